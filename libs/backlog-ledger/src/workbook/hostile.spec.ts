import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { readBacklogLedger } from '../index.ts';
import { handMade, ledgerOf } from '../spec-support/workbooks.ts';

// Workbooks put together by hand as no program would write them.
const sample = (): Promise<Buffer> => readFile(new URL('../../test/backlog-ledger.xlsx', import.meta.url));
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: readonly string[]): string => `<row>${cells.join('')}</row>`;
const header = row(...['序号', '案件名称', '信访人', '办理经过', '资金（元）'].map(text));
const oneCase = (money: string): string =>
  `<sheetData>${header}${row('<c><v>1</v></c>', text('欠薪'), text('王小二'), text('2012.3 来访'), money)}</sheetData>`;

describe('a file that is no ledger', () => {
  it.each<[string, Uint8Array, string]>([
    ['is empty', new Uint8Array(), 'empty-file'],
    ['is text', new TextEncoder().encode('序号,案件名称\n1,欠薪\n'), 'not-a-workbook'],
    ['is an old .xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'legacy-xls'],
    ['is a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'damaged-workbook'],
    [
      'is another document',
      handMade('', {
        '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      }),
      'not-a-workbook',
    ],
    ['has no ledger sheet', handMade(`<sheetData>${row(text('通讯录'))}${row(text('姓名'), text('电话'))}</sheetData>`), 'no-ledger-sheet'],
    ['has no sheet', handMade('', { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }), 'damaged-workbook'],
    ['has XML that breaks off', handMade('<sheetData><row>'), 'damaged-workbook'],
    [
      'has a document type',
      handMade('', { 'xl/worksheets/s.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }),
      'damaged-workbook',
    ],
    ['has tags without end', handMade('<a>'.repeat(1000)), 'damaged-workbook'],
    ['unpacks to a thousand times its size', handMade(' '.repeat(16 << 20)), 'zip-bomb'],
    ['has a cell of a hundred thousand characters', handMade(`<sheetData>${row(text('字'.repeat(100_000)))}</sheetData>`), 'too-large'],
    ['has rows without end', handMade(`<sheetData>${row(text('1')).repeat(50_001)}</sheetData>`), 'too-large'],
    ['has content in column ZZ', handMade(`<sheetData><row r="1"><c r="ZZ1" t="str"><v>1</v></c></row></sheetData>`), 'too-large'],
    [
      'has a reference beyond the last column',
      handMade(`<sheetData><row r="1"><c r="ZZZZ1" t="str"><v>1</v></c></row></sheetData>`),
      'damaged-workbook',
    ],
    [
      'has merged ranges without end',
      handMade(`<sheetData/><mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(20_001)}</mergeCells>`),
      'too-large',
    ],
  ])('%s and is refused by name', async (_, bytes, code) => {
    await expect(readBacklogLedger(bytes)).rejects.toMatchObject({ name: 'LedgerError', code });
  });

  it('is refused when one byte of the sample has changed, or its end is missing', async () => {
    const bytes = await sample();
    const changed = new Uint8Array(bytes);
    changed[20_000] = (changed[20_000] ?? 0) ^ 0xff;
    await expect(readBacklogLedger(changed)).rejects.toMatchObject({ code: 'damaged-workbook' });
    await expect(readBacklogLedger(bytes.subarray(0, bytes.length - 100))).rejects.toMatchObject({ code: 'damaged-workbook' });
  });

  it('says in both languages what to do', async () => {
    await expect(readBacklogLedger(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toMatchObject({
      messageZh: '这是旧版 .xls 或加密的工作簿，请去除密码并另存为 .xlsx',
      messageEn: expect.stringContaining('save it as .xlsx'),
    });
  });
});

describe('a ledger with traps in it', () => {
  it('is read although it claims a huge dimension and one merged range over the whole sheet below it', async () => {
    const bytes = handMade(
      `<dimension ref="A1:XFD1048576"/>${oneCase('<c><v>5</v></c>')}<mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>`,
    );
    const { cases } = await readBacklogLedger(bytes);
    expect(cases.map(({ title, funds }) => [title, funds?.yuan])).toEqual([['欠薪', 5]]);
  });

  it('has its formulas never computed: the stored result counts, and none is a problem', async () => {
    const stored = await readBacklogLedger(handMade(oneCase('<c><f>SUM(A1:A9)*1000</f><v>7</v></c>')));
    expect(stored.cases[0]?.funds?.yuan).toBe(7);
    const without = await readBacklogLedger(handMade(oneCase('<c><f>WEBSERVICE("http://127.0.0.1/")</f></c>')));
    expect([without.cases[0]?.funds, without.problems]).toEqual([
      null,
      [
        {
          sheet: 'S',
          cell: 'E2',
          code: 'formula-without-value',
          reasonZh: '公式没有保存结果，未读取；请重新计算并保存',
          reasonEn: 'a formula without a stored result was not read; recalculate and save',
        },
      ],
    ]);
  });

  it('keeps text that looks like a formula as text', async () => {
    const { cases } = await readBacklogLedger(handMade(oneCase('<c><v>1</v></c>').replace('欠薪', '=cmd|A1')));
    expect(cases[0]?.title).toBe('=cmd|A1');
  });

  it('never throws for what a cell holds, and tells every case once', async () => {
    const pieces = fc.constantFrom(
      ...'2012.3 2106年5月 #REF! 990124195304128619 19900004417 35+12 三十六 约 户 ； 。 ① （ ） “ 同年 年 1998.1 小计 32件 —'.split(' '),
    );
    const words = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    const value = fc.oneof(
      words,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
      fc.date({ min: new Date('1901-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    );
    const names = ['序号', '属地', '案件名称', '信访人', '人数', '首次信访时间', '办理经过', '资金（万元）', '化解状态'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: names.length, maxLength: names.length }), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const { cases, problems, distinctCases } = await ledgerOf({ 台账: [names, ...rows] });
          expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length);
          expect(distinctCases).toBeLessThanOrEqual(cases.length);
          expect(problems.every(({ cell }) => /^[A-Z]+[1-9]\d*$/.test(cell))).toBe(true);
        },
      ),
      { numRuns: 150, verbose: true },
    );
  });
});
