import type { AsideEvent, EventOf } from '@anjuan/contracts';

/** A supervision order of a case as its file shows it (督办). */
export interface CaseOrder {
  readonly order: number;
  readonly unit: string;
  readonly grounds: EventOf<'SupervisionOrderIssued'>['grounds'];
  readonly method: EventOf<'SupervisionOrderIssued'>['method'];
  readonly issuedOn: string;
  /** Last day of the answer that is awaited, or was awaited last. */
  readonly answerBy: string;
  readonly documentNumber: string;
  readonly article: string;
  readonly state: 'open' | 'answered' | 'accepted' | 'cancelled';
  /** How often the answer was sent back. */
  readonly returned: number;
}

/** A suggestion of the petition office (建议). */
export interface CaseSuggestion {
  readonly suggestion: number;
  readonly kind: EventOf<'SuggestionMade'>['kind'];
  readonly unit: string;
  readonly order: number | null;
  readonly suggestedOn: string;
  readonly feedbackBy: string;
  readonly documentNumber: string;
  readonly article: string;
  readonly state: 'open' | 'answered' | 'cancelled';
  readonly adopted: EventOf<'SuggestionAnswered'>['adopted'] | null;
}

/** An interview of a unit's head (约谈). */
export type CaseInterview = Pick<
  EventOf<'UnitHeadInterviewed'>,
  'interview' | 'unit' | 'grounds' | 'interviewedOn' | 'documentNumber' | 'article'
>;

/** The supervision of a case (督办), Art. 40. */
export interface CaseSupervision {
  readonly orders: readonly CaseOrder[];
  readonly suggestions: readonly CaseSuggestion[];
  readonly interviews: readonly CaseInterview[];
}

const none: CaseSupervision = { orders: [], suggestions: [], interviews: [] };

/** Adds an event that stands beside the petition; those of backlog work change nothing here. */
export function evolveSupervision(known: CaseSupervision | undefined, event: AsideEvent): CaseSupervision | undefined {
  const before = known ?? none;
  switch (event.type) {
    case 'SupervisionOrderIssued': {
      const { order, unit, grounds, method, issuedOn, answerBy, documentNumber, article } = event;
      const issued: CaseOrder = { order, unit, grounds, method, issuedOn, answerBy, documentNumber, article, state: 'open', returned: 0 };
      return { ...before, orders: [...before.orders, issued] };
    }
    case 'SupervisionOrderAnswered':
      return ordered(before, event.order, () => ({ state: 'answered' }));
    case 'SupervisionOrderAccepted':
      return ordered(before, event.order, () => ({ state: 'accepted' }));
    case 'SupervisionOrderReturned':
      return ordered(before, event.order, ({ returned }) => ({ state: 'open', answerBy: event.answerBy, returned: returned + 1 }));
    case 'SupervisionOrderCancelled':
      return ordered(before, event.order, () => ({ state: 'cancelled' }));
    case 'UnitHeadInterviewed': {
      const { interview, unit, grounds, interviewedOn, documentNumber, article } = event;
      return { ...before, interviews: [...before.interviews, { interview, unit, grounds, interviewedOn, documentNumber, article }] };
    }
    case 'SuggestionMade': {
      const { suggestion, kind, unit, order, suggestedOn, feedbackBy, documentNumber, article } = event;
      const made = {
        suggestion,
        kind,
        unit,
        order,
        suggestedOn,
        feedbackBy,
        documentNumber,
        article,
        state: 'open',
        adopted: null,
      } as const;
      return { ...before, suggestions: [...before.suggestions, made] };
    }
    case 'SuggestionAnswered':
      return suggested(before, event.suggestion, { state: 'answered', adopted: event.adopted });
    case 'SuggestionWithdrawn':
      return suggested(before, event.suggestion, { state: 'cancelled' });
    default:
      return known; // backlog work and campaigns have lists of their own
  }
}

function ordered(before: CaseSupervision, order: number, to: (known: CaseOrder) => Partial<CaseOrder>): CaseSupervision {
  return { ...before, orders: before.orders.map((known) => (known.order === order ? { ...known, ...to(known) } : known)) };
}

function suggested(before: CaseSupervision, suggestion: number, to: Partial<CaseSuggestion>): CaseSupervision {
  return { ...before, suggestions: before.suggestions.map((known) => (known.suggestion === suggestion ? { ...known, ...to } : known)) };
}
