import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLocalPostgres, type LocalPostgres } from '@anjuan/local-postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@anjuan/contracts';
import { collect, eventFor, freshStream, idsOf } from '../contract/fixtures.ts';
import { EventStoreUnavailable } from '../errors.ts';
import { migrateEventStore } from './migrate.ts';
import { createPostgresEventStore } from './postgres-event-store.ts';

// Real: a PostgreSQL of the suite's own whose commits wait for the disk, stopped in order and killed while appends and a reader are at work.
describe('the database goes down under load', () => {
  let folder: string;
  let server: LocalPostgres;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-durability-'));
    server = await startLocalPostgres({ dataDir: join(folder, 'postgres') });
    await migrateEventStore(server.url());
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const restart = async (): Promise<void> => {
    server = await startLocalPostgres({ dataDir: join(folder, 'postgres'), port: server.port });
  };
  const ways: [string, () => Promise<void>][] = [
    ['stopped in order', () => server.stop()],
    ['killed with -9', async () => (process.kill(server.pid, 'SIGKILL'), await server.exited, undefined)],
  ];

  it.each(ways)('%s and started again: every acknowledged event is there once, the subscriber has them all', async (_, goDown) => {
    const store = createPostgresEventStore({ connectionString: server.url(), attempts: 1 });
    const after = await store.head();
    const acknowledged = new Map<string, number>();
    const aborter = new AbortController();
    const seen: RecordedEvent[] = [];
    const state = { writing: true, written: false };
    const subscriber = (async () => {
      for await (const page of store.subscribe({ after, signal: aborter.signal })) {
        seen.push(...page.events);
        if (state.written && seen.length >= acknowledged.size) aborter.abort();
      }
    })();
    let goal = 400;
    let reached: () => void = () => undefined;
    let unavailable = 0;
    const streams = Array.from({ length: 16 }, () => freshStream());
    const writer = async (stream: string): Promise<void> => {
      for (let revision = -1; state.writing;) {
        const event = eventFor(stream);
        for (let done = false; !done;) {
          try {
            const result = await store.append(stream, [event], revision < 0 ? 'no-stream' : revision);
            if (result.outcome !== 'appended') throw new Error('only this writer appends here');
            revision = result.revision;
            acknowledged.set(event.id, revision);
            done = true;
          } catch (error) {
            if (!(error instanceof EventStoreUnavailable)) throw error;
            unavailable += 1;
          }
        }
        if (acknowledged.size >= goal) reached();
      }
    };
    const writers = streams.map(writer);
    const writtenMore = (count: number) => new Promise<void>((resolve) => ((goal = acknowledged.size + count), (reached = resolve)));
    for (let time = 0; time < 2; time += 1) {
      await writtenMore(400);
      await goDown();
      await restart();
    }
    await writtenMore(400);
    state.writing = false;
    await Promise.all(writers);
    state.written = true;
    if (seen.length >= acknowledged.size) aborter.abort();
    await subscriber; // ends when it has seen as many as were acknowledged

    const stored = (await Promise.all(streams.map((stream) => collect(store.readStream(stream))))).flat();
    expect(new Map(stored.map(({ id, revision }) => [id, revision]))).toEqual(acknowledged);
    expect(stored).toHaveLength(acknowledged.size);
    expect(acknowledged.size).toBeGreaterThanOrEqual(1_200);
    expect(idsOf(seen).sort()).toEqual([...acknowledged.keys()].sort());
    expect(unavailable).toBeGreaterThan(0); // the outages were noticed, and the callers repeated
    await store.close();
  });
});
