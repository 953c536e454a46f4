/** One thing that is not as it must be, told without personal data. */
export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'out-of-order' | 'read-model-difference';
  /** The stream, lane, consumer or table where it was found. */
  readonly where: string;
  /** What exactly: a revision, an event id, a number of rows. */
  readonly what: string;
}

/** What a check found. Only `cases` and `events` may differ from zero in a sound system. */
export interface Findings {
  readonly cases: number;
  readonly events: number;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly readModelDifferences: number;
  /** The first hundred, to begin looking at. */
  readonly details: readonly Finding[];
}

export const noFindings: Findings = { cases: 0, events: 0, lost: 0, doubled: 0, outOfOrder: 0, readModelDifferences: 0, details: [] };

const mostDetails = 100;

/** The findings of several checks of one system: faults add up; cases and events are counted by one of them only. */
export function together(...all: readonly Findings[]): Findings {
  return all.reduce(
    (sum, one) => ({
      cases: Math.max(sum.cases, one.cases),
      events: Math.max(sum.events, one.events),
      lost: sum.lost + one.lost,
      doubled: sum.doubled + one.doubled,
      outOfOrder: sum.outOfOrder + one.outOfOrder,
      readModelDifferences: sum.readModelDifferences + one.readModelDifferences,
      details: [...sum.details, ...one.details].slice(0, mostDetails),
    }),
    noFindings,
  );
}

/** True when nothing is lost, doubled, out of order or different. */
export function isSound(findings: Findings): boolean {
  return findings.lost + findings.doubled + findings.outOfOrder + findings.readModelDifferences === 0;
}

/** Collects faults one by one. */
export class FindingsBook {
  private readonly counts = { lost: 0, doubled: 0, outOfOrder: 0, readModelDifferences: 0 };
  private readonly details: Finding[] = [];

  /** Counts `times` faults of one kind, with one line of detail. */
  add(kind: Finding['kind'], where: string, what: string, times = 1): void {
    this.counts[countOf[kind]] += times;
    if (this.details.length < mostDetails) this.details.push({ kind, where, what });
  }

  findings(seen: { readonly cases: number; readonly events: number } = { cases: 0, events: 0 }): Findings {
    return { ...seen, ...this.counts, details: [...this.details] };
  }
}

const countOf = {
  lost: 'lost',
  doubled: 'doubled',
  'out-of-order': 'outOfOrder',
  'read-model-difference': 'readModelDifferences',
} as const;
