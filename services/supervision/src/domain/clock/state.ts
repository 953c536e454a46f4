import type { EventOf, SupervisionEvent } from '@anjuan/contracts';
import type { ClockCode, Day } from '@anjuan/regulation';

/** One clock of a case (计时): running, run out, or stopped. A later run of the same clock replaces it. */
export interface RunningClock {
  readonly run: number;
  readonly from: Day;
  readonly due: Day;
  readonly status: 'running' | 'expired' | 'stopped';
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
    case 'ClockStopped':
      return change(state, event.clock, { status: 'stopped' });
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

function started({ run, from, due }: EventOf<'ClockStarted'>): RunningClock {
  return { run, from, due, status: 'running', extendedBy: 0 };
}

function change(state: ClocksState, clock: ClockCode, to: Partial<RunningClock>): ClocksState {
  const known = state.clocks[clock];
  return known ? { ...state, clocks: { ...state.clocks, [clock]: { ...known, ...to } } } : state;
}
