import { DatabaseInUse, processLog, runMain } from '@anjuan/service-host';
import { setupConfig } from './config.ts';
import { setUp } from './setup.ts';

await runMain(async () => {
  const config = setupConfig(process.argv.slice(2), process.env);
  await setUp(config, processLog('setup', config.log));
  console.log('Anjuan is set up');
}, [DatabaseInUse]);
