import { setTimeout as delay } from 'node:timers/promises';
import type { ClockCode, Day, Regulation } from '@anjuan/regulation';
import type { ReadModel } from '@anjuan/read-models';
import type { Background, Host } from '@anjuan/service-kit';
import { warn } from '../domain/index.ts';
import { Timer } from '../read-model/timers/entities.ts';
import { decideTimer, eachTimer, todayAt } from './clock-timer.ts';
import type { SchedulerOptions } from './expire-when-due.scheduler.ts';

const name = 'supervision/warn-before-due';
const page = 2_000;
const lanes = 8;
/** The pause is so many times what the look took: with millions of limits that run, looking takes a twentieth of one core. */
const pauseTimes = 20;

/**
 * Warns of limits whose last day nears (预警). Every limit that runs is looked at, page by page, since the steps are the office's and a row does
 * not tell the day of the next. The event's id derives from run, last day and step, and the decider sees a warning that already stands.
 */
export function warning(host: Host, timers: ReadModel, regulation: Regulation, options: SchedulerOptions = {}): Background {
  return {
    name,
    async run(signal) {
      while (!signal.aborted) {
        const began = performance.now();
        try {
          await warnDue(host, timers, regulation, signal);
        } catch (error) {
          host.report(name, error);
        }
        const took = performance.now() - began;
        await delay(Math.max(options.everyMs ?? 1000, took * pauseTimes), undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

/** Gives every warning that is due today by the clock of the database; gives their number. */
export async function warnDue(host: Host, timers: ReadModel, regulation: Regulation, signal?: AbortSignal): Promise<number> {
  const today = await todayAt(timers);
  let given = 0;
  let after: Timer | undefined;
  do {
    const looked = await runningAfter(timers, today, after);
    const warnable = looked.flatMap((timer) => {
      const { clock, from, due, dayKind, warned } = timer;
      const step = regulation.warningOn({ clock: clock as ClockCode, from, due, dayKind, warned }, today)?.step;
      return step === undefined ? [] : [{ timer, step }];
    });
    const stepOf = new Map(warnable.map(({ timer, step }) => [timer, step]));
    const give = (timer: Timer): Promise<void> =>
      decideTimer(host, timer, [name, stepOf.get(timer) ?? ''], (clock, known) => warn(clock, known, today, regulation));
    await eachTimer([...stepOf.keys()], lanes, give, signal);
    given += warnable.length;
    after = looked.length === page ? looked.at(-1) : undefined;
  } while (after !== undefined && !signal?.aborted);
  return given;
}

function runningAfter({ manager }: ReadModel, today: Day, after: Timer | undefined): Promise<Timer[]> {
  const query = manager.createQueryBuilder(Timer, 't').where('t.running AND t.due >= :today', { today });
  if (after) query.andWhere('(t.case_id, t.clock, t.run) > (:id, :clock, :run)', { id: after.caseId, clock: after.clock, run: after.run });
  return query.orderBy('t.case_id').addOrderBy('t.clock').addOrderBy('t.run').limit(page).getMany();
}
