import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import type { EventToAppend } from '@anjuan/contracts';

export interface EmmettPeer {
  append(stream: string, revision: number, event: EventToAppend): Promise<void>;
  close(): Promise<void>;
}

/** The field's TypeScript event store on the same PostgreSQL, its schema made beforehand, with its own pool as it comes. */
export async function openEmmett(url: string): Promise<EmmettPeer> {
  const store = getPostgreSQLEventStore(url, { schema: { autoMigration: 'None' } });
  await store.schema.migrate();
  return {
    append: async (stream, revision, event) => {
      const { type, data, ...metadata } = event;
      const written = { type, data, metadata: { ...metadata, occurredAt: metadata.occurredAt.toISOString() } };
      const expectedStreamVersion = revision === 0 ? ('STREAM_DOES_NOT_EXIST' as const) : BigInt(revision);
      await store.appendToStream(stream, [written], { expectedStreamVersion });
    },
    close: () => store.close(),
  };
}
