import { MasterKeyError } from '@anjuan/personal-data';
import { pino } from 'pino';
import { standaloneConfig, WrongUsage } from './config.ts';
import { AlreadyRunning, startStandalone } from './standalone.ts';

async function main(): Promise<void> {
  const config = standaloneConfig(process.argv.slice(2), process.env);
  const log = pino({ level: config.log }, pino.destination({ dest: 2, sync: true }));
  const asked = new Promise<'asked'>((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop('asked'));
  });
  const system = await startStandalone(config, log);
  console.log(`Anjuan is ready at ${system.url}`);
  const why = await Promise.race([asked, system.lost.then(() => 'lost' as const)]);
  if (why === 'lost') log.error('数据库意外停止 / the database ended by itself');
  await system.stop();
  process.exit(why === 'asked' ? 0 : 1);
}

main().catch((error: unknown) => {
  const known = error instanceof WrongUsage || error instanceof AlreadyRunning || error instanceof MasterKeyError;
  console.error(known ? error.message : error);
  process.exit(error instanceof WrongUsage || error instanceof MasterKeyError ? 2 : 1);
});
