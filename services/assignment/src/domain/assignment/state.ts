import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import { asideAfter, noAside, type Aside } from './aside.ts';

/** What is to be sent where (拟办). */
export type Proposal = Pick<EventOf<'AssignmentProposed'>, 'category' | 'topic' | 'route' | 'unit' | 'personId'>;
export type ReviewLevel = EventOf<'ReviewRequested'>['level'];

type Known = { readonly proposal: Proposal; readonly aside: Aside };
/** `rejectedOn`: the day the unit's last objection was found wrong, null without one; no later step comes before it. */
type Sent = Known & { readonly unit: string; readonly sentOn: Day; readonly rejectedOn: Day | null };
export type Accepted = Sent & { readonly acceptedOn: Day; readonly route: Proposal['route'] };
/** Which decision stands, by which unit, and when the petitioner got it: the next review is asked of the unit above `decidedBy`. */
export type Decided = Accepted & {
  readonly deliveredOn: Day;
  readonly by: 'answer' | 'opinion' | ReviewLevel;
  readonly decidedBy: string;
};
type UnderReview = Decided & { readonly level: ReviewLevel; readonly reviewer: string; readonly requestedOn: Day };
type Reviewed = UnderReview & { readonly issuedOn: Day; readonly outcome: EventOf<'ReviewOpinionIssued'>['outcome'] };
type Directed = Accepted & { readonly directedOn: Day };
type Settled = Accepted & { readonly agreedOn: Day };

/** Where the handling of a case stands (分办与办理). */
export type AssignmentState =
  | { readonly status: 'absent' }
  | ({ readonly status: 'proposed' } & Known)
  | ({ readonly status: 'sent' } & Sent)
  | ({ readonly status: 'objected'; readonly objectedOn: Day } & Sent)
  | ({ readonly status: 'taken-back'; readonly takenBackOn: Day } & Known)
  | ({ readonly status: 'in-conflict'; readonly stage: EventOf<'ConflictReferred'>['to']; readonly referredOn: Day } & Known)
  | ({ readonly status: 'accepted' } & Accepted)
  | ({ readonly status: 'directed' } & Directed)
  | ({ readonly status: 'settled' } & Settled)
  | ({ readonly status: 'opinion-issued'; readonly issuedOn: Day } & Accepted)
  | ({ readonly status: 'delivered' } & Decided)
  | ({ readonly status: 'under-review' } & UnderReview)
  | ({ readonly status: 'review-issued' } & Reviewed)
  | ({ readonly status: 'procedure-ended'; readonly endedOn: Day } & Decided)
  /** `from`: what was closed; null for a case whose closing is all that is known. */
  | ({ readonly status: 'closed'; readonly closedOn: Day; readonly from: Closable | null } & Known)
  | ({ readonly status: 'merged'; readonly into: string; readonly mergedOn: Day; readonly before: Mergeable } & Known)
  /** Without more where the petition ended before anybody classified it. */
  | { readonly status: 'ended' }
  | ({ readonly status: 'ended' } & Known);

export type Status = AssignmentState['status'];
export type InStatus<S extends Status> = Extract<AssignmentState, { status: S }>;
/** What a closing can follow (办结). */
export type Closable = InStatus<'delivered' | 'directed' | 'settled' | 'procedure-ended'>;
/** What can be found to be a duplicate (并案). */
export type Mergeable = InStatus<'proposed' | 'sent' | 'objected' | 'taken-back' | 'in-conflict' | 'accepted'>;

export const absent: AssignmentState = { status: 'absent' };

export function evolve(state: AssignmentState, event: AssignmentEvent): AssignmentState {
  const next = moved(state, event);
  return 'aside' in next ? { ...next, aside: asideAfter(next.aside, event) } : next;
}

function moved(state: AssignmentState, event: AssignmentEvent): AssignmentState {
  switch (event.type) {
    case 'AssignmentProposed': {
      const { category, topic, route, unit, personId } = event;
      const proposal = { category, topic, route, unit, personId };
      // Material taken back stays so: the next sending may not come before the day it was taken back.
      return state.status === 'taken-back'
        ? { ...state, proposal }
        : { status: 'proposed', proposal, aside: known(state)?.aside ?? noAside };
    }
    case 'PetitionTransferred':
      return sent(state, event.unit, event.transferredOn);
    case 'PetitionEntrusted':
      return sent(state, event.unit, event.entrustedOn);
    case 'PetitionAccepted':
      return state.status === 'sent' ? { ...state, status: 'accepted', acceptedOn: event.acceptedOn, route: event.route } : state;
    case 'CompetenceObjected':
      return state.status === 'sent' ? { ...state, status: 'objected', objectedOn: event.objectedOn } : state;
    case 'MaterialTakenBack':
      return back(state, event.takenBackOn);
    case 'CompetenceDecided':
      return back(state, event.decidedOn, event.unit);
    case 'ConflictReferred':
      return withKnown(state, (of) => ({ status: 'in-conflict', ...of, stage: event.to, referredOn: event.referredOn }));
    case 'ObjectionRejected':
      return state.status === 'objected' ? afterRejection(state, event.rejectedOn) : state;
    case 'RouteChanged':
      return state.status === 'accepted' ? { ...state, route: event.route } : state;
    case 'OpinionIssued':
      return state.status === 'accepted' ? { ...state, status: 'opinion-issued', issuedOn: event.issuedOn } : state;
    case 'DirectedToProcedure':
      return state.status === 'accepted' ? { ...state, status: 'directed', directedOn: event.directedOn } : state;
    case 'SettlementReached':
      return state.status === 'accepted' ? { ...state, status: 'settled', agreedOn: event.agreedOn } : state;
    case 'ProposalAnswered':
      return state.status === 'accepted' ? decided(state, event.answeredOn, 'answer', event.unit) : state;
    case 'OpinionDelivered':
      return state.status === 'opinion-issued' ? decided(state, event.deliveredOn, 'opinion', state.unit) : state;
    case 'ReviewRequested': {
      const of = reviewable(beforeUnaskedEnd(state));
      const { level, unit, requestedOn } = event;
      return of ? { ...of, status: 'under-review', level, reviewer: unit, requestedOn } : state;
    }
    case 'ReviewOpinionIssued':
      return state.status === 'under-review'
        ? { ...state, status: 'review-issued', issuedOn: event.issuedOn, outcome: event.outcome }
        : state;
    case 'ReviewOpinionDelivered':
      return state.status === 'review-issued' ? afterReview(state, event) : state;
    case 'ProcedureEnded':
      return ended(state, event.endedOn);
    case 'UnitSucceeded':
      return succeeded(state, event);
    case 'CaseMerged':
      return isMergeable(state)
        ? {
            status: 'merged',
            proposal: state.proposal,
            aside: state.aside,
            into: event.intoCaseId,
            mergedOn: event.mergedOn,
            before: state,
          }
        : state;
    case 'MergeUndone':
      return state.status === 'merged' ? { ...state.before, aside: state.aside } : state;
    case 'CaseClosed':
      return withKnown(state, (of) => ({ status: 'closed', ...of, closedOn: event.closedOn, from: isClosable(state) ? state : null }));
    case 'PetitionDeclined':
    case 'AssignmentEnded':
      return { status: 'ended', ...known(state) };
    case 'WorkRecorded':
    case 'UnitRecorded':
    case 'AccusedUnitNamed':
    case 'ResultReported':
    case 'ProcedureResultRecorded':
    case 'AvoidanceAsked':
    case 'AvoidanceDecided':
    case 'MediationOpened':
    case 'MediationFailed':
    case 'HearingOpened':
    case 'HearingClosed':
    case 'CarryingOutRecorded':
    case 'StepCorrected':
      return state;
  }
}

/** What a review can be asked for: a delivered opinion, of a closed case too; undefined where there is none. */
export function reviewable(state: AssignmentState): InStatus<'delivered'> | undefined {
  if (state.status === 'delivered') return state;
  return state.status === 'closed' && state.from?.status === 'delivered' ? { ...state.from, aside: state.aside } : undefined;
}

/**
 * The case as it stood before its procedure ended because nobody asked (逾期未申请), of a closed case too; any other case as it is. Such an
 * end turns out untrue where a request made in time is entered after it. After re-review nothing could be asked for, so that end stands.
 */
export function beforeUnaskedEnd(state: AssignmentState): AssignmentState {
  if (state.status === 'procedure-ended' && state.by !== 're-review') return unended(state);
  if (state.status !== 'closed' || state.from?.status !== 'procedure-ended' || state.from.by === 're-review') return state;
  return { ...state, from: unended(state.from) };
}

/** The proposal and what is known beside it; undefined where nobody classified the petition yet. */
export function known(state: AssignmentState): Known | undefined {
  return 'proposal' in state ? { proposal: state.proposal, aside: state.aside } : undefined;
}

/** The unit that has the case, of a closed one too. */
export function unitInCharge(state: InStatus<'closed'> | Extract<AssignmentState, { readonly unit: string }>): string {
  return state.status === 'closed' ? (state.from?.unit ?? state.proposal.unit) : state.unit;
}

const mergeable: readonly Status[] = ['proposed', 'sent', 'objected', 'taken-back', 'in-conflict', 'accepted'];
const closable: readonly Status[] = ['delivered', 'directed', 'settled', 'procedure-ended'];
const isMergeable = (state: AssignmentState): state is Mergeable => mergeable.includes(state.status);
const isClosable = (state: AssignmentState): state is Closable => closable.includes(state.status);

function withKnown(state: AssignmentState, then: (of: Known) => AssignmentState): AssignmentState {
  const of = known(state);
  return of ? then(of) : state;
}

function sent(state: AssignmentState, unit: string, sentOn: Day): AssignmentState {
  return withKnown(state, (of) => ({ status: 'sent', ...of, unit, sentOn, rejectedOn: null }));
}

function back(state: AssignmentState, takenBackOn: Day, unit?: string): AssignmentState {
  return withKnown(state, ({ proposal, aside }) => ({
    ...{ status: 'taken-back', aside, takenBackOn },
    proposal: unit === undefined ? proposal : { ...proposal, unit },
  }));
}

function afterRejection({ proposal, aside, unit, sentOn }: Sent, rejectedOn: Day): AssignmentState {
  return { status: 'sent', proposal, aside, unit, sentOn, rejectedOn };
}

function decided(state: Accepted, deliveredOn: Day, by: Decided['by'], decidedBy: string): AssignmentState {
  return { ...state, status: 'delivered', deliveredOn, by, decidedBy };
}

// Handled again where the opinion was revoked: the unit has it from the day the petitioner knows.
function afterReview(state: Reviewed, { outcome, deliveredOn, level, unit }: EventOf<'ReviewOpinionDelivered'>): AssignmentState {
  return outcome === 'returned' ? { ...state, status: 'accepted', acceptedOn: deliveredOn } : decided(state, deliveredOn, level, unit);
}

function ended(state: AssignmentState, endedOn: Day): AssignmentState {
  if (state.status === 'delivered') return { ...state, status: 'procedure-ended', endedOn };
  const of = reviewable(state);
  return state.status === 'closed' && of ? { ...state, from: { ...of, status: 'procedure-ended', endedOn } } : state;
}

function unended({ endedOn: _, ...decision }: InStatus<'procedure-ended'>): InStatus<'delivered'> {
  return { ...decision, status: 'delivered' };
}

function succeeded(state: AssignmentState, { unit, successor }: EventOf<'UnitSucceeded'>): AssignmentState {
  if (!('unit' in state)) return state;
  const next = state.unit === unit ? { ...state, unit: successor } : state;
  if ('reviewer' in next && next.reviewer === unit) return { ...next, reviewer: successor };
  return 'decidedBy' in next && next.decidedBy === unit ? { ...next, decidedBy: successor } : next;
}
