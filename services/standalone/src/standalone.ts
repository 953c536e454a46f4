import { AlreadyRunning, deliveringFrom, ensureMasterKeys, lockFolder, openHost, runFiles, serve, undoStack } from '@anjuan/service-host';
import type { Logger } from 'pino';
import type { StandaloneConfig } from './config.ts';
import { openDatabase } from './process/database.ts';
import { openServices } from './process/open-services.ts';

export interface Standalone {
  readonly url: string;
  /** Resolves when the embedded database ended by itself: the process should end too. */
  readonly lost: Promise<void>;
  /** Orderly end: no new requests, consumers come to rest, database down. */
  stop(): Promise<void>;
}

/**
 * Starts the whole system in this process: database, services, HTTP, page. Resolves when it takes requests.
 * Throws AlreadyRunning, and what the database or a service throws; nothing is left running then.
 */
export async function startStandalone(config: StandaloneConfig, log: Logger): Promise<Standalone> {
  const files = runFiles(config.dataDir);
  const lock = lockFolder(config.dataDir);
  if ('heldBy' in lock) throw new AlreadyRunning(config.dataDir, files.read()?.url ?? `pid ${lock.heldBy}`);
  const undo = undoStack(log);
  undo.add(() => lock.release());
  try {
    const keys = await ensureMasterKeys(config);
    const database = await openDatabase(config, keys);
    undo.add(() => database.stop());
    const host = await openHost({ ...config, databaseUrl: database.appUrl, keys, log }, undo);
    const services = await openServices(host, config);
    const delivering = deliveringFrom(undefined, host.store, 'standalone', log, undo);
    const { url } = await serve({ name: 'standalone', services, host, ...delivering, page: true, listen: config, log }, undo);
    files.write({ url, pid: process.pid });
    undo.add(() => files.remove());
    return { url, lost: database.lost, stop: () => undo.unwind() };
  } catch (error) {
    await undo.unwind();
    throw error;
  }
}
