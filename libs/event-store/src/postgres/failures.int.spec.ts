import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appended, collect, eventFor, eventsFor, freshStream } from '../contract/fixtures.ts';
import { EventStoreUnavailable } from '../errors.ts';
import type { EventStore } from '../port.ts';
import { prepare, type Prepared } from './testing/prepared.ts';
import { tcpProxy, type TcpProxy } from './testing/tcp-proxy.ts';

// Real: PostgreSQL, and a TCP proxy of the test's own before it that loses answers.
describe('when the connection fails', () => {
  let database: Prepared;
  let proxy: TcpProxy;
  let direct: EventStore;
  beforeAll(async () => {
    database = await prepare();
    proxy = await tcpProxy(database.appUrl);
    direct = database.open();
  });
  afterAll(async () => {
    await proxy.close();
    await database.drop();
  });
  const withMark = (mark: string) => (sent: Buffer) => sent.includes(mark);

  it.each([1, 3])('an append of %p events cut between commit and reply is sent again and stands once', async (count) => {
    const store = database.open({ connectionString: proxy.url });
    const stream = freshStream();
    const before = proxy.swallowed();
    proxy.cutAtAnswerTo(withMark(`mark-${count}`));
    const events = Array.from({ length: count }, (_, n) => eventFor(stream, { data: { mark: `mark-${count}`, n } }));
    const result = await store.append(stream, events, 'no-stream');
    expect(proxy.swallowed()).toBe(before + 1);
    expect(appended(result)).toMatchObject({ revision: count - 1, repeated: true });
    expect(await collect(direct.readStream(stream))).toHaveLength(count);
  });

  it('without further attempts its outcome is unknown, and the caller may repeat', async () => {
    const store = database.open({ connectionString: proxy.url, attempts: 1 });
    const stream = freshStream();
    const event = eventFor(stream, { data: { mark: 'unknown' } });
    proxy.cutAtAnswerTo(withMark('unknown'));
    await expect(store.append(stream, [event], 'no-stream')).rejects.toBeInstanceOf(EventStoreUnavailable);
    expect(await collect(direct.readStream(stream))).toHaveLength(1);
    expect(appended(await store.append(stream, [event], 'no-stream'))).toMatchObject({ revision: 0, repeated: true });
  });

  it('a server that never answers is given up after the time limit', async () => {
    const store = database.open({ attempts: 2, timeoutMs: 50 });
    const stream = freshStream();
    await database.owner.query('BEGIN');
    await database.owner.query('LOCK TABLE event_store.events IN ACCESS EXCLUSIVE MODE');
    await expect(store.append(stream, eventsFor(stream, 1), 'any')).rejects.toBeInstanceOf(EventStoreUnavailable);
    await database.owner.query('ROLLBACK');
  });

  it('connections that the server closed while they were idle are replaced', async () => {
    const store = database.open();
    const stream = freshStream();
    await store.append(stream, eventsFor(stream, 1), 'any');
    await collect(store.readStream(stream));
    await database.owner.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    await store.append(stream, eventsFor(stream, 1), 'any');
    expect(await collect(store.readStream(stream))).toHaveLength(2);
  });

  it('a reader that holds one page asks the server for no more than the next', async () => {
    const store = database.open({ connectionString: proxy.url });
    const stream = freshStream();
    const after = await store.head();
    const text = 'x'.repeat(10_000);
    await direct.appendMany(
      Array.from({ length: 30 }, () => ({
        stream,
        events: eventsFor(stream, 50).map((event) => ({ ...event, data: { text } })),
        expected: 'any' as const,
      })),
    );
    const before = proxy.received();
    const pages = store.subscribe({ after, pageSize: 50 })[Symbol.asyncIterator]();
    await pages.next();
    for (let i = 0; i < 50; i += 1) await direct.append(stream, [eventFor(stream)], 'any');
    expect(proxy.received() - before).toBeLessThan(2 * 50 * 11_000);
    await pages.return?.();
  });
});
