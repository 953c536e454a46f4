import type { Sheet } from '../workbook/sheet.ts';

/** What fills mean, as a sheet that explains the ledger says (底色说明): a filled cell, its meaning in the cell beside it. */
export function colourLegend(sheets: readonly Sheet[]): ReadonlyMap<string, string> {
  const legend = new Map<string, string>();
  for (const { rows } of sheets) {
    for (const { cells } of rows) {
      for (const cell of cells.values()) {
        const meaning = cells.get(cell.column + 1)?.text.trim() ?? '';
        if (cell.fill === null) continue;
        const isSwatch = cell.text.trim().length <= 4 && /^$|[红黄绿灰蓝橙紫白]/.test(cell.text.trim());
        if (isSwatch && meaning !== '') legend.set(cell.fill, meaning);
      }
    }
  }
  return legend;
}
