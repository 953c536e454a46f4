import { randomUUID } from 'node:crypto';
import { migrateEventStore, createPostgresEventStore, type EventStore } from '@anjuan/event-store';
import { comparePositions, startPosition, type EventToAppend, type Position, type RecordedEvent } from '@anjuan/contracts';
import { testDatabase, type TestBroker } from '@anjuan/testing';
import type { Kafka } from 'kafkajs';
import { connectKafka } from '../../connection/connect-kafka.ts';
import { createRelay, type Relay, type RelayOptions } from '../relay.ts';
import type { TopicSettings } from '../../topics/create-topics.ts';

/** A store of its own, a prefix of its own on the run's broker, and relays between them. */
export interface Relayed {
  readonly store: EventStore;
  readonly storeUrl: string;
  readonly kafka: Kafka;
  readonly topics: TopicSettings;
  /** Runs a relay until it is stopped or the suite ends. */
  start(options?: Partial<RelayOptions>): { readonly relay: Relay; readonly errors: unknown[]; readonly stop: () => Promise<void> };
  dispose(): Promise<void>;
}

export async function relayed(broker: TestBroker, partitions = 4): Promise<Relayed> {
  const database = await testDatabase();
  await migrateEventStore(database.url);
  const store = createPostgresEventStore({ connectionString: database.url });
  const topics = { prefix: broker.newPrefix(), partitions, replicationFactor: 1 };
  const settings = { brokers: broker.brokers, tls: undefined, sasl: undefined, topics };
  const kafka = connectKafka(settings, 'relay-spec');
  const stops: (() => Promise<void>)[] = [];
  return {
    store,
    storeUrl: database.url,
    kafka,
    topics,
    start: (options = {}) => {
      const errors: unknown[] = [];
      const end = new AbortController();
      const relay = createRelay({ store, kafka, topics, onError: (error) => errors.push(error), ...options });
      const running = relay.run(end.signal);
      const stop = async () => {
        end.abort();
        await running;
      };
      stops.push(stop);
      return { relay, errors, stop };
    },
    dispose: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await store.close();
      await database.drop();
      await broker.dropTopics(topics.prefix);
    },
  };
}

const owners = ['intake', 'classification', 'assignment', 'supervision', 'delivery'] as const;

/** Appends events of so many cases to the streams of all owners in turn. Gives the place of the last. */
export async function appendCases(store: EventStore, cases: number, each: number, wide = 8): Promise<Position> {
  let last: Position = startPosition;
  const one = async (): Promise<void> => {
    const caseId = randomUUID();
    const revisions = new Map<string, number>();
    for (let at = 0; at < each; at += 1) {
      const owner = owners[at % owners.length] ?? 'intake';
      const before = revisions.get(owner);
      const result = await store.append(`${owner}-${caseId}`, [eventOf(caseId, at)], before ?? 'no-stream');
      if (result.outcome !== 'appended') throw new Error('the stream is nobody else’s');
      revisions.set(owner, (before ?? -1) + 1);
      if (comparePositions(result.position, last) > 0) last = result.position;
    }
  };
  let left = cases;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await one();
  };
  await Promise.all(Array.from({ length: wide }, lane));
  return last;
}

function eventOf(caseId: string, number: number): EventToAppend {
  return {
    id: randomUUID(),
    type: 'PetitionRegistered',
    schemaVersion: 2,
    caseId,
    causationId: number % 2 === 0 ? null : randomUUID(),
    correlationId: `entrance-${caseId}`,
    actor: { id: 'u-7', role: 'intake-clerk', unit: number % 3 === 0 ? '' : 'S002' },
    occurredAt: new Date('1998-05-04T16:00:00.123Z'),
    data: { number, title: '拖欠工资', nested: { list: [1, null, 'x'] } },
  };
}

/** Everything the store holds, in its order. */
export async function allOf(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) events.push(...page.events);
  return events;
}

/** Waits until `met`; the test's own time limit ends one that never is. */
export async function when(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 20));
}

export function reached(relay: Relay, place: Position): () => boolean {
  return () => comparePositions(relay.status().position ?? startPosition, place) >= 0;
}
