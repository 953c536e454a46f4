import { setTimeout as delay } from 'node:timers/promises';
import { accept, type SupervisionEvent } from '@anjuan/contracts';
import type { ClockCode, Day, Regulation } from '@anjuan/regulation';
import type { ReadModel } from '@anjuan/read-models';
import { derivedId, type Background, type CommandContext, type Host } from '@anjuan/service-kit';
import { evolve, expire, noClocks, type ClocksState } from '../domain/index.ts';
import { Timer } from '../read-model/timers/timers.projection.ts';
import { momentOf } from './clock-when-stepped.process.ts';

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
    .where('t.due < :today', { today })
    .orderBy('t.due')
    .addOrderBy('t.case_id')
    .limit(batch)
    .getMany();
  const queue = [...due];
  const lane = async (): Promise<void> => {
    for (let timer = queue.shift(); timer && !signal?.aborted; timer = queue.shift()) await fire(host, timer, today, regulation);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, queue.length) }, lane));
  // The rows go when the projection has seen the expiries; until then the next look would only find the same ones.
  await settled(timers, due, signal);
  return due.length;
}

/** Today in Asia/Shanghai by the clock of the database. */
async function todayAt({ manager }: ReadModel): Promise<Day> {
  const rows: { today: Day }[] = await manager.query(`SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`);
  return rows[0]?.today ?? '';
}

/** A limit whose last day may be over. */
export type Due = Pick<Timer, 'caseId' | 'clock' | 'run' | 'due'>;

/** Fires one timer: whether the limit has run out is decided by its case. */
export async function fire(
  { runner, clock }: Pick<Host, 'runner' | 'clock'>,
  timer: Due,
  today: Day,
  regulation: Regulation,
): Promise<void> {
  const key = derivedId(name, timer.caseId, timer.clock, timer.run, timer.due);
  const now = clock();
  const actor = { id: 'system:supervision', role: 'system', unit: '' };
  const context: CommandContext = { actor, now, key, causationId: key, correlationId: null };
  await runner.run<ClocksState, SupervisionEvent, never>({
    ...{ owner: 'supervision', caseId: timer.caseId, context },
    decider: { initialState: noClocks, evolve },
    decide: (state) => accept(...expire(timer.clock as ClockCode, timer.run, today, state, regulation)),
    occurredAt: (event) => momentOf(event, now),
  });
}

async function settled(timers: ReadModel, due: readonly Timer[], signal?: AbortSignal): Promise<void> {
  const last = due.at(-1);
  for (let waited = 0; last && waited < 5_000 && !signal?.aborted; waited += 20) {
    const { caseId, clock, run } = last;
    if (!(await timers.manager.existsBy(Timer, { caseId, clock, run, due: last.due }))) return;
    await delay(20);
  }
}
