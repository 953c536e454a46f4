import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithLocalKafka, ownBroker, testDatabase, type OwnBroker } from '@anjuan/testing';
import { createPostgresEventStore, EventStoreUnavailable, type EventStore } from '@anjuan/event-store';
import { faultsOf, readTopics } from './testing/read-topics.ts';
import { allOf, appendCases, reached, relayed, when, type Relayed } from './testing/relayed.ts';

const patience = 180_000;

// Real: PostgreSQL, a broker of this suite's own.
describeWithLocalKafka('a relay whose broker or store goes away', () => {
  let broker: OwnBroker;
  let system: Relayed;
  beforeAll(async () => {
    broker = await ownBroker();
    system = await relayed({ brokers: broker.brokers, newPrefix: () => 'outages', dropTopics: () => Promise.resolve() });
  }, patience);
  afterAll(async () => {
    await system.dispose();
    await broker.remove();
  }, patience);

  const faults = async () => {
    const events = await allOf(system.store);
    return faultsOf(await readTopics(system.kafka, system.topics.prefix, events.length), events, 4);
  };

  it.each(['stop', 'kill'] as const)(
    'says that it tries again after the broker’s %s, and goes on when it is back',
    async (end) => {
      const { relay, stop } = system.start();
      await when(reached(relay, await appendCases(system.store, 20, 10)));
      const during = appendCases(system.store, 100, 10);
      await broker[end]();
      await during;
      await when(() => relay.status().state === 'retrying');
      await broker.start();
      await when(reached(relay, await appendCases(system.store, 20, 10)));
      expect(relay.status()).toMatchObject({ state: 'active', lastError: null });
      expect(await faults()).toEqual([]);
      await stop();
    },
    patience,
  );

  it(
    'ends when it is told to, also while the broker does not answer',
    async () => {
      const { relay, stop } = system.start();
      await when(() => relay.status().state === 'active');
      await broker.pause();
      await appendCases(system.store, 5, 10);
      await stop();
      expect(relay.status().state).toBe('stopped');
      await broker.unpause();
    },
    patience,
  );

  it(
    'says that it tries again while the store does not answer, and goes on after it',
    async () => {
      let away = true;
      const gone = () => Promise.reject(new EventStoreUnavailable('away'));
      const store: EventStore = {
        ...system.store,
        head: () => (away ? gone() : system.store.head()),
        subscribe: (options) => (away ? failing() : system.store.subscribe(options)),
      };
      const { relay, stop } = system.start({ store });
      await when(() => relay.status().lastError === 'EventStoreUnavailable');
      expect(relay.status().state).toBe('retrying');
      away = false;
      await when(reached(relay, await system.store.head()));
      await when(() => relay.status().state === 'active');
      expect(await faults()).toEqual([]);
      await stop();
    },
    patience,
  );

  it(
    'says that it tries again when the store has no tables yet',
    async () => {
      const database = await testDatabase();
      const store = createPostgresEventStore({ connectionString: database.url }); // not migrated
      const { relay, stop } = system.start({ store });
      await when(() => relay.status().lastError === 'EventStoreUnavailable');
      expect(relay.status()).toMatchObject({ state: 'retrying', published: 0 });
      await stop();
      await store.close();
      await database.drop();
    },
    patience,
  );
});

async function* failing(): AsyncGenerator<never> {
  await Promise.resolve();
  throw new EventStoreUnavailable('away');
}
