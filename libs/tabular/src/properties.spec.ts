import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { openTable, TabularError } from './index.ts';
import { csvLine } from './reject/csv-line.ts';
import { LineSplitter } from './text/line-splitter.ts';
import { allRows, TempFiles } from './spec-support/temp-files.ts';
import { handMade, inlineRows } from './spec-support/workbooks.ts';

// Real files made from generated content. fast-check prints seed and path of a counterexample.
const files = new TempFiles();
afterAll(() => files.remove());

const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-8-bom': (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
  'utf-16le': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  gb18030: (text) => iconv.encode(text, 'gb18030'),
};

/** Cells of what hurts most: quotes, delimiters, line breaks, Chinese within and beyond the BMP. */
const cell = fc
  .array(fc.constantFrom('"', ',', '\n', '\r\n', '\r', ';', '\t', ' ', 'a', '1', '=', '星', '，', '𠮷', '㛃', '·'), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** Up to six columns: with eight and more, a quoted line that looks like a whole record counts as a swallowed one. */
const tables = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }).map((rows) => ({ width, rows })));

const notBlank = (row: readonly string[]): boolean => row.some((text) => text.trim() !== '');

describe('any table', () => {
  it.each(Object.keys(encoders))('written as RFC 4180 in %s reads back equal', async (encoding) => {
    const encode = encoders[encoding];
    if (!encode) throw new Error('no encoder');
    await fc.assert(
      fc.asyncProperty(tables, async ({ width, rows }) => {
        const header = Array.from({ length: width }, (_, at) => `星城市信访列${'一二三四五六'[at] ?? ''}`);
        const path = await files.write('any.csv', encode([header, ...rows].map(csvLine).join('')));
        await using table = await openTable(path, { required: header });
        const read = await allRows(table);
        expect(table.encoding).toBe(encoding);
        expect(read.flatMap(({ problems }) => problems)).toEqual([]);
        expect(read.map(({ cells }) => [...cells.values()])).toEqual(rows.filter(notBlank));
      }),
      { numRuns: 100 },
    );
  });

  it('in a workbook reads back equal', async () => {
    const text = fc.array(fc.constantFrom('a', '1', '星', '𠮷', ' ', '\n', '_', '=', '-'), { maxLength: 8 }).map((parts) => parts.join(''));
    const rows = fc.array(fc.tuple(text, text), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(rows, async (content) => {
        await using table = await openTable(await files.write('any.xlsx', handMade(inlineRows(['a', 'b'], ...content))));
        expect((await allRows(table)).map(({ cells }) => [...cells.values()])).toEqual(content.filter(notBlank));
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever the bytes', () => {
  const ends = async (content: Uint8Array): Promise<void> => {
    try {
      await using table = await openTable(await files.write('bytes.bin', content));
      for (const row of await allRows(table)) {
        for (const problem of row.problems) expect([problem.reasonZh, problem.reasonEn]).not.toContain('');
      }
    } catch (error) {
      if (!(error instanceof TabularError)) throw error;
    }
  };

  it('there are rows with their problems, or a named error', async () => {
    const nasty = fc.array(
      fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0xff, 0xfe, 0xef, 0xbb, 0xbf, 0x81, 0x30, 0x61, 0x3c, 0x50, 0x4b),
      { maxLength: 200 },
    );
    await fc.assert(
      fc.asyncProperty(nasty, (bytes) => ends(Uint8Array.from(bytes))),
      { numRuns: 400 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), ends), { numRuns: 200 });
  });

  it('a workbook with bytes changed anywhere ends in the same way', async () => {
    const whole = handMade(inlineRows(['a', 'b'], ['1', '2'], ['3', '4']));
    const changes = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const content = whole.slice();
        for (const [at, byte] of list) content[at] = byte;
        await ends(content);
      }),
      { numRuns: 400 },
    );
  });

  it('good rows around a line of rubbish go in', async () => {
    const rubbish = fc.array(fc.constantFrom('"', ',', 'x', ' ', '星'), { maxLength: 30 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(rubbish, async (line) => {
        const good = (no: number): string => `K-${no},a,b,c,d,e,f,"g, ${no}"\n`;
        const path = await files.write('rubbish.csv', `no,1,2,3,4,5,6,7\n${good(1)}${line}\n${good(2)}${good(3)}`);
        await using table = await openTable(path);
        const read = (await allRows(table)).filter(({ problems }) => problems.length === 0).map(({ cells }) => cells.get('no'));
        expect(read.filter((no) => no?.startsWith('K-'))).toEqual(['K-1', 'K-2', 'K-3']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the line splitter', () => {
  it('finds the same lines however the text is cut into pieces', () => {
    const pieces = fc.array(
      fc.array(fc.constantFrom('a', '\r', '\n', 'bb'), { maxLength: 6 }).map((parts) => parts.join('')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (list) => {
        const [whole, cut] = [new LineSplitter(100), new LineSplitter(100)];
        const all = [...whole.push(list.join('')), ...whole.end()];
        expect([...list.flatMap((piece) => cut.push(piece)), ...cut.end()]).toEqual(all);
        expect(all.map(({ text, eol }) => text + eol).join('')).toBe(list.join(''));
      }),
    );
  });
});
