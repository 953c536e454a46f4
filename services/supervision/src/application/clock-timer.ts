import { accept, type ClockEvent, type SupervisionEvent } from '@anjuan/contracts';
import type { ReadModel } from '@anjuan/read-models';
import type { ClockCode, Day } from '@anjuan/regulation';
import { derivedId, type CommandContext, type Host } from '@anjuan/service-kit';
import { runOf, type ClocksState, type RunningClock } from '../domain/index.ts';
import { clockRunOf } from '../domain/order/index.ts';
import type { Timer } from '../read-model/timers/entities.ts';
import { clocksDecider } from './clocks-decider.ts';
import { momentOf } from './clock-when-stepped.process.ts';
import { orderDecider, orderStream, type OrderStreamEvent } from './order-stream.ts';

/** Today in Asia/Shanghai by the clock of the database: one for all copies, however wrong the clock of a process is. */
export async function todayAt({ manager }: ReadModel): Promise<Day> {
  const rows: { today: Day }[] = await manager.query(`SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`);
  return rows[0]?.today ?? '';
}

/** A run of a clock whose last day nears or may be over. */
export type DueTimer = Pick<Timer, 'caseId' | 'clock' | 'run' | 'due'>;

/** What a clock's run comes to today; `known` is undefined where another run took its place. */
export type DecideClock = (clock: ClockCode, known: RunningClock | undefined) => readonly ClockEvent[];

/**
 * Decides what a timer comes to, in the stream its clock stands in: the case's own, or that of its supervision orders. The events' ids derive
 * from the timer and from `purpose`, so that several copies of this service, or one that starts anew, leave one event.
 */
export async function decideTimer(
  host: Pick<Host, 'runner' | 'clock'>,
  timer: DueTimer,
  purpose: readonly string[],
  decide: DecideClock,
): Promise<void> {
  const { caseId, run } = timer;
  const clock = timer.clock as ClockCode; // the projection writes the codes of events
  const key = derivedId(...purpose, caseId, clock, run, timer.due);
  const now = host.clock();
  const actor = { id: 'system:supervision', role: 'system', unit: '' };
  const context: CommandContext = { actor, now, key, causationId: key, correlationId: null };
  const shared = { owner: 'supervision', caseId, context } as const;
  if (clock === 'order-answer' || clock === 'suggestion-feedback') {
    await host.runner.run({
      ...{ ...shared, streamId: orderStream(caseId), decider: orderDecider },
      decide: (state) => accept<OrderStreamEvent>(...decide(clock, clockRunOf(clock, run, state))),
      occurredAt: (event) => ('clock' in event ? momentOf(event, now) : now),
    });
    return;
  }
  await host.runner.run<ClocksState, SupervisionEvent, never>({
    ...{ ...shared, decider: clocksDecider },
    decide: (state) => accept(...decide(clock, runOf(clock, run, state))),
    occurredAt: (event) => momentOf(event, now),
  });
}

/** Works on timers, so many at the same time. */
export async function eachTimer(
  timers: readonly Timer[],
  lanes: number,
  work: (timer: Timer) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const queue = [...timers];
  const lane = async (): Promise<void> => {
    for (let timer = queue.shift(); timer && !signal?.aborted; timer = queue.shift()) await work(timer);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, queue.length) }, lane));
}
