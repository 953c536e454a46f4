import { join } from 'node:path';
import { migrateEventStore } from '@anjuan/event-store';
import { connectionsGone, startLocalPostgres, type LocalPostgres } from '@anjuan/local-postgres';
import { deriveSecret, migratePersonalData, type MasterKeys } from '@anjuan/personal-data';
import pg from 'pg';
import type { StandaloneConfig } from '../config.ts';

const appRole = 'anjuan_app';

export interface Database {
  /** Connection string of the application role: may append and read, owns only read models. */
  readonly appUrl: string;
  /** Resolves when the embedded server ends by itself; never for a server that is not ours. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

/** Brings up the database (embedded, or the one that DATABASE_URL names), migrates it, and makes the application role. */
export async function openDatabase(config: StandaloneConfig, keys: MasterKeys): Promise<Database> {
  const server = config.databaseUrl === undefined ? await startLocalPostgres({ dataDir: join(config.dataDir, 'postgres') }) : undefined;
  try {
    const ownerUrl = config.databaseUrl ?? (await ownDatabase(server as LocalPostgres));
    const appPassword = deriveSecret(keys.root, 'database-role').toString('hex');
    await migrateEventStore(ownerUrl, { appRole, appPassword });
    await migratePersonalData(ownerUrl, appRole);
    await inside(ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
      await client.query(`GRANT CREATE ON DATABASE ${client.escapeIdentifier(rows[0]?.name ?? '')} TO ${appRole}`);
    });
    const appUrl = new URL(ownerUrl);
    appUrl.username = appRole;
    appUrl.password = appPassword;
    return {
      appUrl: appUrl.href,
      lost: server ? server.exited.then(() => undefined) : new Promise(() => undefined),
      stop: async () => {
        if (!server) return;
        // Where it cannot be asked any more it has stopped already: that is what was wanted.
        await connectionsGone(ownerUrl, 1_000).catch(() => false);
        await server.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

async function ownDatabase(server: LocalPostgres): Promise<string> {
  await inside(server.url(), async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'anjuan'`);
    if (!rowCount) await client.query('CREATE DATABASE anjuan');
  });
  return server.url('anjuan');
}

async function inside(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
