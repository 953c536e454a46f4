import type { DomainEvent } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import type { CaseFacts } from '../facts/case-facts.ts';
import { broken, type EventRule } from './rule.ts';

/** Everything is registered first, and once. */
export const registrationRule: EventRule = (event, { registered, headcount }, { regulation }) => {
  if (event.type === 'PetitionRegistered') return broken({ 'registered-twice': registered });
  const most = event.type === 'RepresentativesChosen' ? regulation.limitOn('representatives', event.chosenOn).value : 0;
  return broken({
    'step-before-registration': !registered,
    'too-many-representatives': event.type === 'RepresentativesChosen' && event.count > Math.min(most, headcount),
  });
};

/** No opinion without acceptance, no delivery without opinion; nothing after the end, nothing before what it follows. */
export const handlingRule: EventRule = (event, before, { regulation }) => {
  const { sentOn, acceptedOn, opinionOn, hearing, category } = before;
  const [follows, on] = dayOf(event, before);
  const order = broken({
    'day-before-previous-step': follows !== null && on !== null && on < follows,
    'step-after-end': before.standing === 'over' && isHandling(event),
  });
  switch (event.type) {
    case 'CompetenceObjected': {
      const due = sentOn === null ? event.objectedOn : regulation.limitFrom('objection', sentOn, event.unit).due;
      return [...order, ...broken({ 'objection-too-late': event.objectedOn > due })];
    }
    case 'ProposalAnswered':
    case 'DirectedToProcedure':
    case 'SettlementReached':
    case 'MediationOpened':
      return [...order, ...broken({ 'opinion-without-acceptance': acceptedOn === null })];
    case 'OpinionIssued':
      return [
        ...order,
        ...broken({
          'opinion-without-acceptance': acceptedOn === null,
          'result-missing': category === 'appeal-request' && event.results.length === 0,
          'step-in-hearing': hearing,
        }),
      ];
    case 'OpinionDelivered':
      return [...order, ...broken({ 'delivery-without-opinion': opinionOn === null })];
    default:
      return order;
  }
};

/** The day a step of the main path follows, and its own. */
function dayOf(event: DomainEvent, { sentOn, acceptedOn, opinionOn, deliveredOn, review }: CaseFacts): [Day | null, Day | null] {
  switch (event.type) {
    case 'PetitionAccepted':
      return [sentOn, event.acceptedOn];
    case 'OpinionIssued':
      return [acceptedOn, event.issuedOn];
    case 'OpinionDelivered':
      return [opinionOn, event.deliveredOn];
    case 'ReviewRequested':
      return [deliveredOn, event.requestedOn];
    case 'ReviewOpinionIssued':
      return [review?.requestedOn ?? null, event.issuedOn];
    case 'ReviewOpinionDelivered':
      return [review?.issuedOn ?? null, event.deliveredOn];
    default: // beside the main path, or its beginning
      return [null, null];
  }
}

const handling: readonly string[] = [
  ...(['PetitionTransferred', 'PetitionEntrusted', 'PetitionAccepted', 'PetitionDeclined', 'CompetenceObjected', 'WorkRecorded'] as const),
  ...(['OpinionIssued', 'OpinionDelivered', 'ProposalAnswered', 'DirectedToProcedure', 'SettlementReached', 'ReviewRequested'] as const),
  ...(['ReviewOpinionIssued', 'ReviewOpinionDelivered', 'CaseClosed'] as const),
] satisfies DomainEvent['type'][];

function isHandling({ type }: DomainEvent): boolean {
  return handling.includes(type);
}

/** Steps of other services and of this one by an officer who has to keep out (回避); the decision itself is the head's. */
export const avoidanceRule: EventRule = (event, { avoided }, _world, actor) =>
  broken({ 'avoided-officer-acts': avoided.includes(actor.id) && isHandling(event) });
