import type { DomainEvent } from '@anjuan/contracts';

/** The events that reports count or divide by. Of all others no number depends. */
export const reportedTypes = [
  ...(['PetitionRegistered', 'RegistrationCorrected', 'PetitionWithdrawn', 'PetitionEndedByDeath', 'UrgentMatterReported'] as const),
  ...(['ClassificationSuggested', 'ClassificationConfirmed', 'ClassificationOverridden', 'PetitionNotAccepted'] as const),
  ...(['RelationConfirmed', 'RelationUndone', 'AssignmentProposed', 'PetitionTransferred', 'PetitionEntrusted'] as const),
  ...(['PetitionAccepted', 'PetitionDeclined', 'CompetenceObjected', 'MaterialTakenBack', 'CompetenceDecided', 'UnitSucceeded'] as const),
  ...(['ResultReported', 'ProposalAnswered', 'DirectedToProcedure', 'SettlementReached', 'HearingOpened', 'OpinionIssued'] as const),
  ...(['ReviewRequested', 'ReviewOpinionIssued', 'CaseClosed', 'AssignmentEnded', 'CaseMerged', 'MergeUndone'] as const),
  ...(['ClockStarted', 'ClockStopped', 'ClockResumed', 'HandlingLimitExtended'] as const),
  ...(['BacklogListed', 'BacklogRelapsed', 'BacklogStruckOff', 'ResolutionReported', 'ResolutionChecked', 'WatchEnded'] as const),
  ...(['LedgerRowImported', 'ReliefPaid', 'SupervisionOrderIssued', 'SupervisionOrderAnswered', 'SupervisionOrderAccepted'] as const),
  ...(['UnitHeadInterviewed', 'SuggestionMade', 'SuggestionAnswered'] as const),
] as const;

export type ReportedEvent = Extract<DomainEvent, { type: (typeof reportedTypes)[number] }>;
