import { columnIndex } from '@anjuan/tabular';
import type { Sheet } from '../workbook/sheet.ts';
import type { FieldName } from './fields.ts';
import { findHeader, headerAt, withContent, type Header } from './header.ts';
import { plainHeader } from './header-name.ts';
import { mappedNames, mappingOf, type LedgerMapping } from './mapping-file.ts';

/** Where the data of a sheet stands and what its columns are (表格布局). */
export interface SheetLayout {
  readonly header: Header;
  readonly firstRow: number;
  readonly kind: 'open' | 'struck-off';
}

/** The layout of a sheet, by the mapping file where it says so, else as found. Null: the sheet is no ledger, or to be skipped. */
export function layoutOf(sheet: Sheet, mapping: LedgerMapping | undefined): SheetLayout | null {
  const own = mappingOf(mapping, sheet.name);
  if (own?.skip) return null;
  const pairs = [...mappedNames(mapping?.columns), ...mappedNames(own?.columns)];
  const synonyms = new Map<string, FieldName>(pairs.map(([name, field]) => [plainHeader(name), field]));
  const found =
    own?.headerRow === undefined
      ? findHeader(sheet, synonyms)
      : withContent(sheet, headerAt(sheet, own.headerRow, own.headerRow + (own.headerRows ?? 1) - 1), synonyms);
  if (!found) return null;
  const header = withLetters(found, mappedNames(own?.columns), own?.fundsUnit);
  const firstRow = own?.firstRow ?? header.bottom + 1;
  return { header, firstRow, kind: own?.kind ?? kindOf(sheet, header) };
}

/** Columns that the mapping names by letter; they take their field from whichever column had it. */
function withLetters(
  header: Header,
  pairs: readonly (readonly [string, FieldName])[],
  unit: Header['columns'][number]['unit'] | undefined,
): Header {
  const byIndex = new Map(pairs.filter(([name]) => /^[A-Z]{1,2}$/.test(name)).map(([name, field]) => [columnIndex(name), field]));
  const taken = new Set(byIndex.values());
  const columns = header.columns.map((column) => {
    const field = byIndex.get(column.index) ?? (column.field !== null && taken.has(column.field) ? null : column.field);
    return { ...column, field, unit: field === 'funds' ? (unit ?? column.unit) : null };
  });
  for (const [index, field] of byIndex) {
    if (columns.some((column) => column.index === index)) continue;
    columns.push({ index, header: '', group: '', field, unit: field === 'funds' ? (unit ?? null) : null });
  }
  return { ...header, columns: columns.sort((a, b) => a.index - b.index) };
}

/** A list of struck-off cases says so in its name or title, or has the date of striking off and neither a plan date nor a status. */
function kindOf(sheet: Sheet, header: Header): SheetLayout['kind'] {
  const title = sheet.rows.filter(({ number }) => number < header.top).flatMap(({ cells }) => [...cells.values()].map(({ text }) => text));
  const names = [sheet.name, ...title].join(' ').replace(/\s/g, '');
  if (/未(化解|办结|销号)|在办/.test(sheet.name)) return 'open';
  if (/(已|拟)?销号|已化解|已办结|化解完毕|办结台账|已结/.test(names) && !/在办/.test(names)) return 'struck-off';
  const fields = new Set(header.columns.map(({ field }) => field));
  return fields.has('closedDate') && !fields.has('dueDate') && !fields.has('status') ? 'struck-off' : 'open';
}
