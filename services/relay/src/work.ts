import { checkRelayed } from '@anjuan/checker';
import { formatPosition } from '@anjuan/contracts';
import { rebuildTopics, type TopicSettings } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import { createJobs } from '@anjuan/service-kit';
import type { Kafka } from 'kafkajs';
import type { RelayWork } from './health-server.ts';

export interface RelayWorkParts {
  readonly store: EventStore;
  readonly kafka: Kafka;
  readonly topics: TopicSettings;
  readonly sessionTimeoutMs: number;
  readonly onError: (kind: string, error: unknown) => void;
}

/** The work that needs both the store and the topics, so that any relay can do it, active or not. */
export function relayWork({ store, kafka, topics, sessionTimeoutMs, onError }: RelayWorkParts): RelayWork {
  const jobs = createJobs(onError);
  const check = (report: (done: number, total: number | null) => void) =>
    checkRelayed({ kafka, prefix: topics.prefix }, store, (events) => report(events, null));
  const rebuild = async (report: (done: number, total: number | null) => void): Promise<unknown> => {
    const done = await rebuildTopics({
      ...{ store, kafka, topics, sessionTimeoutMs },
      // Consumers know by their marks what they have handled, also under another number of partitions: none has to come to the end first.
      beforeRepartition: () => Promise.resolve(),
      onProgress: ({ published }) => report(published, null),
      onError: (error) => onError('topics', error),
    });
    return { published: done.published, position: formatPosition(done.position), partitions: topics.partitions };
  };
  return {
    check: () => jobs.start('check', check),
    rebuildTopics: () => jobs.start('topics rebuild', rebuild),
    find: (job) => jobs.find(job),
  };
}
