import { testDatabase } from '@anjuan/testing';
import pg from 'pg';
import type { EventStore } from '../../port.ts';
import { migrateEventStore } from '../migrate.ts';
import { createPostgresEventStore, type PostgresEventStoreOptions } from '../postgres-event-store.ts';
import { asRole } from './app-url.ts';

/** A migrated database of a suite's own, with an owner's connection, and stores that are closed with it. */
export interface Prepared {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly owner: pg.Client;
  open(options?: PostgresEventStoreOptions): EventStore;
  drop(): Promise<void>;
}

export async function prepare(): Promise<Prepared> {
  const database = await testDatabase();
  const appRole = `${database.name}_app`;
  await migrateEventStore(database.url, { appRole, appPassword: 'suite' });
  const appUrl = asRole(database.url, appRole, 'suite');
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const stores: EventStore[] = [];
  return {
    ownerUrl: database.url,
    appUrl,
    owner,
    open: (options) => {
      const store = createPostgresEventStore({ connectionString: appUrl, ...options });
      stores.push(store);
      return store;
    },
    drop: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await owner.end();
      await database.drop();
    },
  };
}
