import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';

/** What is known of a case beside where it stands. */
export interface Aside {
  /** Events of the stream so far, this one among them: the entry with revision n is known when n is smaller. */
  readonly entries: number;
  /** Units that are accused and never get the material. Art. 30. */
  readonly accused: readonly string[];
  /** Officers asked to keep out, and whether they must; null while undecided. */
  readonly avoidance: Readonly<Record<string, boolean | null>>;
  /** The unit that the settling of a conflict made competent. Art. 24. */
  readonly competent: string | null;
  /** Last day to report an entrusted petition's result; null where it was transferred, or the result is in. */
  readonly reportBy: Day | null;
  readonly mediating: boolean;
  /** The hearing that is being held. */
  readonly hearing: { readonly stage: EventOf<'HearingOpened'>['stage']; readonly openedOn: Day } | null;
  /** Whether everything the opinion orders was carried out. */
  readonly carriedOut: boolean;
}

export const noAside: Aside = {
  ...{ entries: 0, accused: [], avoidance: {}, competent: null, reportBy: null, mediating: false, hearing: null, carriedOut: false },
};

/** Adds an event. Those that say nothing beside where the case stands only count. */
export function asideAfter(aside: Aside, event: AssignmentEvent): Aside {
  return { ...aside, ...changeOf(aside, event), entries: aside.entries + 1 };
}

function changeOf(aside: Aside, event: AssignmentEvent): Partial<Aside> {
  switch (event.type) {
    case 'AccusedUnitNamed':
      return { accused: [...aside.accused, event.unit] };
    case 'AvoidanceAsked':
      return { avoidance: { ...aside.avoidance, [event.officer]: null } };
    case 'AvoidanceDecided':
      return { avoidance: { ...aside.avoidance, [event.officer]: event.granted } };
    case 'CompetenceDecided':
      return { competent: event.unit };
    case 'PetitionTransferred':
    case 'ResultReported':
      return { reportBy: null };
    case 'PetitionEntrusted':
      return { reportBy: event.reportBy };
    case 'MediationOpened':
      return { mediating: true };
    case 'MediationFailed':
    case 'SettlementReached':
      return { mediating: false };
    case 'HearingOpened':
      return { hearing: { stage: event.stage, openedOn: event.openedOn } };
    case 'HearingClosed':
      return { hearing: null };
    case 'CarryingOutRecorded':
      return { carriedOut: event.complete };
    default: // every other event moves the case itself: state.ts is exhaustive over them
      return {};
  }
}
