import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KurrentDBClient, eventTypeFilter, jsonEvent, streamNameFilter, type AllStreamResolvedEvent } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { KurrentDouble } from './kurrentdb-server.ts';

// Real: KurrentDB's own client, over TCP. What is tested is the double: that it keeps the rules KurrentDB documents, so that the adapter's suites on it
// mean something.
describe("the protocol double of KurrentDB, asked by KurrentDB's client", () => {
  let double: KurrentDouble;
  let client: KurrentDBClient;
  beforeAll(async () => {
    double = await new KurrentDouble().start();
    client = KurrentDBClient.connectionString(double.url);
  });
  afterAll(async () => {
    await client.dispose();
    await double.stop();
  });
  const event = (type = 'Happened') => jsonEvent({ id: randomUUID(), type, data: { a: 1 }, metadata: { b: 2 } });
  /** Reads until the server is reached again; the test's own time limit ends one that never is. */
  const reachable = async (asked: KurrentDBClient): Promise<void> => {
    for (;;) {
      const failure: unknown = await asked.appendToStream(stream(), event()).catch((error: unknown) => error);
      if (!(failure instanceof Error)) return;
    }
  };
  const stream = () => `intake-${randomUUID()}`;
  const revisions = async (name: string, options = {}) => {
    const found: bigint[] = [];
    for await (const { event: read } of client.readStream(name, options)) if (read) found.push(read.revision);
    return found.map(Number);
  };

  it('takes a writing at the right revision only, and tells the true one', async () => {
    const name = stream();
    expect(await client.appendToStream(name, [event(), event()], { streamState: 'no_stream' })).toMatchObject({ nextExpectedRevision: 1n });
    await expect(client.appendToStream(name, event(), { streamState: 'no_stream' })).rejects.toMatchObject({ actualState: 1n });
    await expect(client.appendToStream(name, event(), { streamState: 7n })).rejects.toMatchObject({ actualState: 1n });
    await expect(client.appendToStream(stream(), event(), { streamState: 'stream_exists' })).rejects.toMatchObject({
      actualState: 'no_stream',
    });
    expect(await client.appendToStream(name, event(), { streamState: 'stream_exists' })).toMatchObject({ nextExpectedRevision: 2n });
    expect(await revisions(name)).toEqual([0, 1, 2]);
    expect(await revisions(name, { direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([2, 1]);
  });
  it('knows ids again at their exact revisions for ever, with any only until it is restarted', async () => {
    const [exact, loose] = [stream(), stream()];
    const [one, two] = [event(), event()];
    const first = await client.appendToStream(exact, one, { streamState: 'no_stream' });
    await client.appendToStream(loose, two, { streamState: 'any' });
    expect(await client.appendToStream(loose, two, { streamState: 'any' })).toMatchObject({ nextExpectedRevision: 0n });
    await expect(client.appendToStream(loose, [two, event()], { streamState: 'any' })).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    await double.stop();
    await double.start();
    const again = KurrentDBClient.connectionString(double.url);
    await reachable(again); // the process's clients share the connection that was cut
    expect(await again.appendToStream(exact, one, { streamState: 'no_stream' })).toEqual(first);
    expect(await again.appendToStream(loose, two, { streamState: 'any' })).toMatchObject({ nextExpectedRevision: 1n });
    await again.dispose();
  });
  it('takes ids again that stand elsewhere in the stream, or in another one', async () => {
    const [name, other] = [stream(), stream()];
    const one = event();
    await client.appendToStream(name, one, { streamState: 'no_stream' });
    expect(await client.appendToStream(name, one, { streamState: 0n })).toMatchObject({ nextExpectedRevision: 1n });
    expect(await client.appendToStream(other, one, { streamState: 'any' })).toMatchObject({ nextExpectedRevision: 0n });
  });
  it('gives everything in one order with its own events between, filtered when asked', async () => {
    const name = stream();
    const { position } = await client.appendToStream(name, [event('A'), event('B'), event('A')], { streamState: 'any' });
    const read = async (options: Parameters<typeof client.readAll>[0]) => {
      const types: (string | undefined)[] = [];
      for await (const { event: found } of client.readAll(options)) types.push(found?.type);
      return types;
    };
    expect(await read({ filter: eventTypeFilter({ regex: '^A$' }) })).toEqual(['A', 'A']);
    expect(await read({ filter: streamNameFilter({ prefixes: [name] }) })).toEqual(['A', 'B', 'A']);
    expect((await read({}))[0]).toBe('$statsCollected');
    expect(await read({ fromPosition: position ?? 'start', filter: eventTypeFilter({ regex: '^[^$]' }) })).toEqual(['A']);
    await expect(read({ fromPosition: { commit: 1n, prepare: 1n } })).rejects.toThrow();
  });
  it('serves subscriptions: what stands, then what comes, with checkpoints where a filter passes much over', async () => {
    const name = stream();
    const first = await client.appendToStream(
      name,
      Array.from({ length: 70 }, () => event('Passed')),
      { streamState: 'any' },
    );
    const checkpoints: bigint[] = [];
    const filter = eventTypeFilter({
      regex: '^Wanted$',
      maxSearchWindow: 32,
      checkpointReached: (_, { commit }) => void checkpoints.push(commit),
    });
    const subscription = client.subscribeToAll({ filter });
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    expect(checkpoints.length).toBeGreaterThanOrEqual(3);
    expect(checkpoints.at(-1)).toBeGreaterThanOrEqual(first.position?.commit ?? 0n);
    const coming = new Promise<AllStreamResolvedEvent>((resolve) => subscription.once('data', resolve));
    await client.appendToStream(name, event('Wanted'), { streamState: 'any' });
    expect((await coming).event?.type).toBe('Wanted');
    await subscription.unsubscribe();
  });
  it('is found by gossip', async () => {
    const address = new URL(double.url).host;
    const found = KurrentDBClient.connectionString(`kurrentdb+discover://${address},${address}?tls=false`);
    expect(await found.appendToStream(stream(), event(), { streamState: 'any' })).toMatchObject({ success: true });
    await found.dispose();
  });
});
