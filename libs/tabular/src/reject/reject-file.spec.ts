import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { guardCell, openTable, RejectFile, unguardCell, type OpenOptions } from '../index.ts';
import { allRows, outcomes, TempFiles } from '../spec-support/temp-files.ts';

// Real files; the rejected rows come from the real reader.
const files = new TempFiles();
afterAll(() => files.remove());

const options: OpenOptions = { required: ['编号', '内容'] };

async function rejectAll(path: string, fallbackDirectory?: string): Promise<string | null> {
  await using table = await openTable(path, options);
  const rejects = new RejectFile(table, fallbackDirectory === undefined ? {} : { fallbackDirectory });
  for await (const row of table.rows()) if (row.problems.length > 0) await rejects.add(row, row.problems);
  return await rejects.close();
}

describe('the reject file', () => {
  it('holds the columns of the input, then row, column, reason, code and source text, and opens in Excel', async () => {
    const path = await files.write('in.csv', '编号,内容,备注\nX1,good,\nX2,a\0b,=1+1\nX3,"open,\nX4,good,\n');
    const rejected = await rejectAll(path);
    expect(rejected).toBe(await files.path('in.rejected.csv'));
    expect(await readFile(rejected ?? '', 'utf8')).toBe(
      '\uFEFF编号,内容,备注,行号,列,原因,原因代码,原文\r\n' +
        "X2,a\uFFFDb,'=1+1,3,内容（B列）,「内容」含有空字符（NUL），文件可能已损坏,nul-character,\r\n" +
        'X3,"""open",,4,内容（B列）,第 4 行的双引号没有闭合（或引号内的文字超过 65536 字），第 4 行未导入；请补上引号，引号内的引号要写成两个,unclosed-quote,"X3,""open,\n"\r\n',
    );
  });

  it('is not made when nothing was rejected', async () => {
    expect(await rejectAll(await files.write('clean.csv', '编号,内容\nX1,good\n'))).toBeNull();
    expect((await readdir(dirname(await files.path('x')))).filter((name) => name.startsWith('clean'))).toEqual(['clean.csv']);
  });

  it('can be corrected and read like any other file, formula guards taken off', async () => {
    const text = `编号,内容,备注\nX1,\uFFFD,"=cmd|'/c calc'!A1"\nX2,\uFFFD,'=kept\nX3,\uFFFD,+86 1\nX4,\uFFFD,-5\nX5,\uFFFD,@a\n`;
    const rejected = (await rejectAll(await files.write('back.csv', text))) ?? '';
    const content = await readFile(rejected, 'utf8');
    for (const line of content.split('\r\n').slice(1, -1)) expect(line.split(',')[2]).toMatch(/^"?'/);
    await writeFile(rejected, content.replaceAll(/(X\d),\uFFFD/g, '$1,corrected'));
    await using table = await openTable(rejected, options);
    expect(table.isRejectFile).toBe(true);
    expect((await allRows(table)).map(({ problems, cells }) => [problems.length, cells.get('内容'), cells.get('备注')])).toEqual([
      [0, 'corrected', "=cmd|'/c calc'!A1"],
      [0, 'corrected', "'=kept"],
      [0, 'corrected', '+86 1'],
      [0, 'corrected', '-5'],
      [0, 'corrected', '@a'],
    ]);
  });

  it('names its columns once when a reject file is rejected again', async () => {
    const first = (await rejectAll(await files.write('again.csv', '编号,内容\nX1,\uFFFD\n'))) ?? '';
    const second = await rejectAll(first);
    expect(second).toBe(await files.path('again.rejected.rejected.csv'));
    expect(await outcomes(second ?? '', options)).toEqual([[2, 'damaged-characters@内容']]);
    expect((await readFile(second ?? '', 'utf8')).split('\r\n')[0]).toBe('\uFEFF编号,内容,行号,列,原因,原因代码,原文');
  });

  it('has no name until it is whole', async () => {
    const path = await files.write('killed.csv', '编号,内容\nX1,\uFFFD\n');
    await using table = await openTable(path, options);
    const rejects = new RejectFile(table);
    for (const row of await allRows(table)) await rejects.add(row, row.problems);
    const names = async (): Promise<string[]> => (await readdir(dirname(path))).filter((name) => name.startsWith('killed.')).sort();
    expect(await names()).toEqual(['killed.csv', 'killed.rejected.csv.partial']);
    await rejects.abort();
    expect(await names()).toEqual(['killed.csv']);
    await rejectAll(path);
    expect(await names()).toEqual(['killed.csv', 'killed.rejected.csv']);
  });

  it('never overwrites one that somebody may be correcting; the same content keeps its file', async () => {
    const path = await files.write('kept.csv', '编号,内容\nX1,\uFFFD\n');
    const first = (await rejectAll(path)) ?? '';
    expect(await rejectAll(path)).toBe(first);
    await writeFile(first, 'being corrected');
    expect(await rejectAll(path)).toBe(await files.path('kept.rejected-2.csv'));
    expect(await readFile(first, 'utf8')).toBe('being corrected');
  });

  it('goes to the other folder when it cannot be made beside the input', async () => {
    const path = await files.write('elsewhere.csv', '编号,内容\nX1,\uFFFD\n');
    await mkdir(await files.path('elsewhere.rejected.csv.partial'));
    const other = await files.path('other');
    await mkdir(other);
    expect(await rejectAll(path, other)).toBe(join(other, 'elsewhere.rejected.csv'));
    await expect(rejectAll(path)).rejects.toMatchObject({ code: 'reject-file-not-writable' });
  });
});

describe('the guard against Excel', () => {
  it.each([
    '=1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r=1',
    '＝1',
    "'=1",
    "''=1",
    '=',
    'plain',
    "'quoted'",
    '',
    '1-2',
    'a=b',
    '990121197403194612',
    '0731',
    '12E10',
    "'0731",
    '19900005157',
    '2024-03-05',
  ])('is taken off again: %j', (text) => {
    expect(unguardCell(guardCell(text))).toBe(text);
    expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  });
});
