import type { LedgerCase } from './cases/ledger-case.ts';
import type { LinkEvidence, LinkKind } from './links/links.ts';
import type { LedgerColumn } from './layout/header.ts';
import type { LedgerProblem } from './problems.ts';

/** A sheet of the workbook and what the reader made of it (工作表). */
export interface LedgerSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** `other`: no ledger, such as a sheet of explanations; nothing of it was read. */
  readonly kind: 'open' | 'struck-off' | 'other';
  /** First and last row of the header; null for `other`. */
  readonly headerRows: readonly [first: number, last: number] | null;
  readonly columns: readonly (LedgerColumn & { readonly letter: string })[];
  readonly cases: number;
  readonly events: number;
  /** Rows that carry no case, and why. */
  readonly ignoredRows: readonly { readonly row: number; readonly kind: string }[];
  /** Comments on cells that belong to no case. */
  readonly notes: readonly { readonly cell: string; readonly text: string }[];
}

/** Two rows that are probably one case, for an officer to decide (并案建议). */
export interface LedgerLink {
  /** Stable, like the keys it joins. */
  readonly key: string;
  /**
   * `same-case`: one case twice. `petitioner-within`: `from` is one petitioner of the several of `to`. `same-petitioner`: the same person,
   * but apparently another matter; not counted as one case.
   */
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly fromCell: { readonly sheet: string; readonly cell: string };
  readonly toCell: { readonly sheet: string; readonly cell: string };
  readonly evidence: LinkEvidence;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export interface BacklogLedger {
  readonly sheets: readonly LedgerSheet[];
  readonly cases: readonly LedgerCase[];
  readonly links: readonly LedgerLink[];
  readonly problems: readonly LedgerProblem[];
  /** Cases when linked rows are counted once. */
  readonly distinctCases: number;
  /** The day up to which the ledger was kept; null when neither it nor the caller says. */
  readonly closingDate: string | null;
}
