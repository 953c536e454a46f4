import type { Day } from '@anjuan/regulation';

/** By what the tables of a report are divided (分类统计): channel 信访形式, category 类别, topic 领域, district 问题属地, unit 责任单位. */
export const dimensions = ['channel', 'category', 'topic', 'district', 'unit'] as const;
export type Dimension = (typeof dimensions)[number];
/** Codes, or the district as the register writes it; empty where it is not known (yet). */
export type Dimensions = Readonly<Record<Dimension, string>>;

/** What reports count: a petition open from one day to another, a limit that fell due, a stay on the list of backlog cases, a step taken. */
export const factKinds = ['petition', 'limit', 'backlog', 'step'] as const;
export type FactKind = (typeof factKinds)[number];

/**
 * One dated fact of a case (统计事实), as far as it was known at some moment. Every number of a report counts facts, so each number has its
 * cases behind it. Of one case, `kind`, `code` and `number` name a fact.
 */
export interface Fact extends Dimensions {
  readonly kind: FactKind;
  /** Of a limit its clock, of a step what was done; empty otherwise. */
  readonly code: string;
  /** Counts the facts of this kind and code in the case, from 1. */
  readonly number: number;
  /** Petition: received or opened again. Limit: it began to run. Backlog: on the list. Step: taken. */
  readonly from: Day;
  /** Petition: ended. Limit: its last day. Backlog: off the list. Null while open, and for steps. */
  readonly to: Day | null;
  /** How it came in. Petition: `registered`, `reopened`; backlog: `listed`, `relapsed`, `ledger`; empty otherwise. */
  readonly entry: string;
  /** How it came out. Petition: `closed`, `withdrawn`…; limit: `met`, `late`, `cancelled`…; step: its detail. Null while open. */
  readonly outcome: string | null;
  /** The petitioner's rating (满意度); null where there is no closing. */
  readonly rating: string | null;
  /** Petition: people; step of paying relief: fen (分); else 1. */
  readonly amount: number;
  /** Petition: the one of which it is a repeat (重信重访), as the register says or an officer confirmed; null for a first petition. */
  readonly repeatOf: string | null;
  /** Petition: whether category, topic and unit are decided, and not only suggested. */
  readonly decided: boolean;
  /** Petition: whether it was opened again after this end. */
  readonly reopened: boolean;
}

/** Name of a fact within its case. */
export function factKey({ kind, code, number }: Pick<Fact, 'kind' | 'code' | 'number'>): string {
  return `${kind} ${code} ${number}`;
}
