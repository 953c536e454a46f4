import { join } from 'node:path';
import { inProcessTransport } from '@anjuan/event-bus';
import { createPostgresEventStore } from '@anjuan/event-store';
import {
  checkMasterKeys,
  createVault,
  deriveSecret,
  ensureMasterKeyFile,
  loadMasterKey,
  masterKeyVariables,
  type MasterKeys,
} from '@anjuan/personal-data';
import { commandRunner, createJobs, openApiOf, type Host } from '@anjuan/service-kit';
import pg from 'pg';
import type { Logger } from 'pino';
import type { StandaloneConfig } from './config.ts';
import { createApp } from './http/app.ts';
import { systemOperations } from './http/operations.ts';
import { openDatabase } from './process/database.ts';
import { lockFolder } from './process/folder-lock.ts';
import { openServices } from './process/open-services.ts';
import { runFiles } from './process/run-files.ts';

export interface Standalone {
  readonly url: string;
  /** Resolves when the embedded database ended by itself: the process should end too. */
  readonly lost: Promise<void>;
  /** Orderly end: no new requests, consumers come to rest, database down. */
  stop(): Promise<void>;
}

/** Another process serves this data folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

export const version = '0.1.0';

/**
 * Starts the whole system in this process: database, services, HTTP, page. Resolves when it takes requests.
 * Throws AlreadyRunning, and what the database or a service throws; nothing is left running then.
 */
export async function startStandalone(config: StandaloneConfig, log: Logger): Promise<Standalone> {
  const files = runFiles(config.dataDir);
  const lock = lockFolder(config.dataDir);
  if ('heldBy' in lock) {
    const where = files.read()?.url ?? `pid ${lock.heldBy}`;
    throw new AlreadyRunning(`${config.dataDir} 已由另一进程使用（${where}） / is in use by another process (${where})`);
  }
  const undo: (() => Promise<unknown>)[] = [];
  undo.push(() => {
    lock.release();
    return Promise.resolve();
  });
  const unwind = async (): Promise<void> => {
    for (const step of undo.reverse().splice(0)) await step().catch((error: unknown) => log.error({ error: nameOf(error) }, 'stop'));
  };
  try {
    const keys = await masterKeys(config);
    const database = await openDatabase(config, keys);
    undo.push(() => database.stop());
    const pool = new pg.Pool({ connectionString: database.appUrl, max: 8, application_name: 'anjuan keys' });
    pool.on('error', (error) => log.warn({ error: nameOf(error) }, 'idle connection lost'));
    undo.push(() => pool.end());
    await checkMasterKeys(pool, keys);
    const store = createPostgresEventStore({ connectionString: database.appUrl });
    undo.push(() => store.close());
    const host = hostOf(database.appUrl, store, pool, keys, log);
    const services = await openServices(host, config);
    undo.push(() => Promise.all(services.map((service) => service.close())));
    const transport = inProcessTransport(store, {
      onError: (consumer, error) => log.error({ consumer, ...detailsOf(error) }, 'delivery failed'),
    });
    const openApi = openApiOf([...services.flatMap((service) => service.operations), ...systemOperations], version);
    let ready = false;
    const readModels = services.flatMap((service) => service.readModels);
    const parts = { transport, readModels, jobs: host.jobs, openApi, isReady: () => ready };
    const app = await createApp(services, parts, host, (error) => log.error(detailsOf(error), 'request failed'));
    const ending = new AbortController();
    const tasks = services.flatMap((service) => [
      ...service.consumers.map((consumer) => transport.run(consumer, ending.signal)),
      ...service.background.map((task) => task.run(ending.signal)),
    ]);
    undo.push(() => {
      ending.abort();
      return Promise.all(tasks);
    });
    // Ended before the consumers: nothing more is accepted while they come to rest.
    undo.push(() => app.close());
    await app.listen(config.port, config.host);
    const address = app.getHttpServer().address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const url = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
    ready = true;
    files.write({ url, pid: process.pid });
    undo.push(() => {
      ready = false;
      files.remove();
      return Promise.resolve();
    });
    return { url, lost: database.lost, stop: unwind };
  } catch (error) {
    await unwind();
    throw error;
  }
}

function hostOf(databaseUrl: string, store: Host['store'], pool: pg.Pool, keys: MasterKeys, log: Logger): Host {
  const vault = createVault({ pool, masterKeys: keys });
  return {
    ...{ databaseUrl, store, vault, runner: commandRunner(store, vault), clock: () => new Date() },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    report: (where, error) => log.error({ where, ...detailsOf(error) }, 'background work failed'),
    jobs: createJobs((kind, error) => log.error({ kind, ...detailsOf(error) }, 'job failed')),
  };
}

async function masterKeys(config: StandaloneConfig): Promise<MasterKeys> {
  const given = Object.values(masterKeyVariables).some((name) => config.env[name] !== undefined);
  return given ? loadMasterKey(config.env) : (await ensureMasterKeyFile(join(config.dataDir, 'master.key'))).keys;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

// Name, code and place of an error, never its message: messages of the database can repeat values.
function detailsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const code = 'code' in error ? error.code : undefined;
  const place = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim());
  return { error: error.name, code, place };
}
