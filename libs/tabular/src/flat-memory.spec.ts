import { afterAll, describe, expect, it } from '@jest/globals';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { once } from 'node:events';
import ExcelJS from 'exceljs';
import { openTable } from './index.ts';
import { TempFiles } from './spec-support/temp-files.ts';

// Large files made on the fly; the heap is measured after a real garbage collection.
const files = new TempFiles();
afterAll(() => files.remove());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const boundBytes = 80 * 1024 * 1024;

function used(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Reads all rows and answers their number and by how much the memory in use grew at most meanwhile. */
async function growth(path: string, every: number): Promise<{ rows: number; grown: number; broken: number }> {
  const before = used();
  let [rows, broken, most] = [0, 0, 0];
  await using table = await openTable(path, { required: ['编号', '内容'] });
  for await (const row of table.rows()) {
    if (row.problems.length > 0) broken += 1;
    if (++rows % every === 0) most = Math.max(most, used());
  }
  return { rows, broken, grown: most - before };
}

const text = '小区电梯坏了三个月，物业说没有维修资金。'.repeat(8);

describe('memory stays flat', () => {
  it('over 300,000 rows of CSV, one in a thousand of them broken', async () => {
    const path = await files.path('large.csv');
    const out = createWriteStream(path);
    out.write('编号,姓名,内容\n');
    for (let at = 0; at < 300_000; at++) {
      const row = at % 1000 === 7 ? `X-${at},"李,${text}\n` : `X-${at},李,"${text}\n第二行 ${at}"\n`;
      if (!out.write(row)) await once(out, 'drain');
    }
    out.end();
    await finished(out);
    const { rows, broken, grown } = await growth(path, 50_000);
    expect([rows, broken]).toEqual([300_000, 300]);
    expect(grown).toBeLessThan(boundBytes);
  }, 180_000);

  it('over a workbook of 60,000 rows whose shared strings alone fill 30 MB', async () => {
    const path = await files.path('large.xlsx');
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
    const sheet = book.addWorksheet('信访');
    sheet.addRow(['编号', '内容']).commit();
    for (let at = 0; at < 60_000; at++) sheet.addRow([`X-${at}`, `${text}${at}`]).commit();
    sheet.commit();
    await book.commit();
    const { rows, broken, grown } = await growth(path, 10_000);
    expect([rows, broken]).toEqual([60_000, 0]);
    expect(grown).toBeLessThan(boundBytes);
  }, 180_000);

  it('over one line of 50 million characters', async () => {
    const path = await files.path('one-line.csv');
    const out = createWriteStream(path);
    out.write('编号,内容\nX1,"');
    for (let at = 0; at < 500; at++) if (!out.write('x'.repeat(100_000))) await once(out, 'drain');
    out.end('\nX2,good\n');
    await finished(out);
    const { rows, broken, grown } = await growth(path, 1);
    expect([rows, broken]).toEqual([2, 1]);
    expect(grown).toBeLessThan(boundBytes);
  }, 180_000);
});
