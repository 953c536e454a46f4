import type { Problem } from './types.ts';

/** Where a backlog case stands (积案状态), in the order of its way. */
export const backlogStatuses = ['listed', 'reported', 'checked', 'watched', 'ended', 'moved'] as const;
export type BacklogStatus = (typeof backlogStatuses)[number];

/** A backlog case in the list. Amounts are in fen (分). */
export interface BacklogItem {
  readonly caseId: string;
  readonly status: BacklogStatus;
  readonly title: string | null;
  readonly district: string;
  readonly unitName: string;
  readonly ledgerNumber: string;
  readonly people: number | null;
  readonly since: string;
  readonly dueOn: string | null;
  readonly times: number;
  readonly rules: readonly string[];
  readonly leader: string | null;
  readonly leaderWording: string | null;
  readonly campaigns: readonly string[];
  readonly visits: number;
  readonly entries: number;
  readonly fundsFen: number | null;
  readonly watchUntil: string | null;
  readonly plan: { readonly steps: number; readonly done: number };
  readonly relief: { readonly askedFen: number; readonly approvedFen: number; readonly paidFen: number };
}

/** A date as a ledger knows it: to the day, month or year, or within bounds with its wording. */
export interface LedgerDate {
  readonly precision: 'day' | 'month' | 'year' | 'imprecise';
  readonly earliest: string;
  readonly latest: string;
  readonly wording: string;
}

/** The sealed part of an entry; null once the person was erased. */
type Sealed<Name extends string> = Readonly<Record<Name, string>> | null;

export interface BacklogLink {
  readonly otherCaseId: string;
  readonly kind: string;
  readonly state: 'proposed' | 'confirmed' | 'undone';
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export interface Relief {
  readonly relief: number;
  readonly kind: string;
  readonly amountFen: number;
  readonly requestedOn: string;
  readonly requestedBy: string;
  readonly personal: Sealed<'reason'>;
  readonly decisions: readonly {
    readonly approvedFen: number;
    readonly decidedOn: string;
    readonly documentNumber: string;
    readonly personal: Sealed<'reason'>;
  }[];
  readonly payments: readonly {
    readonly voucher: string;
    readonly amountFen: number;
    readonly paidOn: string;
    readonly paidFen: number;
    readonly personal: Sealed<'payee'>;
  }[];
}

export interface PlanStep {
  readonly step: number;
  readonly text: string | null;
  readonly dueOn: string;
  readonly unit: string;
  readonly doneOn: string | null;
  readonly result: string | null;
}

/** The whole backlog side of a case (积案卷). */
export interface Dossier {
  readonly caseId: string;
  readonly status: BacklogStatus | 'absent';
  readonly times: number;
  readonly byLedger: boolean;
  readonly campaigns: readonly string[];
  readonly leaderId: string | null;
  readonly visits: number;
  readonly reportedOn: string | null;
  readonly checkedOn: string | null;
  readonly watchUntil: string | null;
  readonly leader: { readonly leader: string; readonly assignedOn: string; readonly personal: Sealed<'name' | 'post'> } | null;
  readonly listings: readonly {
    readonly listedOn: string;
    readonly times: number;
    readonly grounds: readonly { readonly rule: string; readonly found: number | null }[];
    readonly superior: string;
    readonly personal: Sealed<'title' | 'note'>;
  }[];
  readonly plan: {
    readonly plan: number;
    readonly setOn: string;
    readonly policy: string | null;
    readonly steps: readonly PlanStep[];
  } | null;
  readonly work: readonly {
    readonly kind: string;
    readonly workedOn: string;
    readonly units: readonly string[];
    readonly documentNumber: string;
    readonly personal: Sealed<'record'>;
  }[];
  readonly reliefs: readonly Relief[];
  readonly reports: readonly {
    readonly reportedOn: string;
    readonly unit: string;
    readonly results: readonly string[];
    readonly personal: Sealed<'report'>;
  }[];
  readonly checks: readonly {
    readonly checkedOn: string;
    readonly unit: string;
    readonly passed: boolean;
    readonly personal: Sealed<'finding'>;
  }[];
  readonly strikeOffs: readonly {
    readonly struckOffOn: string;
    readonly documentNumber: string;
    readonly watchUntil: string;
    readonly personal: Sealed<'summary'>;
  }[];
  readonly watchVisits: readonly { readonly visitedOn: string; readonly stable: boolean; readonly personal: Sealed<'record'> }[];
  readonly watchEnds: readonly { readonly endedOn: string; readonly visits: number }[];
  readonly relapses: readonly {
    readonly relapsedOn: string;
    readonly because: string;
    readonly times: number;
    readonly personal: Sealed<'reason'>;
  }[];
  readonly answers: readonly {
    readonly batch: string;
    readonly answeredOn: string;
    readonly documentNumber: string;
    readonly personal: Sealed<'answer'>;
  }[];
  readonly rows: readonly {
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
    readonly asOf: string | null;
    readonly state: string;
    readonly ledgerNumber: string;
    readonly unitName: string;
    readonly people: number | null;
    readonly firstPetition: LedgerDate | null;
    readonly dueOn: LedgerDate | null;
    readonly closedOn: LedgerDate | null;
    readonly fundsFen: number | null;
    readonly personal:
      | (Readonly<Record<'title' | 'leader' | 'petitioners' | 'facts' | 'plan' | 'status' | 'acceptance' | 'remarks', string>> & {
          readonly others: readonly string[];
        })
      | null;
  }[];
  readonly entries: readonly LedgerEntry[];
  readonly links: readonly BacklogLink[];
}

export interface LedgerEntry {
  readonly date: LedgerDate | null;
  readonly sheet: string;
  readonly cell: string;
  readonly place: number;
  readonly personal: Sealed<'original' | 'text'>;
}

export interface Campaign {
  readonly campaign: string;
  readonly title: string;
  readonly unit: string;
  readonly openedOn: string;
  readonly until: string;
  readonly status: 'open' | 'closed';
  readonly closedOn: string | null;
  readonly targets: { readonly struckOff: number; readonly openAtEnd: number | null };
  readonly progress: {
    readonly cases: number;
    readonly struckOff: number;
    readonly open: number;
    readonly byStatus: Readonly<Partial<Record<BacklogStatus, number>>>;
  };
  readonly reachedPercent: number;
}

export const clusterKinds = ['target', 'place', 'policy', 'topic'] as const;
export type ClusterKind = (typeof clusterKinds)[number];

/** Open cases that share something (串并建议), with the reason. */
export interface Cluster {
  readonly by: ClusterKind;
  readonly shared: string;
  readonly cases: number;
  readonly caseIds: readonly string[];
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export interface Batch {
  readonly batch: string;
  readonly basis: ClusterKind | null;
  readonly reason: string;
  readonly madeOn: string;
  readonly cases: number;
  readonly caseIds: readonly string[];
  readonly answers: readonly { readonly documentNumber: string; readonly cases: number }[];
}

/** What an action for many cases did in each of them. */
export interface GroupAnswer {
  readonly done: number;
  readonly refused: number;
  readonly results: readonly { readonly caseId: string; readonly outcome: 'done' | 'already' | 'refused'; readonly problem?: Problem }[];
}

export interface LinkItem extends BacklogLink {
  readonly caseId: string;
}

export interface BacklogCounts {
  readonly counts: readonly { readonly value: string | null; readonly count: number; readonly label?: string | null }[];
  readonly total: number;
}
