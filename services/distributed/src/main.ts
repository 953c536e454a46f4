import { AlreadyRunning, askedToEnd, DatabaseInUse, endProcess, processLog, runMain } from '@anjuan/service-host';
import { distributedConfig } from './config.ts';
import { startDistributed } from './distributed.ts';

await runMain(async () => {
  const config = distributedConfig(process.argv.slice(2), process.env);
  const log = processLog('distributed', config.log);
  const asked = askedToEnd();
  const ending = new AbortController();
  void asked.then(() => ending.abort());
  const system = await startDistributed(config, log, ending.signal).catch((error: unknown) => {
    if (ending.signal.aborted) process.exit(0); // asked to end while it was starting: nothing is left
    throw error;
  });
  console.log(`Anjuan is ready at ${system.url}`);
  await asked;
  await endProcess(log, () => system.stop(), 0);
}, [AlreadyRunning, DatabaseInUse]);
