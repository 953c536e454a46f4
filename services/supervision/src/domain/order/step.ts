import { refuse, type Decision, type EventOf } from '@anjuan/contracts';
import type { Day, Regulation } from '@anjuan/regulation';
import { isOpen } from '../clock/state.ts';
import type { SupervisionGround } from './grounds.ts';
import { clockRunOf, type Order, type OrderClock, type OrderState, type OrderStatus, type OrderStreamEvent } from './state.ts';

export type OrderRefusal =
  | { readonly code: 'case-unknown' }
  | { readonly code: 'day-in-the-future'; readonly today: Day }
  | { readonly code: 'day-before-previous-step'; readonly previous: Day }
  | { readonly code: 'answer-day-too-early'; readonly field: 'answerBy' | 'feedbackBy'; readonly on: Day }
  | { readonly code: 'unit-never-held'; readonly unit: string; readonly held: readonly string[] }
  | { readonly code: 'grounds-not-borne-out'; readonly missing: readonly SupervisionGround[]; readonly article: string }
  | { readonly code: 'own-unit'; readonly unit: string }
  | { readonly code: 'not-the-supervised-unit'; readonly unit: string }
  | { readonly code: 'order-unknown'; readonly orders: number }
  | { readonly code: 'wrong-order-state'; readonly is: OrderStatus; readonly needed: readonly OrderStatus[] }
  | { readonly code: 'suggestion-unknown'; readonly suggestions: number }
  | { readonly code: 'suggestion-not-open'; readonly is: OrderStatus }
  | { readonly code: 'consequence-missing'; readonly article: string }
  | { readonly code: 'adoption-reason-missing'; readonly article: string };

export type OrderDecision = Decision<OrderStreamEvent, OrderRefusal>;

/** What a step of supervision comes with beside its own content. */
export interface OrderFacts {
  /** The day of the step, in Asia/Shanghai. */
  readonly on: Day;
  readonly today: Day;
  readonly actor: { readonly role: string; readonly unit: string };
  /** Whose case it is; null where nothing of it is known. */
  readonly personId: string | null;
  readonly regulation: Regulation;
}

/** Supervision rests on this article (督办). */
export const article = '40';

/** The checks every step begins with: the case is known and the day is not in the future. Then `then` decides. */
export function orderStep(facts: OrderFacts, then: (personId: string) => OrderDecision): OrderDecision {
  if (facts.personId === null) return refuse({ code: 'case-unknown' });
  if (facts.on > facts.today) return refuse({ code: 'day-in-the-future', today: facts.today });
  return then(facts.personId);
}

/** A step of an order that stands: not before its last step, and in a state that the step needs. */
export function ofOrder(
  number: number,
  facts: OrderFacts,
  state: OrderState,
  needed: readonly OrderStatus[],
  then: (order: Order, personId: string) => OrderDecision,
): OrderDecision {
  return orderStep(facts, (personId) => {
    const order = state.orders[number - 1];
    if (order === undefined) return refuse({ code: 'order-unknown', orders: state.orders.length });
    if (!needed.includes(order.status)) return refuse({ code: 'wrong-order-state', is: order.status, needed });
    if (facts.on < order.movedOn) return refuse({ code: 'day-before-previous-step', previous: order.movedOn });
    return then(order, personId);
  });
}

/** A supervised unit does not judge itself. */
export function isOwn(unit: string, { actor }: OrderFacts): boolean {
  return actor.unit !== '' && actor.unit === unit;
}

/** An officer of another unit does not answer for this one; the petition office may enter an answer that came on paper. */
export function answersForAnother(unit: string, { actor }: OrderFacts): boolean {
  return ['unit-handler', 'unit-head'].includes(actor.role) && actor.unit !== unit;
}

/** Starts the next run of a clock, until the day that the order or the suggestion names. */
export function startRun(
  clock: OrderClock,
  unit: string,
  due: Day,
  { on: from, regulation }: OrderFacts,
  state: OrderState,
  personId: string,
): EventOf<'ClockStarted'> {
  return { type: 'ClockStarted', clock, run: nextRun(clock, state), from, ...regulation.limitFrom(clock, from, unit, due), personId };
}

export function nextRun(clock: OrderClock, state: OrderState): number {
  return (state.clocks[clock]?.length ?? 0) + 1;
}

/** Ends a run that still waits: answered in time or late, or it fell away. */
export function stopRun(clock: OrderClock, run: number, on: Day, state: OrderState, cancelled = false): readonly EventOf<'ClockStopped'>[] {
  const known = clockRunOf(clock, run, state);
  if (!isOpen(known)) return [];
  return [{ type: 'ClockStopped', clock, run, on, outcome: cancelled ? 'cancelled' : on <= known.due ? 'met' : 'late' }];
}
