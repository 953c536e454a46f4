import pg from 'pg';
import { createPostgresEventStore, type EventStore } from '@anjuan/event-store';
import { BenchStream } from '../events.ts';
import { ratePerSecond, type Side } from '../measure/interleave.ts';
import { insertBare } from '../peers/bare-insert.ts';
import { openEmmett } from '../peers/emmett.ts';

export interface Appenders {
  readonly side: Side;
  close(): Promise<void>;
}

/** `count` concurrent appenders, each writing its own cases one event at a time, for `milliseconds` a round, through the event store. */
export function storeAppenders(url: string, count: number, milliseconds: number): Appenders {
  const store = createPostgresEventStore({ connectionString: url });
  return { side: () => appendToStore(store, count, milliseconds), close: () => store.close() };
}

/** Appends for a while and gives events per second. Throws when an append is not accepted. */
export function appendToStore(store: EventStore, count: number, milliseconds: number): Promise<number> {
  const streams = Array.from({ length: count }, () => new BenchStream());
  return ratePerSecond(count, milliseconds, async (appender) => {
    const stream = streams[appender] as BenchStream;
    const event = stream.next();
    const result = await store.append(stream.name, [event], stream.revision === 0 ? 'no-stream' : stream.revision - 1);
    if (result.outcome !== 'appended' || result.revision !== stream.revision) throw new Error('an append was not accepted');
  });
}

/** The same through bare INSERTs over a pool of `count` connections. */
export function bareAppenders(url: string, count: number, milliseconds: number): Appenders {
  const pool = new pg.Pool({ connectionString: url, max: count, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  const side: Side = () => {
    const streams = Array.from({ length: count }, () => new BenchStream());
    return ratePerSecond(count, milliseconds, async (appender) => {
      const stream = streams[appender] as BenchStream;
      const event = stream.next();
      await insertBare(pool, stream.name, stream.revision, event);
    });
  };
  return { side, close: () => pool.end() };
}

/** The same through emmett. */
export async function emmettAppenders(url: string, count: number, milliseconds: number): Promise<Appenders> {
  const emmett = await openEmmett(url);
  const side: Side = () => {
    const streams = Array.from({ length: count }, () => new BenchStream());
    return ratePerSecond(count, milliseconds, async (appender) => {
      const stream = streams[appender] as BenchStream;
      const event = stream.next();
      await emmett.append(stream.name, stream.revision, event);
    });
  };
  return { side, close: () => emmett.close() };
}
