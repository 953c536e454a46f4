import { openClient } from './measure/client.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres } from '@anjuan/local-postgres';
import type { BenchContext } from './benchmark.ts';

/**
 * Starts a PostgreSQL of its own in the temporary folder with the settings the product runs with: commits wait for the disk.
 * `stop` ends it and removes its files.
 */
export async function openContext(quick: boolean): Promise<BenchContext & { stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-'));
  const server = await startLocalPostgres({ dataDir: join(folder, 'postgres') });
  const database = async (): Promise<string> => {
    const name = `bench_${randomBytes(4).toString('hex')}`;
    const client = await openClient(server.url());
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return server.url(name);
  };
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { quick, server, database, stop, say: (text) => void process.stderr.write(`  ${text}\n`) };
}
