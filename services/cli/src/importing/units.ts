import { topics } from '@anjuan/regulation';
import type { Row, Table } from '@anjuan/tabular';
import type { Api } from '../api/client.ts';
import { readList } from '../api/pages.ts';
import { openUnits, unitsOf } from '../import/index.ts';
import type { ImportKind } from './run-import.ts';
import { parentsFirst, unitColumn, unitItem } from './unit-item.ts';

/** Importing units (导入单位): the table is checked as a whole, then sent from the top down, one batch after the other. */
export const unitImport: ImportKind = {
  path: '/api/units/batch',
  inFlight: 1,
  columnOf: unitColumn,
  open: openUnits,
  feed: async (table, sender, api, cli, onRow) => {
    const labels = new Set(topics.terms.flatMap((term) => [term.label, ...term.aliases]));
    const { units, rejected, warnings } = await unitsOf(table, { topics: labels, existing: await existingUnits(api) });
    for (const { row, problems } of rejected) await sender.reject(row, problems);
    const rows = new Map(units.map((unit) => [unit.row, unitItem(unit)] as const));
    const sources = await rowsAt(table, rows);
    for (const unit of parentsFirst(units)) {
      cli.io.signal.throwIfAborted();
      const [source, checked] = [sources.get(unit.row), rows.get(unit.row)];
      if (!source || !checked) continue;
      if (checked.reasons.length > 0) await sender.reject(source, checked.reasons);
      else await sender.send(source, checked.item);
      onRow();
    }
    if (warnings.length > 0) cli.note(`${warnings.length} 行有提示（已导入）`, `${warnings.length} rows have remarks (they were imported)`);
  },
};

/** The source rows again, for the reject file: the check of the whole table keeps units, not rows. */
async function rowsAt(table: Table, numbers: ReadonlyMap<number, unknown>): Promise<Map<number, Row>> {
  const rows = new Map<number, Row>();
  for await (const row of table.rows()) if (numbers.has(row.number)) rows.set(row.number, row);
  return rows;
}

async function existingUnits(api: Api): Promise<Set<string>> {
  const { items } = await readList<{ code: string }>(api, '/api/units', {}, Infinity);
  return new Set(items.map(({ code }) => code));
}
