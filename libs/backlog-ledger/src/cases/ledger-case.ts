import type { LedgerCount } from '../amounts/read-count.ts';
import type { LedgerMoney } from '../amounts/read-money.ts';
import type { LedgerDate } from '../dates/ledger-date.ts';
import type { FieldName } from '../layout/fields.ts';
import type { LedgerPetitioner } from '../people/read-petitioners.ts';
import type { LedgerStatus } from './status-words.ts';

/** A dated step of a case (办理经过的一步). Steps whose date is missing or impossible are kept with `date` null. */
export interface LedgerEvent {
  /** Stable: case key, line, and which of equal lines; a line added to the cell later changes no other key. */
  readonly key: string;
  readonly date: LedgerDate | null;
  /** The line as it stands in the ledger. */
  readonly original: string;
  /** The line without mark and date. */
  readonly text: string;
  /** Place in the cell, from 1, top to bottom. */
  readonly position: number;
  readonly cell: string;
}

export interface DateField {
  /** Null: 长期, 待定, or unreadable (then a problem says so). */
  readonly date: LedgerDate | null;
  readonly wording: string;
}

/** One case of a ledger (台账中的一案): a row, or several rows merged into one. Texts are trimmed, '' never: null instead. */
export interface LedgerCase {
  /** Stable across exports: see keys.ts. */
  readonly key: string;
  /** Keys the same row would have had if its case number or petitioner were written otherwise. */
  readonly alternateKeys: readonly string[];
  readonly sheet: string;
  readonly row: number;
  readonly lastRow: number;
  /** `moved`: the whole row is struck out, it goes on in another sheet. */
  readonly state: 'open' | 'struck-off' | 'moved';
  readonly hidden: boolean;
  readonly serial: string | null;
  readonly caseNumber: string | null;
  readonly title: string | null;
  readonly district: { readonly name: string; readonly wording: string } | null;
  readonly place: string | null;
  readonly unit: string | null;
  readonly leader: string | null;
  readonly handler: string | null;
  readonly petitioners: readonly LedgerPetitioner[];
  /** The cells of the petitioners as written, one a row of the case. */
  readonly petitionerWording: string;
  readonly address: string | null;
  readonly people: LedgerCount | null;
  readonly firstPetition: DateField | null;
  readonly visits: LedgerCount | null;
  readonly facts: string | null;
  /** The history cell as written, struck-out text left out. */
  readonly history: string | null;
  readonly historyOrder: 'oldest-first' | 'newest-first';
  readonly events: readonly LedgerEvent[];
  readonly plan: string | null;
  readonly method: string | null;
  readonly funds: LedgerMoney | null;
  readonly dueDate: DateField | null;
  readonly status: { readonly wording: string; readonly known: LedgerStatus | null } | null;
  readonly closedDate: DateField | null;
  readonly acceptance: string | null;
  readonly category: string | null;
  readonly channel: string | null;
  readonly listedBy: string | null;
  readonly remarks: string | null;
  /** Comments on cells of the case (批注). */
  readonly notes: readonly { readonly cell: string; readonly text: string }[];
  /** Columns the program does not know, kept as they are. */
  readonly extra: readonly { readonly cell: string; readonly header: string; readonly text: string }[];
  readonly fill: string | null;
  /** Where each field was read: A1 addresses. */
  readonly cells: Readonly<Partial<Record<FieldName, string>>>;
}
