import { setTimeout as delay } from 'node:timers/promises';
import type { Day, Regulation } from '@anjuan/regulation';
import type { ReadModel } from '@anjuan/read-models';
import type { Background, Host } from '@anjuan/service-kit';
import { expire } from '../domain/index.ts';
import { Timer } from '../read-model/timers/entities.ts';
import { decideTimer, eachTimer, todayAt, type DueTimer } from './clock-timer.ts';

const name = 'supervision/expire-when-due';
const batch = 500;
const lanes = 32;

export interface SchedulerOptions {
  /** Pause between two looks at the timers, milliseconds. */
  readonly everyMs?: number;
}

/**
 * Fires the timers of limits that are over. A timer is durable (a row made from events) and fires once: the event's id derives from the
 * run of the clock, and the decider sees an expiry that already stands; several copies of this service can look at the same time.
 */
export function expiring(host: Host, timers: ReadModel, regulation: Regulation, options: SchedulerOptions = {}): Background {
  return {
    name,
    async run(signal) {
      while (!signal.aborted) {
        try {
          const fired = await fireDue(host, timers, regulation, signal);
          if (fired === batch) continue;
        } catch (error) {
          host.report(name, error);
        }
        await delay(options.everyMs ?? 1000, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

/**
 * Fires what is due, at most one batch; gives the number looked at. What is due is told by the clock of the database, one for all copies: a
 * process whose own clock goes wrong must not let a limit run out early.
 */
export async function fireDue(host: Host, timers: ReadModel, regulation: Regulation, signal?: AbortSignal): Promise<number> {
  const today = await todayAt(timers);
  const due = await timers.manager
    .createQueryBuilder(Timer, 't')
    .where('t.running AND t.due < :today', { today })
    .orderBy('t.due')
    .addOrderBy('t.case_id')
    .limit(batch)
    .getMany();
  await eachTimer(due, lanes, (timer) => fire(host, timer, today, regulation), signal);
  // The rows go when the projection has seen the expiries; until then the next look would only find the same ones.
  await settled(timers, due, signal);
  return due.length;
}

/** Fires one timer: whether the limit has run out is decided by its case. */
export function fire(host: Pick<Host, 'runner' | 'clock'>, timer: DueTimer, today: Day, regulation: Regulation): Promise<void> {
  return decideTimer(host, timer, [name], (clock, known) => expire(clock, known, today, regulation));
}

async function settled(timers: ReadModel, due: readonly Timer[], signal?: AbortSignal): Promise<void> {
  const last = due.at(-1);
  for (let waited = 0; last && waited < 5_000 && !signal?.aborted; waited += 20) {
    const { caseId, clock, run } = last;
    if (!(await timers.manager.existsBy(Timer, { caseId, clock, run, due: last.due, running: true }))) return;
    await delay(20);
  }
}
