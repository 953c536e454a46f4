import type { EventOf, SupervisionEvent } from '@anjuan/contracts';
import type { ClockCode, Day, Regulation } from '@anjuan/regulation';
import { isOpen, type ClocksState } from './state.ts';

/** The steps of other services that start or stop a clock. */
export type Cause = EventOf<
  | 'PetitionRegistered'
  | 'PetitionTransferred'
  | 'PetitionEntrusted'
  | 'PetitionAccepted'
  | 'CompetenceObjected'
  | 'MaterialTakenBack'
  | 'OpinionIssued'
  | 'PetitionWithdrawn'
  | 'AssignmentEnded'
  | 'CaseClosed'
>;

export const causes = [
  ...['PetitionRegistered', 'PetitionTransferred', 'PetitionEntrusted', 'PetitionAccepted', 'CompetenceObjected'],
  ...['MaterialTakenBack', 'OpinionIssued', 'PetitionWithdrawn', 'AssignmentEnded', 'CaseClosed'],
] as const satisfies readonly string[];

/**
 * What a step means for the clocks of its case (时限). Registration starts the office's 15 days (Art. 22); sending stops them and starts
 * the unit's 15 days to accept and its 5 working days to object (Art. 23); acceptance stops both and starts the 60 days of the petition
 * procedure (Art. 34): the other statutory routes have the clocks of their own laws. Material taken back gives the office no new limit,
 * because no article does. The same step again changes nothing.
 */
export function react(cause: Cause, state: ClocksState, regulation: Regulation): readonly SupervisionEvent[] {
  switch (cause.type) {
    case 'PetitionRegistered':
      return state.clocks['register-and-transfer']
        ? []
        : start(['register-and-transfer'], cause.receivedOn, cause.personId, state, regulation);
    case 'PetitionTransferred':
      return sent(cause.unit, cause.transferredOn, state, regulation);
    case 'PetitionEntrusted':
      return sent(cause.unit, cause.entrustedOn, state, regulation);
    case 'PetitionAccepted': {
      const stopped = [...stop(['acceptance'], cause.acceptedOn, state), ...cancel(['objection'], cause.acceptedOn, state)];
      if (cause.route !== 'petition-procedure' || state.clocks.handling || state.personId === null) return stopped;
      return [...stopped, ...start(['handling'], cause.acceptedOn, state.personId, state, regulation, cause.unit)];
    }
    case 'CompetenceObjected':
      return stop(['objection'], cause.objectedOn, state);
    case 'MaterialTakenBack':
      return cancel(['acceptance', 'objection'], cause.takenBackOn, state);
    case 'OpinionIssued':
      return stop(['handling'], cause.issuedOn, state);
    case 'PetitionWithdrawn':
      return cancel(all, cause.withdrawnOn, state);
    case 'AssignmentEnded':
      return cancel(all, cause.endedOn, state);
    case 'CaseClosed':
      return cancel(all, cause.closedOn, state);
  }
}

/** The limit passed without the step (超期): once per run, when its last day is over. `today` is the day in Asia/Shanghai. */
export function expire(clock: ClockCode, run: number, today: Day, state: ClocksState, regulation: Regulation): readonly SupervisionEvent[] {
  const known = state.clocks[clock];
  if (known?.run !== run || known.status !== 'running' || today <= known.due) return [];
  return [{ type: 'ClockExpired', clock, run, due: known.due, article: regulation.clockOn(clock, known.from).article }];
}

const all: readonly ClockCode[] = ['register-and-transfer', 'acceptance', 'objection', 'handling'];

function sent(unit: string, on: Day, state: ClocksState, regulation: Regulation): readonly SupervisionEvent[] {
  const known = state.clocks.acceptance;
  if (isOpen(known) && known.from === on) return []; // the same sending again; a re-sent petition was taken back before, its clocks cancelled
  const stopped = stop(['register-and-transfer'], on, state);
  const replaced = cancel(['acceptance', 'objection'], on, state);
  if (state.personId === null) return [...stopped, ...replaced];
  return [...stopped, ...replaced, ...start(['acceptance', 'objection'], on, state.personId, state, regulation, unit)];
}

function start(
  clocks: readonly ClockCode[],
  from: Day,
  personId: string,
  state: ClocksState,
  regulation: Regulation,
  unit = '',
): SupervisionEvent[] {
  return clocks.map((clock) => {
    const run = (state.clocks[clock]?.run ?? 0) + 1;
    return { type: 'ClockStarted', clock, run, from, ...regulation.limitFrom(clock, from, unit), personId };
  });
}

function stop(clocks: readonly ClockCode[], on: Day, state: ClocksState): SupervisionEvent[] {
  return clocks.flatMap((clock) => {
    const known = state.clocks[clock];
    return isOpen(known) ? [{ type: 'ClockStopped', clock, run: known.run, on, outcome: on <= known.due ? 'met' : 'late' }] : [];
  });
}

function cancel(clocks: readonly ClockCode[], on: Day, state: ClocksState): SupervisionEvent[] {
  return clocks.flatMap((clock) => {
    const known = state.clocks[clock];
    return isOpen(known) ? [{ type: 'ClockStopped', clock, run: known.run, on, outcome: 'cancelled' }] : [];
  });
}
