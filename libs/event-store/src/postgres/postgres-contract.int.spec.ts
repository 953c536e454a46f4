import { testDatabase } from '@anjuan/testing';
import { eventStoreContract } from '../contract/event-store-contract.ts';
import { migrateEventStore } from './migrate.ts';
import { createPostgresEventStore } from './postgres-event-store.ts';
import { asRole } from './testing/app-url.ts';

// Real: PostgreSQL, as the application role.
eventStoreContract('PostgreSQL', async () => {
  const database = await testDatabase();
  const appRole = `${database.name}_app`;
  await migrateEventStore(database.url, { appRole, appPassword: 'contract' });
  const connectionString = asRole(database.url, appRole, 'contract');
  return {
    open: () => Promise.resolve(createPostgresEventStore({ connectionString })),
    dispose: () => database.drop(),
  };
});
