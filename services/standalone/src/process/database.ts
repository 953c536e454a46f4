import { join } from 'node:path';
import { connectionsGone, startLocalPostgres, type LocalPostgres } from '@anjuan/local-postgres';
import type { MasterKeys } from '@anjuan/personal-data';
import { ensureDatabase, roleUrl, setUpDatabase, standaloneRoles } from '@anjuan/service-host';
import type { StandaloneConfig } from '../config.ts';

export interface Database {
  /** Connection string of the application role: may append and read, owns only read models. */
  readonly appUrl: string;
  /** Resolves when the embedded server ends by itself; never for a server that is not ours. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

/** Brings up the database (embedded, or the one that DATABASE_URL names), and brings it to this version for the application role. */
export async function openDatabase(config: StandaloneConfig, keys: MasterKeys): Promise<Database> {
  const server = config.databaseUrl === undefined ? await startLocalPostgres({ dataDir: join(config.dataDir, 'postgres') }) : undefined;
  try {
    const ownerUrl = config.databaseUrl ?? (await ownDatabase(server as LocalPostgres));
    const roles = standaloneRoles(keys);
    await setUpDatabase(ownerUrl, roles);
    const [role] = roles;
    return {
      appUrl: roleUrl(ownerUrl, role.name, () => role.password),
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
  await ensureDatabase(server.url(), 'anjuan');
  return server.url('anjuan');
}
