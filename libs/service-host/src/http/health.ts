import type { Transport } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';

export interface Health {
  readonly transport: Transport;
  readonly isListening: () => boolean;
  /** Consumers and tasks that ended by themselves. */
  readonly dead: () => readonly string[];
  /** Rejects where something else that is needed does not answer. */
  readonly needs: () => Promise<void>;
}

/** Longest time a loop may stand still before the process counts as hung, milliseconds: far above the longest delivery. */
const stillMs = 120_000;
/** Longest wait for the store and the broker, milliseconds. */
const patienceMs = 3_000;

/** What keeps a process from being live or ready: names of parts, nothing else; none when all is well. */
export const unfit = {
  /** A consumer that ended or whose loop stands still will not come back by itself: the process is to be started anew. */
  alive({ transport, dead }: Health): readonly string[] {
    const still = transport.statuses().filter(({ state, idleMs }) => state === 'stopped' || idleMs > stillMs);
    return [...new Set([...dead(), ...still.map(({ name }) => name)])];
  },
  async ready(health: Health, store: EventStore): Promise<readonly string[]> {
    const faults = [...unfit.alive(health)];
    if (!health.isListening()) faults.push('listening');
    // One that tries again is at work: its own classifier that is down, say, keeps no request from being taken.
    faults.push(...health.transport.statuses().flatMap(({ name, state }) => (state === 'hole' ? [name] : [])));
    const [stored, others] = await Promise.all([answers(store.head()), answers(health.needs())]);
    if (!stored) faults.push('store');
    if (!others) faults.push('broker');
    return faults;
  },
};

async function answers(asked: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)));
  const answered = asked.then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([answered, late]);
  clearTimeout(timer);
  return answer;
}
