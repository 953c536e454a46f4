import { randomUUID } from 'node:crypto';
import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { settled, testDatabase } from '@anjuan/testing';

/** A real store with events of so many cases in two owners' streams, settled. */
export async function filledStore(cases: number): Promise<{ url: string; store: EventStore; drop(): Promise<void> }> {
  const database = await testDatabase();
  await migrateEventStore(database.url);
  const store = createPostgresEventStore({ connectionString: database.url });
  await addCases(store, cases);
  await settled(database.url);
  return {
    ...{ url: database.url, store },
    drop: async () => {
      await store.close();
      await database.drop();
    },
  };
}

/** Three events for each case: two of intake, one of assignment between them. */
export async function addCases(store: EventStore, cases: number): Promise<void> {
  for (let number = 0; number < cases; number += 1) {
    const caseId = `C-${randomUUID().slice(0, 8)}`;
    const event = (text: string) => ({
      ...{ id: randomUUID(), type: 'PetitionRegistered', schemaVersion: 1, caseId, causationId: null, correlationId: caseId },
      ...{ actor: { id: 'u-7', role: 'intake-clerk', unit: 'S002' }, occurredAt: new Date(0), data: { text } },
    });
    await store.append(`intake-${caseId}`, [event('一')], 'no-stream');
    await store.append(`assignment-${caseId}`, [event('二')], 'no-stream');
    await store.append(`intake-${caseId}`, [event('三')], 0);
  }
}
