import type { ClockEvent, EventOf, SupervisionEvent } from '@anjuan/contracts';
import { addDays, daysBetween, type ClockCode, type Day, type Regulation } from '@anjuan/regulation';
import { isOpen, type ClocksState, type RunningClock } from './state.ts';

/** Where a limit begins, for which unit, and the day an order names for it. */
export interface Beginning {
  readonly from: Day;
  readonly unit?: string;
  readonly named?: Day;
}

/** Starts the next run of a clock; nothing before the registration told whose case it is. */
export function start(clock: ClockCode, beginning: Beginning, state: ClocksState, regulation: Regulation): SupervisionEvent[] {
  const { from, unit = '', named } = beginning;
  if (state.personId === null) return [];
  const run = (state.clocks[clock]?.run ?? 0) + 1;
  return [{ type: 'ClockStarted', clock, run, from, ...regulation.limitFrom(clock, from, unit, named), personId: state.personId }];
}

/** Says that a limit does not begin, for a matter out of a ledger (不起算时限); whose case it is is known from then on. */
export function spare(
  clock: EventOf<'ClockSpared'>['clock'],
  { from }: Beginning,
  { personId }: ClocksState,
  regulation: Regulation,
): SupervisionEvent[] {
  if (personId === null) return [];
  const { article } = regulation.clockOn(clock, from);
  return [{ type: 'ClockSpared', clock, from, because: 'out-of-ledger', article, personId }];
}

/** The step was taken: in time, or late. */
export function stop(clocks: readonly ClockCode[], on: Day, state: ClocksState): SupervisionEvent[] {
  return open(clocks, state).map(([clock, { run, due }]) => {
    return { type: 'ClockStopped', clock, run, on, outcome: on <= due ? 'met' : 'late' };
  });
}

/** The limit falls away. `but`: clocks that run on. */
export function cancel(
  clocks: readonly ClockCode[] | 'all',
  on: Day,
  state: ClocksState,
  but: readonly ClockCode[] = [],
): SupervisionEvent[] {
  const named = clocks === 'all' ? (Object.keys(state.clocks) as ClockCode[]) : clocks;
  const ending = named.filter((clock) => !but.includes(clock));
  return open(ending, state).map(([clock, { run }]) => ({ type: 'ClockStopped', clock, run, on, outcome: 'cancelled' }));
}

/**
 * The limit stands still (计时中止): a hearing in re-review does not count, Art. 36. One that ran out while the entry of a hearing within it
 * was on its way stands still too.
 */
export function pause(clock: EventOf<'ClockPaused'>['clock'], on: Day, article: string, state: ClocksState): SupervisionEvent[] {
  const known = state.clocks[clock];
  const stands = known?.status === 'running' || (known?.status === 'expired' && on <= known.due);
  return known && stands ? [{ type: 'ClockPaused', clock, run: known.run, on, article }] : [];
}

/** The limit runs on (计时恢复), its last day later by the days that did not count. */
export function resume(
  clock: EventOf<'ClockResumed'>['clock'],
  on: Day,
  days: number,
  article: string,
  state: ClocksState,
): SupervisionEvent[] {
  const known = state.clocks[clock];
  if (known?.status !== 'paused') return [];
  return [{ type: 'ClockResumed', clock, run: known.run, on, days, due: addDays(known.due, days), article }];
}

/** Starts those clocks again that fell away on the day of a merging that was undone, each with the first and the last day it had: nobody gains time by a mistake. */
export function restart(clocks: readonly ClockCode[], mergedOn: Day, state: ClocksState, regulation: Regulation): SupervisionEvent[] {
  const { personId } = state;
  if (personId === null) return [];
  return clocks.flatMap((clock) => {
    const known = state.clocks[clock];
    if (known?.cancelledOn !== mergedOn) return [];
    const { run, from, due } = known;
    const { days, dayKind, article, localGround } = regulation.limitFrom(clock, from, '', due);
    const counted = { days: Math.min(days, daysBetween(from, due)), dayKind, article, localGround };
    return [{ type: 'ClockStarted', clock, run: run + 1, from, due, ...counted, personId }];
  });
}

/**
 * The limit passed without the step: once per run, when its last day is over. An office is late then (超期); a petitioner's own time has
 * lapsed. `known`: the run that is looked at; none where another took its place. `today` is the day in Asia/Shanghai.
 */
export function expire(clock: ClockCode, known: RunningClock | undefined, today: Day, regulation: Regulation): readonly ClockEvent[] {
  if (known?.status !== 'running' || today <= known.due) return [];
  const { article, holder } = regulation.clockOn(clock, known.from);
  const { run, due } = known;
  if (holder === 'petitioner') return [{ type: 'ClockStopped', clock, run, on: due, outcome: 'lapsed' }];
  return [{ type: 'ClockExpired', clock, run, due, article }];
}

/** The last day nears (预警): once per step of the office's warning steps, while the limit runs and is not over. */
export function warn(clock: ClockCode, known: RunningClock | undefined, today: Day, regulation: Regulation): readonly ClockEvent[] {
  if (known?.status !== 'running') return [];
  const given = regulation.warningOn({ clock, ...known }, today);
  if (given === undefined) return [];
  const { run, due } = known;
  const { article } = regulation.clockOn(clock, known.from);
  const { step: warning, ground } = given;
  return [{ type: 'ClockWarned', clock, run, warning, warnedOn: today, due, daysLeft: daysBetween(today, due), article, ground }];
}

/** The run of a clock while it is the newest of its clock; undefined where another took its place. */
export function runOf(clock: ClockCode, run: number, state: ClocksState): RunningClock | undefined {
  const known = state.clocks[clock];
  return known?.run === run ? known : undefined;
}

function open(clocks: readonly ClockCode[], state: ClocksState): [ClockCode, RunningClock][] {
  return clocks.flatMap((clock) => {
    const known = state.clocks[clock];
    return isOpen(known) ? [[clock, known] satisfies [ClockCode, RunningClock]] : [];
  });
}
