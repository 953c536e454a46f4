import type { LedgerDate } from '../dates/ledger-date.ts';
import type { CaseRows } from '../rows/classify-rows.ts';
import type { LedgerCase } from './ledger-case.ts';

/** A case on the way: what is still to be settled when all sheets are read. */
export interface CaseDraft {
  readonly rows: CaseRows;
  /** Of the sheet; part of the key, so that a row whose status changes stays the same row. */
  readonly kind: 'open' | 'struck-off';
  /** Without keys, which need the other rows. */
  readonly body: Omit<LedgerCase, 'key' | 'alternateKeys' | 'events'>;
  readonly steps: readonly { date: LedgerDate | null; original: string; text: string; position: number; cell: string }[];
  /** The first petition is a number like 1998.1: of this year, January or October. */
  readonly zeroEaten: { readonly year: number; readonly cell: string } | null;
}
