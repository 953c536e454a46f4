import type { ClockEvent, EventOf, SupervisionOrderEvent } from '@anjuan/contracts';

/** A row of `supervision_order` by its columns. */
export interface OrderRecord {
  readonly case_id: string;
  readonly kind: 'order' | 'suggestion';
  readonly number: number;
  readonly unit: string;
  readonly state: 'open' | 'answered' | 'accepted' | 'cancelled';
  readonly grounds: readonly string[];
  readonly method: string | null;
  readonly issued_on: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly warned: string | null;
  readonly answered_on: string | null;
  readonly adopted: string | null;
  readonly document_number: string;
  readonly returned: number;
  readonly article: string;
  readonly run: number;
}

type Told = SupervisionOrderEvent | ClockEvent;
const kindOf = { 'order-answer': 'order', 'suggestion-feedback': 'suggestion' } as const;

/** Whether an event belongs to orders and suggestions: not one of the clocks of the petition itself. */
export function isOfOrders(event: Told): boolean {
  return !('clock' in event) || event.clock === 'order-answer' || event.clock === 'suggestion-feedback';
}

/** The row an event is about; null where it is about none, as an interview, or where a later run took the clock's place. */
export function keyOf(caseId: string, event: Told, rows: Iterable<OrderRecord>): string | null {
  if ('clock' in event) {
    if (event.clock !== 'order-answer' && event.clock !== 'suggestion-feedback') return null;
    const kind = kindOf[event.clock];
    const row = [...rows].find((each) => each.case_id === caseId && each.kind === kind && each.run === event.run);
    return row === undefined ? null : `${caseId} ${kind} ${row.number}`;
  }
  if (event.type === 'UnitHeadInterviewed') return null;
  return 'suggestion' in event ? `${caseId} suggestion ${event.suggestion}` : `${caseId} order ${event.order}`;
}

/** What an event makes of its row. */
export function evolveRow(row: OrderRecord | null, caseId: string, event: Told): OrderRecord | null {
  if (event.type === 'SupervisionOrderIssued') return issued(caseId, event);
  if (event.type === 'SuggestionMade') return made(caseId, event);
  return row && { ...row, ...change(row, event) };
}

const fresh = { state: 'open', overdue: false, warned: null, answered_on: null, adopted: null, returned: 0 } as const;

function issued(case_id: string, event: EventOf<'SupervisionOrderIssued'>): OrderRecord {
  const { order: number, unit, method, issuedOn: issued_on, answerBy: due, documentNumber: document_number, article, run } = event;
  const grounds = event.grounds.map(({ ground }) => ground);
  return { case_id, kind: 'order', number, unit, grounds, method, issued_on, due, document_number, article, run, ...fresh };
}

function made(case_id: string, event: EventOf<'SuggestionMade'>): OrderRecord {
  const { suggestion: number, unit, kind, suggestedOn: issued_on, feedbackBy: due, documentNumber: document_number, article, run } = event;
  return {
    case_id,
    kind: 'suggestion',
    number,
    unit,
    grounds: [kind],
    method: null,
    issued_on,
    due,
    document_number,
    article,
    run,
    ...fresh,
  };
}

function change(row: OrderRecord, event: Exclude<Told, EventOf<'SupervisionOrderIssued' | 'SuggestionMade'>>): Partial<OrderRecord> {
  switch (event.type) {
    case 'SupervisionOrderAnswered':
      return { state: 'answered', answered_on: event.answeredOn, overdue: event.answeredOn > row.due };
    case 'SupervisionOrderAccepted':
      return { state: 'accepted' };
    case 'SupervisionOrderReturned':
      return { state: 'open', due: event.answerBy, overdue: false, warned: null, run: event.run, returned: row.returned + 1 };
    case 'SuggestionAnswered':
      return { state: 'answered', answered_on: event.answeredOn, adopted: event.adopted, overdue: event.answeredOn > row.due };
    case 'SupervisionOrderCancelled':
    case 'SuggestionWithdrawn':
      return { state: 'cancelled' };
    case 'ClockExpired':
      return { overdue: true };
    case 'ClockWarned':
      return { warned: event.warning };
    case 'ClockStarted':
    case 'ClockStopped':
    case 'UnitHeadInterviewed':
      return {};
  }
}
