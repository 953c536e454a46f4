import { join } from 'node:path';
import { startLocalKafka } from '@anjuan/local-kafka';
import { startLocalPostgres } from '@anjuan/local-postgres';
import { ensureDatabase } from '@anjuan/service-host';
import type { Logger } from 'pino';
import type { DistributedConfig } from './config.ts';
import { keepServer, type KeptServer } from './keeping/keep-server.ts';
import type { pidFiles } from './keeping/pid-files.ts';
import { portsNeeded } from './plan.ts';

export interface Servers {
  /** Owner's connection string. */
  readonly databaseUrl: string;
  readonly brokers: string;
  readonly kept: readonly KeptServer[];
}

type Files = ReturnType<typeof pidFiles>;

/** Starts those of PostgreSQL and Kafka that are not given. `kept` is told of each as soon as it runs. Throws what a start throws. */
export async function startServers(
  config: DistributedConfig,
  files: Files,
  log: Logger,
  kept: KeptServer[],
): Promise<Omit<Servers, 'kept'>> {
  const [database, broker] = await Promise.allSettled([
    config.databaseUrl ?? startPostgres(config, files, log, kept),
    config.brokers ?? startKafka(config, files, log, kept),
  ]);
  if (database.status === 'rejected') throw database.reason;
  if (broker.status === 'rejected') throw broker.reason;
  return { databaseUrl: database.value, brokers: broker.value };
}

async function startPostgres({ dataDir, copies }: DistributedConfig, files: Files, log: Logger, kept: KeptServer[]): Promise<string> {
  // Each process has pools for store, keys and each of its read models.
  const settings = { max_connections: String(60 + 40 * portsNeeded(copies)) };
  let port: number | undefined;
  let url = '';
  const start = async () => {
    const server = await startLocalPostgres({ dataDir: join(dataDir, 'postgres'), settings, ...(port === undefined ? {} : { port }) });
    port = server.port;
    url = server.url('anjuan');
    await ensureDatabase(server.url(), 'anjuan');
    return server;
  };
  kept.push(await keepServer('postgres', start, files, log));
  return url;
}

async function startKafka({ dataDir }: DistributedConfig, files: Files, log: Logger, kept: KeptServer[]): Promise<string> {
  let port: number | undefined;
  const start = async () => {
    const server = await startLocalKafka({ dataDir: join(dataDir, 'kafka'), ...(port === undefined ? {} : { port }) });
    port = server.port;
    return server;
  };
  kept.push(await keepServer('kafka', start, files, log));
  return `127.0.0.1:${port}`;
}
