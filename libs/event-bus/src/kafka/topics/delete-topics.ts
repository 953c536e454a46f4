import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { brokerErrorOf } from '../connection/broker-error.ts';

/** Topics were still listed when the time was up. */
export class TopicsNotGone extends Error {
  override readonly name = 'TopicsNotGone';
}

/**
 * Deletes the topics that are there and waits until the broker lists none of them any more. Throws TopicsNotGone after `timeoutMs`
 * (30,000 when absent), or the signal's reason.
 */
export async function deleteTopics(
  admin: Admin,
  topics: readonly string[],
  options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const deadline = performance.now() + (options.timeoutMs ?? 30_000);
  for (;;) {
    options.signal?.throwIfAborted();
    const listed = new Set(await admin.listTopics());
    const left = topics.filter((topic) => listed.has(topic));
    if (left.length === 0) return;
    if (performance.now() > deadline) throw new TopicsNotGone(`主题仍未删除 / topics are still there: ${left.join(', ')}`);
    try {
      await admin.deleteTopics({ topics: left, timeout: 15_000 });
    } catch (error) {
      if (brokerErrorOf(error)?.type !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error;
    }
    await delay(50);
  }
}
