import pg from 'pg';
import { comparePositions, formatPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import { CopyRefused, type CopiedEvent, type CopyTarget } from '../../copy-target.ts';
import { EventStoreUnavailable } from '../../errors.ts';
import { codeOf } from '../connection/failures.ts';
import { inTransaction, migrateEventStore } from '../migrate.ts';
import { createPostgresEventStore } from '../postgres-event-store.ts';
import { writeCopies } from './write-copies.ts';

interface LastRow {
  readonly stream: string;
  readonly revision: string;
  readonly transaction: string;
  readonly sequence: string;
  readonly source_transaction: string | null;
  readonly source_sequence: string | null;
}

/**
 * PostgreSQL as a target. `ownerUrl` is of the role that owns the schema: only it may write rows itself, and only so can an event keep the time at
 * which another store recorded it. The application role holds no INSERT and has no function for it. Brings the schema to this version
 * first. Throws what the database throws on connecting.
 */
export async function openPostgresCopyTarget(ownerUrl: string): Promise<CopyTarget> {
  await migrateEventStore(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // the statement that waits fails with it
  await client.connect();
  const store = createPostgresEventStore({ connectionString: ownerUrl });

  const lastRow = async (): Promise<LastRow | undefined> => {
    const found =
      await client.query<LastRow>(`SELECT e.stream, e.revision, e.transaction, e.sequence, c.source_transaction, c.source_sequence
      FROM event_store.events e LEFT JOIN event_store.copied c USING (transaction, sequence)
      ORDER BY e.transaction DESC, e.sequence DESC LIMIT 1`);
    return found.rows[0];
  };

  const write = async (events: readonly RecordedEvent[]): Promise<void> => {
    await inTransaction(client, async () => {
      await client.query('LOCK TABLE event_store.events IN SHARE ROW EXCLUSIVE MODE'); // nobody appends, and no second copy writes
      const last = await lastRow();
      const origin = originOf(last);
      if (last && !origin) throw new CopyRefused('the target has gone on by itself');
      const fresh = events.filter(({ position }) => !origin || comparePositions(position, origin) > 0);
      if (fresh.length > 0) await writeCopies(client, fresh);
    });
  };

  return {
    last: async () => {
      const row = await told(lastRow());
      if (!row) return null;
      for await (const event of store.readStream(row.stream, { from: Number(row.revision), limit: 1 }))
        return { event, origin: originOf(row) };
      return null;
    },
    write: (events) => told(write(events)),
    read: async function* (signal) {
      for await (const { events } of store.readAll(signal ? { signal } : {})) yield await withOrigins(client, events);
    },
    close: async () => {
      await store.close();
      await client.end();
    },
  };
}

function originOf(row: LastRow | undefined): Position | null {
  if (!row?.source_transaction || !row.source_sequence) return null;
  return { transaction: BigInt(row.source_transaction), sequence: BigInt(row.source_sequence) };
}

async function withOrigins(client: pg.Client, events: readonly RecordedEvent[]): Promise<readonly CopiedEvent[]> {
  const [first, last] = [events[0]?.position, events.at(-1)?.position];
  if (!first || !last) return [];
  const found = await told(
    client.query<LastRow>(
      `SELECT * FROM event_store.copied WHERE (transaction, sequence) >= ($1::int8, $2::int8) AND (transaction, sequence) <= ($3::int8, $4::int8)`,
      [first.transaction, first.sequence, last.transaction, last.sequence].map(String),
    ),
  );
  const origins = new Map(found.rows.map((row) => [`${row.transaction}.${row.sequence}`, originOf(row)]));
  return events.map((event) => ({ event, origin: origins.get(formatPosition(event.position)) ?? null }));
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof CopyRefused || cause instanceof EventStoreUnavailable) throw cause;
    throw new EventStoreUnavailable(`事件库没有应答 / the event store did not answer (${codeOf(cause)})`, { cause });
  }
}
