import type { DomainEvent, EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import { backlogAfter, noBacklogFacts, type BacklogFacts } from './backlog.ts';
import { clocksAfter, isClockEvent, type Clocks } from './clocks.ts';

type Level = EventOf<'ReviewRequested'>['level'];

/** What the invariants need to know of a case, folded from its events whatever they are: it judges nothing. */
export interface CaseFacts {
  readonly registered: boolean;
  readonly headcount: number;
  readonly category: EventOf<'AssignmentProposed'>['category'] | null;
  /** The unit that has the case; null before the sending, and while the material is back at the office. */
  readonly owner: string | null;
  readonly sentOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly opinionOn: Day | null;
  readonly deliveredOn: Day | null;
  /** The last level whose opinion the petitioner got. */
  readonly reviewed: Level | null;
  readonly review: { readonly level: Level; readonly unit: string; readonly requestedOn: Day; readonly issuedOn: Day | null } | null;
  readonly hearing: boolean;
  readonly procedureEnded: boolean;
  /** `over`: nobody handles it any more. */
  readonly standing: 'open' | 'merged' | 'closed' | 'over';
  readonly accused: readonly string[];
  readonly avoided: readonly string[];
  readonly clocks: Clocks;
  readonly backlog: BacklogFacts;
}

export const noFacts: CaseFacts = {
  ...{ registered: false, headcount: 1, category: null, owner: null, sentOn: null, acceptedOn: null, opinionOn: null, deliveredOn: null },
  ...{ reviewed: null, review: null, hearing: false, procedureEnded: false, standing: 'open', accused: [], avoided: [], clocks: {} },
  backlog: noBacklogFacts,
};

export function factsAfter(facts: CaseFacts, event: DomainEvent): CaseFacts {
  if (isClockEvent(event)) return { ...facts, clocks: clocksAfter(facts.clocks, event) };
  const backlog = backlogAfter(facts.backlog, event);
  return { ...facts, ...change(facts, event), backlog };
}

const handled = { acceptedOn: null, opinionOn: null, deliveredOn: null, reviewed: null, review: null, hearing: false } as const;

function change(facts: CaseFacts, event: DomainEvent): Partial<CaseFacts> {
  switch (event.type) {
    case 'PetitionRegistered':
      return { registered: true, headcount: event.headcount };
    case 'RegistrationCorrected':
      return { headcount: event.headcount ?? facts.headcount };
    case 'AssignmentProposed':
      return { category: event.category };
    case 'PetitionTransferred':
      return { owner: event.unit, sentOn: event.transferredOn, ...handled };
    case 'PetitionEntrusted':
      return { owner: event.unit, sentOn: event.entrustedOn, ...handled };
    case 'MaterialTakenBack':
    case 'CompetenceDecided':
    case 'ConflictReferred':
      return { owner: null, ...handled };
    case 'UnitSucceeded':
      return succeeded(facts, event);
    case 'PetitionAccepted':
      return { acceptedOn: event.acceptedOn };
    case 'OpinionIssued':
      return { opinionOn: event.issuedOn };
    case 'OpinionDelivered':
      return { deliveredOn: event.deliveredOn };
    case 'HearingOpened':
      return { hearing: true };
    case 'HearingClosed':
      return { hearing: false };
    case 'ReviewRequested':
      return { review: { level: event.level, unit: event.unit, requestedOn: event.requestedOn, issuedOn: null }, standing: 'open' };
    case 'ReviewOpinionIssued':
      return { review: facts.review && { ...facts.review, issuedOn: event.issuedOn } };
    case 'ReviewOpinionDelivered':
      return event.outcome === 'returned'
        ? { ...handled, acceptedOn: event.deliveredOn }
        : { review: null, reviewed: event.level, deliveredOn: event.deliveredOn };
    case 'ProcedureEnded':
      // For want of a request: one made in time may still be entered, and whether it was in time is a rule of its own.
      return { procedureEnded: event.because === 're-reviewed' };
    case 'CaseMerged':
      return { standing: 'merged' };
    case 'MergeUndone':
      return { standing: 'open' };
    case 'CaseClosed':
      return { standing: 'closed' };
    case 'PetitionDeclined':
    case 'AssignmentEnded':
      return { standing: 'over' };
    case 'AccusedUnitNamed':
      return { accused: [...facts.accused, event.unit] };
    case 'AvoidanceDecided':
      return event.granted ? { avoided: [...facts.avoided, event.officer] } : {};
    default: // moves nothing that an invariant asks for
      return {};
  }
}

function succeeded({ owner, review }: CaseFacts, { unit, successor }: EventOf<'UnitSucceeded'>): Partial<CaseFacts> {
  return { owner: owner === unit ? successor : owner, review: review?.unit === unit ? { ...review, unit: successor } : review };
}
