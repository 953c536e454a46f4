import { AlreadyRunning, askedToEnd, DatabaseInUse, endProcess, processLog, runMain } from '@anjuan/service-host';
import { standaloneConfig } from './config.ts';
import { startStandalone } from './standalone.ts';

await runMain(async () => {
  const config = standaloneConfig(process.argv.slice(2), process.env);
  const log = processLog('standalone', config.log);
  const asked = askedToEnd();
  const system = await startStandalone(config, log);
  console.log(`Anjuan is ready at ${system.url}`);
  const why = await Promise.race([asked, system.lost.then(() => 'lost' as const)]);
  if (why === 'lost') log.error('数据库意外停止 / the database ended by itself');
  await endProcess(log, () => system.stop(), why === 'asked' ? 0 : 1);
}, [AlreadyRunning, DatabaseInUse]);
