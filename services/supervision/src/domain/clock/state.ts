import type { EventOf, SupervisionEvent } from '@anjuan/contracts';
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
      return change(state, event.clock, { status: 'stopped', cancelledOn: event.outcome === 'cancelled' ? event.on : null });
    case 'ClockPaused':
      return change(state, event.clock, { status: 'paused' });
    case 'ClockResumed':
      return change(state, event.clock, { status: 'running', due: event.due });
    case 'ClockExpired':
      return change(state, event.clock, { status: 'expired' });
    case 'HandlingLimitExtended': {
      const known = state.clocks.handling;
      return known ? change(state, 'handling', { due: event.due, extendedBy: known.extendedBy + event.days, status: 'running' }) : state;
    }
  }
}

/** Whether the clock still waits for its step, in time or not. */
export function isOpen(clock: RunningClock | undefined): clock is RunningClock {
  return clock !== undefined && clock.status !== 'stopped';
}

// A limit that goes on after a merging was undone begins with the last day it had, an extension within it: that one still counts.
function started({ run, from, due, days, dayKind }: EventOf<'ClockStarted'>): RunningClock {
  const extendedBy = dayKind === 'calendar' ? Math.max(0, daysBetween(addDays(from, days), due)) : 0;
  return { run, from, due, status: 'running', cancelledOn: null, extendedBy };
}

function change(state: ClocksState, clock: ClockCode, to: Partial<RunningClock>): ClocksState {
  const known = state.clocks[clock];
  return known ? { ...state, clocks: { ...state.clocks, [clock]: { ...known, ...to } } } : state;
}
