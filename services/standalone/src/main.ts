import { pino } from 'pino';
import { standaloneConfig, WrongUsage } from './config.ts';
import { AlreadyRunning, startStandalone } from './standalone.ts';

const log = pino({ level: process.env['ANJUAN_LOG'] ?? 'info' }, pino.destination({ dest: 2, sync: true }));

async function main(): Promise<void> {
  const config = standaloneConfig(process.argv.slice(2), process.env);
  let asked = false;
  const stopping = new Promise<void>((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        asked = true;
        stop();
      });
    }
  });
  const system = await startStandalone(config, log);
  console.log(`Anjuan is ready at ${system.url}`);
  await Promise.race([stopping, system.lost]);
  if (!asked) log.error('数据库意外停止 / the database ended by itself');
  await system.stop();
  process.exit(asked ? 0 : 1);
}

main().catch((error: unknown) => {
  const known = error instanceof WrongUsage || error instanceof AlreadyRunning;
  console.error(known ? error.message : error);
  process.exit(error instanceof WrongUsage ? 2 : 1);
});
