import type { BacklogEvent, EventOf } from '@anjuan/contracts';
import { evolveBacklog, noBacklog, type BacklogState } from '../../domain/backlog/index.ts';

/** A backlog case as the list keeps it: where it stands, and what lists show and filter by. No name, no text. */
export interface BacklogFile {
  readonly caseId: string;
  /** Without the keys of imported lines, of which there may be thousands. */
  readonly state: BacklogState;
  readonly district: string;
  readonly unitName: string;
  readonly ledgerNumber: string;
  readonly people: number | null;
  readonly rules: readonly string[];
  /** Since when it is a matter: the ledger's first petition, else the listing, else the day the ledger was kept up to. */
  readonly since: string | null;
  readonly listedOn: string | null;
  /** The next step of the plan that is open, else the ledger's own date. */
  readonly dueOn: string | null;
  readonly fundsFen: number | null;
  readonly entries: number;
}

const empty: Omit<BacklogFile, 'caseId'> = {
  ...{ state: noBacklog, district: '', unitName: '', ledgerNumber: '', people: null, rules: [], since: null, listedOn: null },
  ...{ dueOn: null, fundsFen: null, entries: 0 },
};

export function newFile(caseId: string): BacklogFile {
  return { caseId, ...empty };
}

/** Adds an event to the file of its case. */
export function evolveFile(file: BacklogFile, event: BacklogEvent): BacklogFile {
  if (event.type === 'LedgerEntryImported') return { ...file, entries: file.entries + 1 };
  const state = evolveBacklog(file.state, event);
  const moved = { ...file, state, dueOn: nextStep(state) ?? file.dueOn };
  if (event.type === 'BacklogListed') return listed(moved, event);
  if (event.type === 'LedgerRowImported') return told(moved, event);
  if (event.type === 'BacklogRelapsed') return { ...moved, listedOn: event.relapsedOn, dueOn: null };
  if (event.type === 'BacklogStruckOff') return { ...moved, dueOn: event.watchUntil };
  return event.type === 'WatchEnded' ? { ...moved, dueOn: null } : moved;
}

function listed(file: BacklogFile, { district, grounds, listedOn }: EventOf<'BacklogListed'>): BacklogFile {
  const rules = [...new Set([...file.rules, ...grounds.map(({ rule }) => rule)])];
  return { ...file, district: district === '' ? file.district : district, rules, listedOn, since: file.since ?? listedOn };
}

function told(file: BacklogFile, event: EventOf<'LedgerRowImported'>): BacklogFile {
  const { district, unitName, ledgerNumber, people, fundsFen } = event;
  const open = event.state === 'open';
  return {
    ...file,
    ...{ unitName, people, fundsFen },
    district: district === '' ? file.district : district,
    ledgerNumber: ledgerNumber === '' ? file.ledgerNumber : ledgerNumber,
    since: event.firstPetition?.earliest ?? file.since ?? event.asOf,
    dueOn: nextStep(file.state) ?? (open ? (event.dueOn?.latest ?? null) : null),
  };
}

/** Last day of the plan's first open step while the case is worked on. */
function nextStep({ status, plan }: BacklogState): string | null {
  if (status === 'watched' || status === 'ended' || plan === null) return null;
  const due = plan.steps.filter(({ done }) => !done).map(({ dueOn }) => dueOn);
  return due.toSorted()[0] ?? null;
}
