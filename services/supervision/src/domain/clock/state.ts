import type { ClockEvent, EventOf, SupervisionEvent } from '@anjuan/contracts';
import { addDays, daysBetween, type ClockCode, type Day } from '@anjuan/regulation';

/** One clock of a case (计时): running, standing still, run out, or stopped. A later run of the same clock replaces it. */
export interface RunningClock {
  readonly run: number;
  readonly from: Day;
  readonly due: Day;
  readonly status: 'running' | 'paused' | 'expired' | 'stopped';
  /** Day on which it fell away; null where it did not. */
  readonly cancelledOn: Day | null;
  readonly extendedBy: number;
  readonly dayKind: 'calendar' | 'working';
  /** Steps that were warned of, for this last day (预警). */
  readonly warned: readonly string[];
}

/** The clocks of a case; empty before its registration. */
export interface ClocksState {
  readonly personId: string | null;
  readonly clocks: Readonly<Partial<Record<ClockCode, RunningClock>>>;
}

export const noClocks: ClocksState = { personId: null, clocks: {} };

export function evolve(state: ClocksState, event: SupervisionEvent): ClocksState {
  switch (event.type) {
    case 'ClockStarted':
      return { personId: event.personId, clocks: { ...state.clocks, [event.clock]: started(event) } };
    case 'ClockSpared':
      return { ...state, personId: event.personId };
    case 'ClockStopped':
    case 'ClockExpired':
    case 'ClockWarned':
      return change(state, event.clock, (clock) => evolveClock(clock, event));
    case 'ClockPaused':
      return change(state, event.clock, (clock) => ({ ...clock, status: 'paused' }));
    case 'ClockResumed':
      return change(state, event.clock, (clock) => ({ ...clock, ...until(event.due) }));
    case 'HandlingLimitExtended':
      return change(state, 'handling', (clock) => ({ ...clock, ...until(event.due), extendedBy: clock.extendedBy + event.days }));
  }
}

/** What an event of its own run does to one clock. */
export function evolveClock(clock: RunningClock, event: Exclude<ClockEvent, EventOf<'ClockStarted'>>): RunningClock {
  switch (event.type) {
    case 'ClockStopped':
      return { ...clock, status: 'stopped', cancelledOn: event.outcome === 'cancelled' ? event.on : null };
    case 'ClockExpired':
      return { ...clock, status: 'expired' };
    case 'ClockWarned':
      return { ...clock, warned: [...clock.warned, event.warning] };
  }
}

/** Runs to another last day, which is warned of anew. */
function until(due: Day): Pick<RunningClock, 'due' | 'status' | 'warned'> {
  return { due, status: 'running', warned: [] };
}

/** Whether the clock still waits for its step, in time or not. */
export function isOpen(clock: RunningClock | undefined): clock is RunningClock {
  return clock !== undefined && clock.status !== 'stopped';
}

/** A clock as it begins. One that goes on after a merging was undone has the last day it had, an extension within it: that one still counts. */
export function started({ run, from, due, days, dayKind }: EventOf<'ClockStarted'>): RunningClock {
  const extendedBy = dayKind === 'calendar' ? Math.max(0, daysBetween(addDays(from, days), due)) : 0;
  return { run, from, due, dayKind, status: 'running', cancelledOn: null, extendedBy, warned: [] };
}

function change(state: ClocksState, clock: ClockCode, to: (known: RunningClock) => RunningClock): ClocksState {
  const known = state.clocks[clock];
  return known ? { ...state, clocks: { ...state.clocks, [clock]: to(known) } } : state;
}
