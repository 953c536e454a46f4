import { AlreadyRunning, ensureMasterKeys, lockFolder, openHost, runFiles, undoStack, type OpenHost } from '@anjuan/service-host';
import type { Logger } from 'pino';
import type { StandaloneConfig } from './config.ts';
import { openDatabase } from './process/database.ts';

/**
 * Works on the store of a data folder while no server runs on it: without services, consumers or HTTP. Throws AlreadyRunning, and what the
 * database or the work throws; nothing is left running.
 */
export async function withHost<T>(config: StandaloneConfig, log: Logger, work: (host: OpenHost) => Promise<T>): Promise<T> {
  const lock = lockFolder(config.dataDir);
  if ('heldBy' in lock) throw new AlreadyRunning(config.dataDir, runFiles(config.dataDir).read()?.url ?? `pid ${lock.heldBy}`);
  const undo = undoStack(log);
  undo.add(() => lock.release());
  try {
    const keys = await ensureMasterKeys(config);
    const database = await openDatabase(config, keys);
    undo.add(() => database.stop());
    return await work(await openHost({ ...config, databaseUrl: database.appUrl, keys, log }, undo));
  } finally {
    await undo.unwind();
  }
}
