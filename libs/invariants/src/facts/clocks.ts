import type { DomainEvent, EventOf } from '@anjuan/contracts';

type Clock = EventOf<'ClockStarted'>['clock'];

/** A clock of a case as its events tell it, whatever they tell. */
export interface ClockFacts {
  readonly clock: Clock;
  readonly run: number;
  readonly due: string;
  readonly status: 'running' | 'paused' | 'expired' | 'stopped';
  readonly extendedBy: number;
}

export type Clocks = Readonly<Partial<Record<Clock, ClockFacts>>>;
export type ClockEvent = EventOf<
  'ClockStarted' | 'ClockStopped' | 'ClockPaused' | 'ClockResumed' | 'ClockExpired' | 'HandlingLimitExtended'
>;

const types: readonly string[] = [
  'ClockStarted',
  'ClockStopped',
  'ClockPaused',
  'ClockResumed',
  'ClockExpired',
  'HandlingLimitExtended',
] satisfies ClockEvent['type'][];

export function isClockEvent(event: DomainEvent): event is ClockEvent {
  return types.includes(event.type);
}

/** The clock an event is about: an extension is always of the handling limit. */
export function clockOf(event: ClockEvent): Clock {
  return event.type === 'HandlingLimitExtended' ? 'handling' : event.clock;
}

export function clocksAfter(clocks: Clocks, event: ClockEvent): Clocks {
  const clock = clockOf(event);
  if (event.type === 'ClockStarted') {
    const { run, due } = event;
    return { ...clocks, [clock]: { clock, run, due, status: 'running', extendedBy: 0 } };
  }
  const known = clocks[clock];
  return known ? { ...clocks, [clock]: { ...known, ...change(known, event) } } : clocks;
}

function change(known: ClockFacts, event: Exclude<ClockEvent, EventOf<'ClockStarted'>>): Partial<ClockFacts> {
  switch (event.type) {
    case 'ClockStopped':
      return { status: 'stopped' };
    case 'ClockPaused':
      return { status: 'paused' };
    case 'ClockResumed':
      return { status: 'running', due: event.due };
    case 'ClockExpired':
      return { status: 'expired' };
    case 'HandlingLimitExtended':
      return { status: 'running', due: event.due, extendedBy: known.extendedBy + event.days };
  }
}
