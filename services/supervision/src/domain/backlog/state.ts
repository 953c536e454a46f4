import type { BacklogEvent, EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import { holdKey, noKeys, type Keys } from './keys.ts';

/** One relief (救助); `approvedFen` is null before its decision. */
export interface Relief {
  readonly askedFen: number;
  readonly requestedBy: string;
  readonly approvedFen: number | null;
  readonly paidFen: number;
  readonly payments: readonly { readonly voucher: string; readonly amountFen: number }[];
}

export interface Plan {
  readonly plan: number;
  readonly steps: readonly { readonly dueOn: Day; readonly done: boolean }[];
}

export interface BacklogLink {
  readonly kind: EventOf<'BacklogLinkProposed'>['kind'];
  readonly state: 'proposed' | 'confirmed' | 'undone';
}

/**
 * Where a backlog case stands (积案状态): worked on, reported as resolved, checked, struck off and watched, ended, or moved to another row
 * of its ledger. `absent`: never on a list.
 */
export type BacklogStatus = 'absent' | 'listed' | 'reported' | 'checked' | 'watched' | 'ended' | 'moved';

/** The backlog side of a case as decisions need it (积案). */
export interface BacklogState {
  readonly status: BacklogStatus;
  /** True while only a ledger says where it stands: its next export may then say otherwise. */
  readonly byLedger: boolean;
  readonly personId: string | null;
  readonly times: number;
  /** Day of the last step that moved the case; null where only a ledger did. */
  readonly movedOn: Day | null;
  readonly leader: string | null;
  readonly plan: Plan | null;
  readonly reliefs: readonly Relief[];
  /** Visits since the listing. */
  readonly visits: number;
  readonly reported: { readonly on: Day; readonly unit: string } | null;
  readonly checkedOn: Day | null;
  readonly watchUntil: Day | null;
  readonly watchVisits: number;
  /** Rows of ledgers by their key, with the fingerprint of what they said last. */
  readonly rows: Readonly<Record<string, string>>;
  /** Other keys of those rows. */
  readonly aliases: readonly string[];
  readonly entries: Keys;
  readonly links: Readonly<Record<string, BacklogLink>>;
  readonly campaigns: readonly string[];
  /** Batch and document of each answer. */
  readonly batches: readonly string[];
}

export const noBacklog: BacklogState = {
  ...{ status: 'absent', byLedger: false, personId: null, times: 0, movedOn: null, leader: null, plan: null, reliefs: [], visits: 0 },
  ...{
    reported: null,
    checkedOn: null,
    watchUntil: null,
    watchVisits: 0,
    rows: {},
    aliases: [],
    entries: noKeys,
    links: {},
    campaigns: [],
    batches: [],
  },
};

export function evolveBacklog(state: BacklogState, event: BacklogEvent): BacklogState {
  switch (event.type) {
    case 'BacklogListed':
      return begun({ ...state, personId: event.personId }, event.times, event.listedOn);
    case 'BacklogRelapsed':
      return begun(state, event.times, event.relapsedOn);
    case 'LeaderAssigned':
      return { ...state, leader: event.leader };
    case 'BacklogPlanSet':
      return { ...state, plan: { plan: event.plan, steps: event.steps.map(({ dueOn }) => ({ dueOn, done: false })) } };
    case 'PlanStepDone':
      return { ...state, plan: state.plan && done(state.plan, event.step) };
    case 'BacklogWorkRecorded':
      return event.kind === 'visit' || event.kind === 'leader-visit' ? { ...state, visits: state.visits + 1 } : state;
    case 'ReliefRequested': {
      const { amountFen: askedFen, requestedBy } = event;
      return { ...state, reliefs: [...state.reliefs, { askedFen, requestedBy, approvedFen: null, paidFen: 0, payments: [] }] };
    }
    case 'ReliefDecided':
      return relieved(state, event.relief, (relief) => ({ ...relief, approvedFen: event.approvedFen }));
    case 'ReliefPaid': {
      const { relief: number, voucher, amountFen, paidFen } = event;
      return relieved(state, number, (relief) => ({ ...relief, paidFen, payments: [...relief.payments, { voucher, amountFen }] }));
    }
    case 'ResolutionReported':
      return { ...moved(state, 'reported', event.reportedOn), reported: { on: event.reportedOn, unit: event.unit } };
    case 'ResolutionChecked':
      return { ...moved(state, event.passed ? 'checked' : 'listed', event.checkedOn), checkedOn: event.passed ? event.checkedOn : null };
    case 'BacklogStruckOff':
      return { ...moved(state, 'watched', event.struckOffOn), watchUntil: event.watchUntil, watchVisits: 0 };
    case 'WatchVisitRecorded':
      return { ...state, watchVisits: state.watchVisits + 1 };
    case 'WatchEnded':
      return moved(state, 'ended', event.endedOn);
    case 'LedgerRowImported':
      return told(state, event);
    case 'LedgerEntryImported':
      return { ...state, entries: holdKey(state.entries, event.key) };
    case 'BacklogLinkProposed':
      return linked(state, event.otherCaseId, { kind: event.kind, state: 'proposed' });
    case 'BacklogLinkConfirmed':
      return linked(state, event.otherCaseId, { kind: event.kind, state: 'confirmed' });
    case 'BacklogLinkUndone':
      return linked(state, event.otherCaseId, { kind: event.kind, state: 'undone' });
    case 'CampaignJoined':
      return { ...state, campaigns: [...state.campaigns, event.campaign] };
    case 'CampaignLeft':
      return { ...state, campaigns: state.campaigns.filter((campaign) => campaign !== event.campaign) };
    case 'BatchAnswered':
      return { ...state, batches: [...state.batches, `${event.batch} ${event.documentNumber}`] };
  }
}

/** On the list, with a plan, visits and a result still to come; who is in charge stays. */
function begun(state: BacklogState, times: number, on: Day): BacklogState {
  return { ...moved(state, 'listed', on), times, plan: null, visits: 0, reported: null, checkedOn: null, watchUntil: null };
}

function moved(state: BacklogState, status: BacklogStatus, movedOn: Day): BacklogState {
  return { ...state, status, movedOn, byLedger: false };
}

const ledgerStatus = { open: 'listed', 'struck-off': 'ended', moved: 'moved' } as const;

/** A ledger says where a case stands only while no step of this system has: a later export must not undo an officer's step. */
function told(state: BacklogState, event: EventOf<'LedgerRowImported'>): BacklogState {
  const aliases = [...new Set([...state.aliases, ...event.alternateKeys])];
  const known = { ...state, personId: state.personId ?? event.personId, rows: { ...state.rows, [event.key]: event.fingerprint }, aliases };
  const withLeader = event.leader === null || (state.leader !== null && !state.byLedger) ? known : { ...known, leader: event.leader };
  if (state.status !== 'absent' && !state.byLedger) return withLeader;
  return { ...withLeader, status: ledgerStatus[event.state], byLedger: true, times: Math.max(1, state.times) };
}

function done(plan: Plan, step: number): Plan {
  return { ...plan, steps: plan.steps.map((each, index) => (index === step - 1 ? { ...each, done: true } : each)) };
}

function relieved(state: BacklogState, number: number, change: (relief: Relief) => Relief): BacklogState {
  return { ...state, reliefs: state.reliefs.map((relief, index) => (index === number - 1 ? change(relief) : relief)) };
}

function linked(state: BacklogState, otherCaseId: string, link: BacklogLink): BacklogState {
  return { ...state, links: { ...state.links, [otherCaseId]: link } };
}
