import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';

/** What is to be sent where (拟办). */
export type Proposal = Pick<EventOf<'AssignmentProposed'>, 'category' | 'topic' | 'route' | 'unit' | 'personId'>;

/** `rejectedOn`: the day the unit's last objection was found wrong, null without one; no later step comes before it. */
type Sent = { readonly proposal: Proposal; readonly unit: string; readonly sentOn: Day; readonly rejectedOn: Day | null };
type Accepted = Sent & { readonly acceptedOn: Day; readonly route: Proposal['route'] };

/** Where the handling of a case stands (分办与办理). */
export type AssignmentState =
  | { readonly status: 'absent' }
  | { readonly status: 'proposed'; readonly proposal: Proposal }
  | ({ readonly status: 'sent' } & Sent)
  | ({ readonly status: 'objected'; readonly objectedOn: Day } & Sent)
  | { readonly status: 'taken-back'; readonly proposal: Proposal; readonly takenBackOn: Day }
  | ({ readonly status: 'accepted' } & Accepted)
  | ({ readonly status: 'opinion-issued'; readonly issuedOn: Day } & Accepted)
  | ({ readonly status: 'delivered'; readonly deliveredOn: Day } & Accepted)
  | { readonly status: 'closed' }
  | { readonly status: 'ended' };

export type Status = AssignmentState['status'];

export const absent: AssignmentState = { status: 'absent' };

export function evolve(state: AssignmentState, event: AssignmentEvent): AssignmentState {
  switch (event.type) {
    case 'AssignmentProposed': {
      const { category, topic, route, unit, personId } = event;
      const proposal = { category, topic, route, unit, personId };
      // Material taken back stays so: the next sending may not come before the day it was taken back.
      return state.status === 'taken-back' ? { ...state, proposal } : { status: 'proposed', proposal };
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
      return 'proposal' in state ? { status: 'taken-back', proposal: state.proposal, takenBackOn: event.takenBackOn } : state;
    case 'ObjectionRejected':
      return state.status === 'objected' ? afterRejection(state, event.rejectedOn) : state;
    case 'OpinionIssued':
      return state.status === 'accepted' ? { ...state, status: 'opinion-issued', issuedOn: event.issuedOn } : state;
    case 'OpinionDelivered':
      return state.status === 'opinion-issued' ? { ...state, status: 'delivered', deliveredOn: event.deliveredOn } : state;
    case 'CaseClosed':
      return { status: 'closed' };
    case 'AssignmentEnded':
      return { status: 'ended' };
    case 'WorkRecorded':
    case 'UnitRecorded':
      return state;
  }
}

function sent(state: AssignmentState, unit: string, sentOn: Day): AssignmentState {
  return 'proposal' in state ? { status: 'sent', proposal: state.proposal, unit, sentOn, rejectedOn: null } : state;
}

function afterRejection({ proposal, unit, sentOn }: Sent, rejectedOn: Day): AssignmentState {
  return { status: 'sent', proposal, unit, sentOn, rejectedOn };
}
