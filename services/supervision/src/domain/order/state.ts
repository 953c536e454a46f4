import type { ClockEvent, EventOf, SupervisionOrderEvent } from '@anjuan/contracts';
import type { ClockCode, Day } from '@anjuan/regulation';
import { evolveClock, started, type RunningClock } from '../clock/state.ts';

/** What stands in the stream of a case's supervision orders: they, and their clocks. */
export type OrderStreamEvent = SupervisionOrderEvent | ClockEvent;

export type OrderStatus = 'open' | 'answered' | 'accepted' | 'cancelled';

/** A supervision order as decisions need it (督办). */
export interface Order {
  readonly status: OrderStatus;
  readonly unit: string;
  /** Run of `order-answer` that waits, or waited last. */
  readonly run: number;
  /** Day of its last step. */
  readonly movedOn: Day;
}

/** A suggestion as decisions need it (建议). */
export interface Suggestion {
  readonly status: 'open' | 'answered' | 'cancelled';
  readonly unit: string;
  readonly run: number;
  readonly suggestedOn: Day;
}

/** The supervision of a case (督办), Art. 40: orders and suggestions by their number from 1, and the run of every clock they began. */
export interface OrderState {
  readonly orders: readonly Order[];
  readonly suggestions: readonly Suggestion[];
  readonly interviews: number;
  readonly clocks: Readonly<Partial<Record<OrderClock, readonly RunningClock[]>>>;
}

export type OrderClock = Extract<ClockCode, 'order-answer' | 'suggestion-feedback'>;

export const noOrders: OrderState = { orders: [], suggestions: [], interviews: 0, clocks: {} };

export function evolveOrders(state: OrderState, event: OrderStreamEvent): OrderState {
  switch (event.type) {
    case 'SupervisionOrderIssued':
      return { ...state, orders: [...state.orders, { status: 'open', unit: event.unit, run: event.run, movedOn: event.issuedOn }] };
    case 'SupervisionOrderAnswered':
      return moved(state, event.order, { status: 'answered', movedOn: event.answeredOn });
    case 'SupervisionOrderAccepted':
      return moved(state, event.order, { status: 'accepted', movedOn: event.doneOn });
    case 'SupervisionOrderReturned':
      return moved(state, event.order, { status: 'open', movedOn: event.returnedOn, run: event.run });
    case 'SupervisionOrderCancelled':
      return moved(state, event.order, { status: 'cancelled', movedOn: event.cancelledOn });
    case 'UnitHeadInterviewed':
      return { ...state, interviews: event.interview };
    case 'SuggestionMade': {
      const { unit, run, suggestedOn } = event;
      return { ...state, suggestions: [...state.suggestions, { status: 'open', unit, run, suggestedOn }] };
    }
    case 'SuggestionAnswered':
      return suggested(state, event.suggestion, 'answered');
    case 'SuggestionWithdrawn':
      return suggested(state, event.suggestion, 'cancelled');
    case 'ClockStarted':
      return timed(state, event.clock, (runs) => [...runs, started(event)]);
    case 'ClockStopped':
    case 'ClockExpired':
    case 'ClockWarned':
      return timed(state, event.clock, (runs) => runs.map((each) => (each.run === event.run ? evolveClock(each, event) : each)));
  }
}

/** A run of a clock; undefined where there is none. */
export function clockRunOf(clock: OrderClock, run: number, state: OrderState): RunningClock | undefined {
  return state.clocks[clock]?.find((each) => each.run === run);
}

function moved(state: OrderState, order: number, to: Partial<Order>): OrderState {
  return { ...state, orders: state.orders.map((each, index) => (index === order - 1 ? { ...each, ...to } : each)) };
}

function suggested(state: OrderState, suggestion: number, status: Suggestion['status']): OrderState {
  return { ...state, suggestions: state.suggestions.map((each, index) => (index === suggestion - 1 ? { ...each, status } : each)) };
}

function timed(
  state: OrderState,
  clock: EventOf<'ClockStarted'>['clock'],
  to: (runs: readonly RunningClock[]) => readonly RunningClock[],
): OrderState {
  if (clock !== 'order-answer' && clock !== 'suggestion-feedback') return state;
  return { ...state, clocks: { ...state.clocks, [clock]: to(state.clocks[clock] ?? []) } };
}
