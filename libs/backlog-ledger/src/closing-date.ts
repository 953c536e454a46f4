import { readDate } from './dates/read-date.ts';
import { halfWidth } from './dates/same-length.ts';
import type { Sheet } from './workbook/sheet.ts';

/** The day up to which the ledger was kept (截止日期), as its title or signature line says; the latest when there are several; null if none. */
export function closingDateOf(sheets: readonly Sheet[]): string | null {
  let latest: string | null = null;
  for (const { rows } of sheets) {
    for (const { cells } of rows) {
      for (const { text } of cells.values()) {
        if (text.length > 200) continue;
        const half = halfWidth(text);
        const mark = /(?:截[至止]|数据日期|填报[日时][期间]|制表[日时][期间]|统计[日时][期间])(?:日期|时间|到|至)?\s*[:：]?\s*/.exec(half);
        const date = mark ? readDate(text, mark.index + mark[0].length, { previous: null, wholeCell: true })?.dates[0] : undefined;
        if (date?.precision === 'day' && (latest === null || date.latest > latest)) latest = date.latest;
      }
    }
  }
  return latest;
}
