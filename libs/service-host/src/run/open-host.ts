import { createKurrentEventStore, createPostgresEventStore, createPostgresSnapshots } from '@anjuan/event-store';
import { checkMasterKeys, createVault, deriveSecret, type MasterKeys } from '@anjuan/personal-data';
import type { Regulation } from '@anjuan/regulation';
import { commandRunner, createJobs, createSnapshots, type Host, type Snapshots } from '@anjuan/service-kit';
import pg from 'pg';
import type { Logger } from 'pino';
import { detailsOf, nameOf } from '../log/log.ts';
import type { Undo } from '../process/undo.ts';

export interface HostParts {
  /** Connection string of the role that the services work as. */
  readonly databaseUrl: string;
  readonly keys: MasterKeys;
  readonly log: Logger;
  /** The rules as the office applies them; see `officeRules`. */
  readonly regulation: Regulation;
  /** Connection string of a KurrentDB that is the store; else the store is in the same database. */
  readonly kurrentUrl?: string | undefined;
}

/** What services are given, and what only the process itself may do. */
export interface OpenHost extends Host {
  /** Folded states of long streams; they can be thrown away at any time. */
  readonly snapshots: Snapshots;
}

/** Opens what every service is given. Closed by `undo`, also after a failed start. Throws UnknownMasterKey, and what the database answers. */
export async function openHost({ databaseUrl, keys, log, regulation, kurrentUrl }: HostParts, undo: Undo): Promise<OpenHost> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8, application_name: 'anjuan keys' });
  pool.on('error', (error) => log.warn({ error: nameOf(error) }, 'idle connection lost'));
  undo.add(() => pool.end());
  await checkMasterKeys(pool, keys);
  const store =
    kurrentUrl === undefined
      ? createPostgresEventStore({ connectionString: databaseUrl })
      : createKurrentEventStore({ connectionString: kurrentUrl });
  undo.add(() => store.close());
  const vault = createVault({ pool, masterKeys: keys });
  const report: Host['report'] = (where, error) => log.error({ where, ...detailsOf(error) }, 'background work failed');
  const snapshots = createSnapshots(createPostgresSnapshots(pool), report);
  undo.add(() => snapshots.idle());
  const runner = commandRunner(store, vault, snapshots);
  return {
    ...{ databaseUrl, store, vault, runner, snapshots, clock: () => new Date(), regulation, report },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    jobs: createJobs((kind, error) => log.error({ kind, ...detailsOf(error) }, 'job failed')),
  };
}
