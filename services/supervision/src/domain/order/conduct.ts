import type { EventOf } from '@anjuan/contracts';
import { clockRules, type ClockCode, type Day } from '@anjuan/regulation';

export const conductTypes = [
  ...(['PetitionRegistered', 'PetitionTransferred', 'PetitionEntrusted', 'PetitionAccepted', 'PetitionDeclined'] as const),
  ...(['CompetenceObjected', 'UnitSucceeded', 'WorkRecorded', 'ProposalAnswered', 'OpinionIssued', 'SettlementReached'] as const),
  ...(['ResultReported', 'CarryingOutRecorded', 'ReviewRequested', 'ReviewOpinionIssued'] as const),
  ...(['ClockExpired', 'ClockStopped', 'ClockResumed', 'HandlingLimitExtended'] as const),
] as const;

/** The steps and limits of a case that tell how a unit acts. */
export type ConductEvent = EventOf<(typeof conductTypes)[number]>;

/** Something that happened in a case and can bear a ground out: the event's name and its day. */
export interface Evidence {
  readonly event: ConductEvent['type'];
  readonly on: Day;
}

/** What a case shows of how it was handled (办理情况), as far as grounds of supervision look at it. The newest of each kind. */
export interface Conduct {
  /** Units that had the case or a step of it, the office that registered it among them. */
  readonly units: readonly string[];
  /** Limits of an office that passed, one for each clock, the newest last. */
  readonly delayed: readonly (Evidence & { readonly clock: ClockCode })[];
  /** A unit would not act: it declined, or said it is not competent. */
  readonly refused: Evidence | null;
  /** A unit did something that can be called perfunctory or false. */
  readonly handled: Evidence | null;
  /** An opinion, settlement or review that orders something, and is not wholly carried out. */
  readonly uncarried: Evidence | null;
  /** An entrusted petition whose result was not reported; it is owed after this day. */
  readonly unreported: (Evidence & { readonly owedBy: Day }) | null;
  /** The case was sent, accepted or refused at all. */
  readonly taken: Evidence | null;
}

export const noConduct: Conduct = {
  ...{ units: [], delayed: [], refused: null, handled: null, uncarried: null, unreported: null, taken: null },
};

/** An event of the case, whichever service owns it; `unit`: of who took the step. */
export interface Happened {
  readonly event: ConductEvent;
  readonly unit: string;
}

/** Adds what happened, in the order of the case. */
export function evolveConduct(before: Conduct, { event, unit }: Happened): Conduct {
  switch (event.type) {
    case 'PetitionRegistered':
      return held(before, unit);
    case 'PetitionTransferred':
      return { ...held(before, event.unit), taken: { event: event.type, on: event.transferredOn } };
    case 'PetitionEntrusted': {
      const taken = { event: event.type, on: event.entrustedOn };
      return { ...held(before, event.unit), taken, unreported: { ...taken, owedBy: event.reportBy } };
    }
    case 'PetitionAccepted':
      return { ...held(before, event.unit), taken: { event: event.type, on: event.acceptedOn } };
    case 'PetitionDeclined': {
      const declined = { event: event.type, on: event.declinedOn };
      return { ...held(before, event.unit), taken: declined, refused: declined };
    }
    case 'CompetenceObjected':
      return { ...before, refused: { event: event.type, on: event.objectedOn } };
    case 'UnitSucceeded':
      return held(before, event.successor);
    case 'WorkRecorded':
      return { ...before, handled: { event: event.type, on: event.workedOn } };
    case 'ProposalAnswered':
      return { ...before, handled: { event: event.type, on: event.answeredOn } };
    case 'OpinionIssued': {
      const issued = { event: event.type, on: event.issuedOn };
      return { ...held(before, event.unit), handled: issued, uncarried: issued };
    }
    case 'SettlementReached': {
      const agreed = { event: event.type, on: event.agreedOn };
      return { ...before, handled: agreed, uncarried: agreed };
    }
    case 'ResultReported':
      return { ...before, handled: { event: event.type, on: event.reportedOn }, unreported: null };
    case 'CarryingOutRecorded': {
      const done = { event: event.type, on: event.carriedOutOn };
      return { ...before, handled: done, uncarried: event.complete ? null : before.uncarried };
    }
    case 'ReviewRequested':
      return held(before, event.unit);
    case 'ReviewOpinionIssued': {
      const issued = { event: event.type, on: event.issuedOn };
      return { ...held(before, event.unit), handled: issued, uncarried: event.outcome === 'returned' ? before.uncarried : issued };
    }
    case 'ClockExpired':
      return late(before, event.clock, { event: event.type, on: event.due });
    case 'ClockStopped':
      return event.outcome === 'late' ? late(before, event.clock, { event: event.type, on: event.on }) : before;
    case 'ClockResumed':
      return inTime(before, event.clock);
    case 'HandlingLimitExtended':
      return inTime(before, 'handling');
  }
}

function late(before: Conduct, clock: ClockCode, evidence: Evidence): Conduct {
  return ofOffice(clock) ? { ...before, delayed: [...inTime(before, clock).delayed, { ...evidence, clock }] } : before;
}

/** A later last day took the place of the one that had passed: an extension, or a hearing that does not count, was entered afterwards. */
function inTime(before: Conduct, clock: ClockCode): Conduct {
  return { ...before, delayed: before.delayed.filter((each) => each.clock !== clock) };
}

function held(before: Conduct, unit: string): Conduct {
  return unit === '' || before.units.includes(unit) ? before : { ...before, units: [...before.units, unit] };
}

/** Of an office, and of the petition itself: that an order is late is another matter. */
function ofOffice(clock: ClockCode): boolean {
  if (clock === 'order-answer' || clock === 'suggestion-feedback') return false;
  return clockRules.some((rule) => rule.clock === clock && rule.holder === 'office');
}
