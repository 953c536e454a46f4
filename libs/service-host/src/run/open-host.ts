import { createKurrentEventStore, createPostgresEventStore } from '@anjuan/event-store';
import { checkMasterKeys, createVault, deriveSecret, type MasterKeys } from '@anjuan/personal-data';
import type { Regulation } from '@anjuan/regulation';
import { commandRunner, createJobs, type Host } from '@anjuan/service-kit';
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

/** Opens what every service is given. Closed by `undo`, also after a failed start. Throws UnknownMasterKey, and what the database answers. */
export async function openHost({ databaseUrl, keys, log, regulation, kurrentUrl }: HostParts, undo: Undo): Promise<Host> {
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
  return {
    ...{ databaseUrl, store, vault, runner: commandRunner(store, vault), clock: () => new Date(), regulation },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    report: (where, error) => log.error({ where, ...detailsOf(error) }, 'background work failed'),
    jobs: createJobs((kind, error) => log.error({ kind, ...detailsOf(error) }, 'job failed')),
  };
}
