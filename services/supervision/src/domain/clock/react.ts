import { isOutOfLedger, type EventOf, type SupervisionEvent } from '@anjuan/contracts';
import type { ClockCode, Day, Regulation } from '@anjuan/regulation';
import { cancel, pause, restart, resume, spare, start, stop } from './run.ts';
import { isOpen, type ClocksState } from './state.ts';

export const causes = [
  ...(['PetitionRegistered', 'PetitionTransferred', 'PetitionEntrusted', 'PetitionAccepted', 'PetitionDeclined'] as const),
  ...(['CompetenceObjected', 'MaterialTakenBack', 'CompetenceDecided', 'RouteChanged', 'DirectedToProcedure'] as const),
  ...(['SettlementReached', 'OpinionIssued', 'OpinionDelivered', 'ResultReported', 'CarryingOutRecorded'] as const),
  ...(['ReviewRequested', 'HearingOpened', 'HearingClosed', 'ReviewOpinionIssued', 'ReviewOpinionDelivered'] as const),
  ...(['ProcedureEnded', 'CaseMerged', 'MergeUndone', 'PetitionWithdrawn', 'AssignmentEnded', 'CaseClosed'] as const),
] as const;

/** The steps of other services that start or stop a clock. */
export type Cause = EventOf<(typeof causes)[number]>;

/**
 * What a step means for the clocks of its case (时限). Registration starts the office's 15 days (Art. 22); sending stops them and starts
 * the unit's 15 days to accept and its 5 working days to object (Art. 23); acceptance stops both and starts the 60 days of the petition
 * procedure (Art. 34): the other statutory routes have the clocks of their own laws. Delivery starts the petitioner's time to ask for
 * review (Art. 35, 36), the request the reviewer's 30 days. Material taken back gives the office no new limit, because no article does.
 * The same step again changes nothing.
 */
export function react(cause: Cause, state: ClocksState, regulation: Regulation): readonly SupervisionEvent[] {
  switch (cause.type) {
    case 'PetitionRegistered':
      return state.personId === null ? registered(cause, { ...state, personId: cause.personId }, regulation) : [];
    case 'PetitionTransferred':
      return sent(cause.unit, cause.transferredOn, state, regulation);
    case 'PetitionEntrusted':
      return entrusted(cause, state, regulation);
    case 'PetitionAccepted':
      return [
        ...stop(['acceptance'], cause.acceptedOn, state),
        ...cancel(['objection'], cause.acceptedOn, state),
        ...(cause.route === 'petition-procedure' ? once('handling', cause.acceptedOn, cause.unit, state, regulation) : []),
      ];
    case 'PetitionDeclined':
      return [...stop(['acceptance'], cause.declinedOn, state), ...cancel('all', cause.declinedOn, state, ['acceptance'])];
    case 'CompetenceObjected':
      return stop(['objection'], cause.objectedOn, state);
    case 'MaterialTakenBack':
      return cancel(['acceptance', 'objection', 'handling', 'report-back'], cause.takenBackOn, state);
    case 'CompetenceDecided':
      return cancel(['acceptance', 'objection', 'report-back'], cause.decidedOn, state);
    case 'RouteChanged':
      if (cause.route !== 'petition-procedure') return cancel(['handling'], cause.changedOn, state);
      // Of the petition procedure, as if it had been taken at once: the 60 days count from acceptance (Art. 34).
      return isOpen(state.clocks.handling) ? [] : start('handling', { from: cause.acceptedOn, unit: cause.unit }, state, regulation);
    case 'DirectedToProcedure':
      return cancel(['handling'], cause.directedOn, state);
    case 'SettlementReached':
      return stop(['handling'], cause.agreedOn, state);
    case 'OpinionIssued':
      return [...stop(['handling'], cause.issuedOn, state), ...carryOut(cause, state, regulation)];
    case 'OpinionDelivered':
      // Only the petition procedure has a handling clock, and only its opinion can be reviewed.
      return state.clocks.handling ? once('review-request', cause.deliveredOn, '', state, regulation) : [];
    case 'ResultReported':
      return stop(['report-back'], cause.reportedOn, state);
    case 'CarryingOutRecorded':
      return cause.complete ? stop(['carrying-out'], cause.carriedOutOn, state) : [];
    case 'ReviewRequested':
      return [
        ...stop([`${cause.level}-request`], cause.requestedOn, state),
        ...once(cause.level, cause.requestedOn, cause.unit, state, regulation),
      ];
    case 'HearingOpened':
      return cause.stage === 're-review' ? pause('re-review', cause.openedOn, cause.article, state) : [];
    case 'HearingClosed':
      return cause.stage === 're-review' ? resume('re-review', cause.closedOn, cause.days, cause.article, state) : [];
    case 'ReviewOpinionIssued':
      return stop([cause.level], cause.issuedOn, state);
    case 'ReviewOpinionDelivered':
      if (cause.outcome === 'returned')
        return [...cancel(['carrying-out'], cause.deliveredOn, state), ...once('handling', cause.deliveredOn, '', state, regulation)];
      return cause.level === 'review' ? once('re-review-request', cause.deliveredOn, '', state, regulation) : [];
    case 'ProcedureEnded':
      return cancel(['review-request', 're-review-request'], cause.endedOn, state);
    case 'CaseMerged':
      return cancel('all', cause.mergedOn, state);
    case 'MergeUndone':
      return restart(limitsOf[cause.standing], cause.mergedOn, state, regulation);
    case 'PetitionWithdrawn':
      return cancel('all', cause.withdrawnOn, state);
    case 'AssignmentEnded':
      return cancel('all', cause.endedOn, state);
    case 'CaseClosed':
      // What the opinion orders is still to be carried out, and the petitioner may still ask for review.
      return cancel('all', cause.closedOn, state, ['carrying-out', 'report-back', 'review-request', 're-review-request']);
  }
}

/** The office's 15 days; a ledger's case was received and sent on long ago, so they do not begin with its registration here. */
function registered(cause: EventOf<'PetitionRegistered'>, state: ClocksState, regulation: Regulation): readonly SupervisionEvent[] {
  const begin = isOutOfLedger(cause) ? spare : start;
  return begin('register-and-transfer', { from: cause.receivedOn }, state, regulation);
}

/** The limits that can run where a case stands, of those a merging cancels. */
const limitsOf: Readonly<Record<EventOf<'MergeUndone'>['standing'], readonly ClockCode[]>> = {
  proposed: ['register-and-transfer'],
  sent: ['acceptance', 'objection', 'report-back'],
  objected: ['acceptance', 'report-back'],
  'taken-back': [],
  'in-conflict': [],
  accepted: ['handling', 'report-back'],
};

function sent(unit: string, on: Day, state: ClocksState, regulation: Regulation): readonly SupervisionEvent[] {
  const known = state.clocks.acceptance;
  if (isOpen(known) && known.from === on) return []; // the same sending again; a re-sent petition was taken back before, its clocks cancelled
  return [
    ...stop(['register-and-transfer'], on, state),
    ...cancel(['acceptance', 'objection'], on, state),
    ...start('acceptance', { from: on, unit }, state, regulation),
    ...start('objection', { from: on, unit }, state, regulation),
  ];
}

function entrusted(
  { unit, entrustedOn: from, reportBy: named }: EventOf<'PetitionEntrusted'>,
  state: ClocksState,
  regulation: Regulation,
): readonly SupervisionEvent[] {
  const known = state.clocks['report-back'];
  const told = isOpen(known) && known.from === from;
  const report = told ? [] : [...cancel(['report-back'], from, state), ...start('report-back', { from, unit, named }, state, regulation)];
  return [...sent(unit, from, state, regulation), ...report];
}

/** What an opinion orders is carried out by the day it names; a later opinion takes the place of an earlier one. */
function carryOut(
  { unit, issuedOn: from, carryOutBy: named }: EventOf<'OpinionIssued'>,
  state: ClocksState,
  regulation: Regulation,
): readonly SupervisionEvent[] {
  if (named === null || state.clocks['carrying-out']?.from === from) return [];
  return [...cancel(['carrying-out'], from, state), ...start('carrying-out', { from, unit, named }, state, regulation)];
}

/** Starts a clock, unless it runs or began on this day: the same step told again. A later step begins another run. */
function once(
  clock: 'handling' | 'review-request' | 'review' | 're-review-request' | 're-review',
  from: Day,
  unit: string,
  state: ClocksState,
  regulation: Regulation,
): readonly SupervisionEvent[] {
  const known = state.clocks[clock];
  return known?.from === from || isOpen(known) ? [] : start(clock, { from, unit }, state, regulation);
}
