import { afterAll, describe, expect, it } from '@jest/globals';
import { openTable } from '../index.ts';
import { allRows, outcomes, TempFiles } from '../spec-support/temp-files.ts';

// Real files in a temporary folder; the whole reader from bytes to rows.
const files = new TempFiles();
afterAll(() => files.remove());

const eight = 'no,date,form,who,place,head,title,text\n';
const eightRow = (no: number, text = 'plain'): string => `XC2024-00${no},2024-01-0${no},visit,Li,East,1,title ${no},${text}\n`;
const eightCells = (no: number, text = 'plain'): string => eightRow(no, text).trimEnd().replaceAll(',', '|');

describe('a CSV file that is in order', () => {
  it('keeps line breaks, delimiters and doubled quotes inside quotes, and numbers rows by the line they start in', async () => {
    const path = await files.write('quotes.csv', 'a,b\r\n"1\r\nx","y ""z"", w"\r\n\r\n3,4');
    await using table = await openTable(path);
    const rows = await allRows(table);
    expect(rows.map(({ number, cells }) => [number, Object.fromEntries(cells)])).toEqual([
      [2, { a: '1\r\nx', b: 'y "z", w' }],
      [5, { a: '3', b: '4' }],
    ]);
  });

  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n'],
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['full-width commas', 'a，b\n1，2\n3，4\n'],
    ['vertical bars', 'a|b\n1|2\n3|4\n'],
    ["Excel's sep= line", 'sep=;\na;b\n1;2\n3;4\n'],
    ['blank lines and rows of empty cells', '\n\na,b\n\n1,2\n,\n  \n3,4\n\n'],
    ['empty cells behind the last column', 'a,b,,\n1,2,,\n3,4,,,\n'],
    ['a DOS end-of-file mark', 'a,b\r\n1,2\r\n3,4\r\n\x1A'],
    ['blanks behind a closing quote', 'a,b\n"1" ,2\n3,"4"  \n'],
  ])('is read with %s', async (name, content) => {
    expect(await outcomes(await files.write(`${name.length}.csv`, content), { required: ['a', 'b'] })).toEqual(['1|2', '3|4']);
  });

  it('takes balanced quotes inside an unquoted text as text', async () => {
    expect(await outcomes(await files.write('balanced.csv', 'a,b\n1,he said "no" twice\n'))).toEqual(['1|he said "no" twice']);
  });

  it('finds the header below a title and ignores columns nobody asked for', async () => {
    const path = await files.write('title.csv', '星城市信访台账,,\n2024 年,,\n 登记编号*,备注,诉求 内容\nX1,\u0000,text\n');
    await using table = await openTable(path, { required: ['登记编号', '诉求内容'] });
    expect([table.headerRow, table.columns.map(({ name, letter, known }) => `${letter}:${name}:${known}`)]).toEqual([
      3,
      ['A:登记编号:true', 'B:备注:false', 'C:诉求内容:true'],
    ]);
    expect((await allRows(table)).map(({ problems }) => problems)).toEqual([[]]);
  });

  it('has no rows when there is only a header', async () => {
    expect(await outcomes(await files.write('header.csv', 'a,b\n'))).toEqual([]);
    expect(await outcomes(await files.write('header2.csv', 'a,b'))).toEqual([]);
  });

  it('can be read twice, and counts its bytes', async () => {
    await using table = await openTable(await files.write('twice.csv', 'a\n1\n2\n'));
    expect((await allRows(table)).length).toBe(2);
    expect((await allRows(table)).length).toBe(2);
    expect([table.bytesRead, table.totalBytes]).toEqual([6, 6]);
  });
});

describe('a broken row is reported and the rows behind it still go in', () => {
  it.each<[string, string, (string | [number, ...string[]])[]]>([
    [
      'a quote is never closed',
      eightRow(1) + eightRow(2, '"no end') + eightRow(3) + eightRow(4),
      [eightCells(1), [3, 'unclosed-quote@text'], eightCells(3), eightCells(4)],
    ],
    [
      'a quote is never closed and the next row has quotes of its own',
      eightRow(1) + eightRow(2, '"no end') + eightRow(3, '"a, b"') + eightRow(4),
      [eightCells(1), [3, 'unclosed-quote@text'], eightCells(3, 'a, b').replace('a| b', 'a, b'), eightCells(4)],
    ],
    [
      'a quote is never closed and a stray one further down closes it with the right number of columns',
      eightRow(1) + eightRow(2, '"no end') + eightRow(3, 'stray"') + eightRow(4),
      [eightCells(1), [3, 'unclosed-quote@text'], [4, 'broken-quoting'], eightCells(4)],
    ],
    [
      'every row leaves a quote open',
      [1, 2, 3, 4].map((no) => eightRow(no, '"open')).join(''),
      [2, 3, 4, 5].map((line): [number, string] => [line, 'unclosed-quote@text']),
    ],
    [
      'the text of the broken row goes on for some lines',
      eightRow(1) + eightRow(2, '"first line\nsecond, line\n\nthird "line') + eightRow(3),
      [eightCells(1), [3, 'unclosed-quote@text'], eightCells(3)],
    ],
    [
      'the open quote is in the first column of the last row',
      eightRow(1) + '"XC2024-002,2024-01-02,visit,Li,East,1,title,text\n',
      [eightCells(1), [3, 'unclosed-quote@no']],
    ],
    [
      'quotes inside a quoted text are not doubled',
      eightRow(1) + eightRow(2, '"he said "no" and left"') + eightRow(3),
      [eightCells(1), [3, 'broken-quoting@text'], eightCells(3)],
    ],
    [
      'text follows a closing quote',
      eightRow(1) + eightRow(2, '"a"b') + eightRow(3),
      [eightCells(1), [3, 'broken-quoting@text'], eightCells(3)],
    ],
    [
      'an opening quote is missing',
      eightRow(1) + eightRow(2, 'text"') + eightRow(3),
      [eightCells(1), [3, 'broken-quoting'], eightCells(3)],
    ],
    ['columns are missing', eightRow(1) + 'XC2024-002,2024-01-02\n' + eightRow(3), [eightCells(1), [3, 'too-few-columns'], eightCells(3)]],
    [
      'there are too many columns',
      eightRow(1) + eightRow(2, 'a, b') + eightRow(3),
      [eightCells(1), [3, 'too-many-columns'], eightCells(3)],
    ],
    ['there is a NUL', eightRow(1) + eightRow(2, 'a\0b') + eightRow(3), [eightCells(1), [3, 'nul-character@text'], eightCells(3)]],
    [
      'there is a damaged character',
      eightRow(1) + eightRow(2, 'a\uFFFDb') + eightRow(3),
      [eightCells(1), [3, 'damaged-characters@text'], eightCells(3)],
    ],
    [
      'a line has ten million characters',
      eightRow(1) + eightRow(2, 'x'.repeat(1e7)) + eightRow(3),
      [eightCells(1), [3, 'line-too-long'], eightCells(3)],
    ],
    [
      'a quoted line has ten million characters',
      eightRow(1) + eightRow(2, `"${'x'.repeat(1e7)}"`) + eightRow(3),
      [eightCells(1), [3, 'line-too-long'], eightCells(3)],
    ],
    [
      'a quoted letter has a line with more commas than the file has columns',
      eightRow(1) +
        eightRow(2, '"Sirs:\nwe went,ate,heard,were told,one mu,24000,a year,30 jin,or 3600 in cash,bought back,he says\nyours"') +
        eightRow(3),
      [
        eightCells(1),
        eightCells(2, '') + 'Sirs:\nwe went,ate,heard,were told,one mu,24000,a year,30 jin,or 3600 in cash,bought back,he says\nyours',
        eightCells(3),
      ],
    ],
    [
      'a quoted text has 70,000 characters over many lines',
      eightRow(1) + eightRow(2, `"${'x'.repeat(99).concat('\n').repeat(700)}"`) + eightRow(3),
      [eightCells(1), [3, 'unclosed-quote@text'], eightCells(3)],
    ],
  ])('%s', async (name, body, expected) => {
    expect(await outcomes(await files.write(`broken-${name.length}.csv`, eight + body))).toEqual(expected);
  });

  it('loses no row of a long file behind one open quote', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => `K-${at},v,w,x,y,z,1,"t, ${at}\nnext"\n`);
    many[10] = 'K-10,v,w,x,y,z,1,"t, 10\n';
    many[20] = 'K-20,v,w,x,y,z,1,t, 20"\nnext\n';
    const found = await outcomes(await files.write('long.csv', 'a,b,c,d,e,f,g,h\n' + many.join('')));
    expect(found.filter((row) => typeof row === 'string').length).toBe(2998);
    expect(found.filter((row) => typeof row !== 'string')).toEqual([
      [22, 'unclosed-quote@h'],
      [41, 'too-many-columns'],
      [42, 'too-few-columns'],
    ]);
  });

  it('finds the next row also where there is only one column', async () => {
    expect(await outcomes(await files.write('narrow.csv', 'a\n1\n"2\n3\n4\n'))).toEqual(['1', [3, 'unclosed-quote@a'], '3', '4']);
  });

  it('is quick with a header of 100,000 columns and with runs of asterisks', async () => {
    const wide = `${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',')}\n`;
    await using table = await openTable(await files.write('wide.csv', wide));
    expect(table.columns.length).toBe(100_000);
    const stars = await files.write('stars.csv', `${'*'.repeat(1_000_000)}x\n`);
    await expect(openTable(stars, { required: ['a'] })).rejects.toMatchObject({ code: 'no-header' });
  });

  it('keeps the source text of the row for the reject file, and says what to do', async () => {
    await using table = await openTable(await files.write('raw.csv', eight + eightRow(1) + eightRow(2, '"open') + eightRow(3)));
    const row = (await allRows(table))[1];
    expect(row?.raw).toBe(eightRow(2, '"open'));
    expect(row?.problems[0]?.reasonZh).toBe(
      '第 3 行的双引号没有闭合（或引号内的文字超过 65536 字），第 3 行未导入；请补上引号，引号内的引号要写成两个',
    );
    expect(row?.cells.get('no')).toBe('XC2024-002');
  });
});
