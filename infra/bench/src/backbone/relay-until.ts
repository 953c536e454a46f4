import { comparePositions, type Position } from '@anjuan/contracts';
import { createRelay, type TopicSettings } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import { until } from '@anjuan/testing/system';
import type { Kafka } from 'kafkajs';

/** Runs a relay until it has brought everything up to a place, and gives how long that took from its first event on, in seconds. */
export async function relayUntil(kafka: Kafka, topics: TopicSettings, store: EventStore, place: Position): Promise<number> {
  const ending = new AbortController();
  let failure: unknown;
  let begun: number | undefined;
  const relay = createRelay({
    ...{ store, kafka, topics },
    onError: (error) => (failure ??= error),
    // Being elected takes seconds and is no throughput.
    onChange: (state) => (begun = state === 'active' ? performance.now() : begun),
  });
  const running = relay.run(ending.signal);
  await until('the relay has come to the end', () => {
    if (failure instanceof Error) throw failure;
    const { position } = relay.status();
    return Promise.resolve(position !== null && comparePositions(position, place) >= 0);
  });
  const took = (performance.now() - (begun ?? performance.now())) / 1_000;
  ending.abort();
  await running;
  return took;
}
