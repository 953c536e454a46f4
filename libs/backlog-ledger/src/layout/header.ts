import { normaliseHeader } from '@anjuan/tabular';
import type { Sheet, SheetRow } from '../workbook/sheet.ts';
import { fieldsOfHeader, moneyUnitOf, plainHeader, type MoneyUnit } from './header-name.ts';
import { contentFit, fieldsByContent, profilesOf, type ColumnProfile } from './column-profile.ts';
import type { FieldName } from './fields.ts';

/** A column of a sheet (栏): its header as written, and what the program takes it for. */
export interface LedgerColumn {
  /** 0-based. */
  readonly index: number;
  readonly header: string;
  /** The header above it in a header of several rows; '' without. */
  readonly group: string;
  readonly field: FieldName | null;
  readonly unit: MoneyUnit | null;
}

export interface Header {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly LedgerColumn[];
}

/** How many rows with content are searched for the header, and how many rows it may have. */
const searchRows = 30;
const maxHeaderRows = 3;

/**
 * Finds the header of a ledger (表头识别): of all rows near the top, alone or with up to two below, the one whose cells name most fields.
 * Null when fewer than three are named, or neither a title nor a petitioner nor facts: then the sheet is no ledger.
 */
export function findHeader(sheet: Sheet, synonyms: ReadonlyMap<string, FieldName> = new Map()): Header | null {
  let best: { header: Header; score: number } | null = null;
  for (const [at, row] of sheet.rows.slice(0, searchRows).entries()) {
    for (let height = 1; height <= maxHeaderRows; height++) {
      const rows = sheet.rows.slice(at, at + height);
      const last = rows.at(-1);
      if (rows.length < height || !last || last.number - row.number !== height - 1) break;
      const header = headerAt(sheet, row.number, last.number, synonyms);
      const score = scoreOf(header);
      if (score > (best?.score ?? 0)) best = { header, score };
    }
  }
  if (!best) return null;
  const header = withContent(sheet, best.header, synonyms);
  return isLedger(header) ? header : null;
}

/** The header in rows that are known, from a mapping file. */
export function headerAt(sheet: Sheet, top: number, bottom: number, synonyms: ReadonlyMap<string, FieldName> = new Map()): Header {
  const rows = sheet.rows.filter(({ number }) => number >= top && number <= bottom);
  const width = Math.max(0, ...rows.map((row) => Math.max(-1, ...row.cells.keys()) + 1));
  const named: { index: number; header: string; group: string }[] = [];
  for (let index = 0; index < width; index++) {
    const texts = rows.map((row) => textAt(sheet, row, index, top));
    const distinct = texts.filter((text, at) => text !== '' && plainHeader(text) !== plainHeader(texts[at - 1] ?? ''));
    const header = distinct.at(-1);
    if (header !== undefined) named.push({ index, header, group: distinct.slice(0, -1).join('') });
  }
  return { top, bottom, columns: assign(named, synonyms, new Map()) };
}

/** The same header, its fields given anew with a look at the cells below: names alone are often the same for different things. */
export function withContent(sheet: Sheet, header: Header, synonyms: ReadonlyMap<string, FieldName>): Header {
  const named = header.columns.map(({ index, header: name, group }) => ({ index, header: name, group }));
  return { ...header, columns: assign(named, synonyms, profilesOf(sheet, header.bottom)) };
}

/** The text of a header cell, taken from its merged range; but not from one that begins above the header (a title). */
function textAt(sheet: Sheet, row: SheetRow, column: number, top: number): string {
  const merge = sheet.merges.at(row.number, column);
  if (!merge) return headerText(row.cells.get(column)?.text);
  if (merge.top < top || merge.right - merge.left > 12) return '';
  const origin = sheet.rows.find(({ number }) => number === merge.top);
  return headerText(origin?.cells.get(merge.left)?.text);
}

function headerText(text = ''): string {
  return normaliseHeader(text.slice(0, 100));
}

/** Gives each field to the column that fits it best; a column that loses its field takes its next best. */
function assign(
  named: readonly { index: number; header: string; group: string }[],
  synonyms: ReadonlyMap<string, FieldName>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): LedgerColumn[] {
  const wishes = named.flatMap((column) => {
    const own = synonyms.get(plainHeader(column.header));
    if (own) return [{ column, field: own, strength: 9 }];
    const profile = profiles.get(column.index);
    const byName = fieldsOfHeader(column.header, column.group).map((fit) => ({
      ...fit,
      strength: fit.strength + contentFit(fit.field, profile),
    }));
    const byContent = fieldsByContent(profile).map((field, place) => ({ field, strength: 0.5 - place / 10 }));
    return [...byName, ...byContent].filter(({ strength }) => strength > 0).map((fit) => ({ column, ...fit }));
  });
  wishes.sort((a, b) => b.strength - a.strength || a.column.index - b.column.index);
  const byColumn = new Map<number, FieldName>();
  const taken = new Set<FieldName>();
  for (const { column, field } of wishes) {
    if (byColumn.has(column.index) || taken.has(field)) continue;
    byColumn.set(column.index, field);
    taken.add(field);
  }
  return named.map(({ index, header, group }) => {
    const field = byColumn.get(index) ?? null;
    return { index, header, group, field, unit: field === 'funds' ? (moneyUnitOf(header) ?? moneyUnitOf(group)) : null };
  });
}

function scoreOf(header: Header): number {
  const fields = header.columns.filter(({ field }) => field !== null).length;
  // A taller header must name more to win, and a long text in it is data, not a name.
  const long = header.columns.filter((column) => column.header.length > 30).length;
  return fields - long * 2 - (header.bottom - header.top) * 0.1;
}

function isLedger({ columns }: Header): boolean {
  const fields = new Set(columns.flatMap(({ field }) => (field ? [field] : [])));
  const told = fields.has('title') || fields.has('facts') || fields.has('history');
  return fields.size >= 3 && told && (fields.has('petitioner') || fields.has('title'));
}
