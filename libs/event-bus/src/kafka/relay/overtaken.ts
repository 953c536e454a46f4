import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { offsetsOf } from './inspect-topics.ts';
import type { Publisher } from './publisher.ts';

/** Somebody else wrote to the relay's topic while this relay, which thinks it is active, wrote nothing. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

const everyMs = 1_000;

/**
 * Resolves with an Overtaken once the relay's topic goes on behind what the publisher wrote, as when the topics are made anew: a
 * relay without work would not notice otherwise that it is fenced. Resolves with undefined when the signal aborts. A topic that can't be asked
 * says nothing: who publishes sees that for himself.
 */
export async function overtaken(admin: Admin, topic: string, publisher: Publisher, signal: AbortSignal): Promise<Overtaken | undefined> {
  while (!signal.aborted) {
    const last = publisher.lastWritten;
    const [offsets] = await offsetsOf(admin, topic).catch(() => []);
    // After the last record of its own comes the mark of its commit, and nothing else.
    if (last !== undefined && last === publisher.lastWritten && offsets && Number(offsets.high) > last + 2)
      return new Overtaken('检查点主题由他人改写 / somebody else has written to the relay topic');
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
