/** By what the tables of a report are divided; a year's also by month. */
export const reportDivisions = ['channel', 'category', 'topic', 'district', 'unit', 'month'] as const;
export type ReportDivision = (typeof reportDivisions)[number];

export interface ReportRate {
  readonly numerator: number;
  readonly denominator: number;
  /** From 0 to 1; null where there is nothing to divide by. */
  readonly value: number | null;
}

export interface ReportSums {
  readonly numbers: Readonly<Record<string, number>>;
  readonly rates: Readonly<Record<string, ReportRate>>;
}

export interface ReportRow extends ReportSums {
  readonly value: string;
  readonly label: string;
  readonly english: string;
}

export interface Measure {
  readonly code: string;
  readonly label: string;
  readonly english: string;
  readonly section: string;
  readonly meaning: string;
  readonly meaningEnglish: string;
  readonly article: string;
  /** Amounts of relief are in fen (分). */
  readonly unit: 'petitions' | 'people' | 'limits' | 'stays' | 'steps' | 'fen';
}

export interface Rate {
  readonly code: string;
  readonly label: string;
  readonly english: string;
  readonly numerator: string;
  readonly denominator: string;
}

/** A report of a month or year (统计报表). */
export interface Report {
  readonly period: { readonly kind: 'month' | 'year'; readonly name: string; readonly first: string; readonly last: string };
  readonly asOf: string;
  readonly total: ReportSums;
  readonly tables: readonly { readonly by: ReportDivision; readonly rows: readonly ReportRow[] }[];
  /** Art. 41, of a year: which numbers answer which of its items. */
  readonly article41?: readonly {
    readonly item: number;
    readonly label: string;
    readonly english: string;
    readonly measures: readonly string[];
  }[];
  readonly measures: readonly Measure[];
  readonly rates: readonly Rate[];
}

/** A fact behind a number, and its case. */
export interface CountedCase {
  readonly caseId: string;
  readonly kind: string;
  readonly code: string;
  readonly number: number;
  readonly from: string;
  readonly to: string | null;
  readonly outcome: string | null;
  readonly rating: string | null;
  readonly channel: string;
  readonly category: string;
  readonly topic: string;
  readonly district: string;
  readonly unitName: string;
}
