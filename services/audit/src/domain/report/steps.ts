import type { Day } from '@anjuan/regulation';
import type { ReportedEvent } from './reported.ts';
import type { Step } from './report-file.ts';

type Told = Omit<Step, 'number'>;

/** What offices did (工作情况, Art. 41): the steps that an event tells of. `unit` is the responsible one, `day` when the event happened. */
export function stepsOf(event: ReportedEvent, unit: string, day: Day): readonly Told[] {
  switch (event.type) {
    case 'PetitionTransferred':
      return [step('transferred', event.transferredOn, event.unit)];
    case 'PetitionEntrusted':
      return [step('entrusted', event.entrustedOn, event.unit)];
    case 'PetitionAccepted':
      return [step('accepted', event.acceptedOn, event.unit)];
    case 'PetitionNotAccepted':
      return [step('not-accepted', day, unit, event.ground)];
    case 'PetitionDeclined':
      return [step('not-accepted', event.declinedOn, event.unit, event.ground)];
    case 'CompetenceObjected':
      return [step('objected', event.objectedOn, event.unit)];
    case 'MaterialTakenBack':
      return [step('taken-back', event.takenBackOn, event.unit)];
    case 'ResultReported':
      return [step('result-reported', event.reportedOn, event.unit)];
    case 'ProposalAnswered':
      return [step('proposal-answered', event.answeredOn, event.unit, event.adopted)];
    case 'DirectedToProcedure':
      return [step('directed', event.directedOn, event.unit, event.route)];
    case 'SettlementReached':
      return [step('settlement', event.agreedOn, event.unit)];
    case 'HearingOpened':
      return [step('hearing', event.openedOn, event.unit, event.stage)];
    case 'OpinionIssued':
      return [
        step('opinion', event.issuedOn, event.unit),
        ...event.results.map((result) => step('result', event.issuedOn, event.unit, result)),
      ];
    case 'ReviewRequested':
      return [step('review-requested', event.requestedOn, event.ofUnit, event.level)];
    case 'ReviewOpinionIssued':
      return [step('review-opinion', event.issuedOn, unit, event.outcome)];
    case 'HandlingLimitExtended':
      return [step('extended', day, unit)];
    case 'UrgentMatterReported':
      return [step('urgent-reported', event.reportedOn, unit)];
    case 'ReliefPaid':
      return [step('relief-paid', event.paidOn, unit, null, event.amountFen)];
    case 'SupervisionOrderIssued':
      return [step('supervised', event.issuedOn, event.unit)];
    case 'SupervisionOrderAnswered':
      return [step('supervision-answered', event.answeredOn, event.unit)];
    case 'SupervisionOrderAccepted':
      return [step('supervision-done', event.doneOn, unit)];
    case 'UnitHeadInterviewed':
      return [step('interviewed', event.interviewedOn, event.unit)];
    case 'SuggestionMade':
      return [step('suggestion', event.suggestedOn, event.unit, event.kind)];
    case 'SuggestionAnswered':
      return [step('suggestion-answered', event.answeredOn, event.unit, event.adopted)];
    default:
      return []; // moves a petition, a limit or a stay on the list, and is counted there
  }
}

function step(code: string, from: Day, unit: string, outcome: string | null = null, amount = 1): Told {
  return { code, from, unit, outcome, amount };
}
