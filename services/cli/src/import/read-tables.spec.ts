import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RejectFile } from '@anjuan/tabular';
import { openPetitions, openUnits, petitionsOf, unitsOf } from './read-tables.ts';
import type { ImportedPetition } from './petition-row.ts';

// The invented sample of a city's petitions, read for real from files of every kind.
const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);
const today = '2025-12-31';
const folder = await mkdtemp(join(tmpdir(), 'anjuan-import-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

async function readAll(path: string): Promise<{ petitions: ImportedPetition[]; rejected: string[]; rejectFile: string | null }> {
  await using table = await openPetitions(path);
  const rejects = new RejectFile(table, { fallbackDirectory: folder });
  const petitions: ImportedPetition[] = [];
  const rejected: string[] = [];
  for await (const entry of petitionsOf(table, today)) {
    if (entry.ok) petitions.push(entry.petition);
    else {
      rejected.push(`${entry.row.number}:${entry.problems.map(({ column, code }) => `${column ?? ''}:${code}`).join()}`);
      await rejects.add(entry.row, entry.problems);
    }
  }
  return { petitions, rejected, rejectFile: await rejects.close() };
}

const sample = await readFile(fixture('petitions.csv'), 'utf8');

describe('the 320 sample petitions', () => {
  it('are all read without the label columns too, as an office writes them', async () => {
    const rows = parse(sample);
    const quoted = rows.map((row) => row.slice(0, 13).map((cell) => `"${cell.replaceAll('"', '""')}"`));
    const path = await write('unlabelled.csv', quoted.map((row) => `${row.join(',')}\n`).join(''));
    const { petitions, rejected } = await readAll(path);
    expect([petitions.length, rejected]).toEqual([320, []]);
  });

  it('are all read, the fifteen clerical warts among them', async () => {
    const { petitions, rejected, rejectFile } = await readAll(fixture('petitions.csv'));
    expect([petitions.length, rejected, rejectFile]).toEqual([320, [], null]);
    const byNo = new Map(petitions.map((petition) => [petition.registrationNo, petition]));
    expect(byNo.get('XC20240305-0067')?.registeredOn).toBe('2024-03-05');
    expect(byNo.get('XC20240329-0036')?.petitionerName).toBe('卜晓东');
    expect(byNo.get('XC20240423-0011')?.phones).toEqual(['19900002908']);
    expect(byNo.get('XC20240807-0029')?.identityNumber).toBe('99012119580214847X');
    expect(byNo.get('XC20241104-0054')?.headcount).toBe(41);
    expect(byNo.get('XC20240628-0025')?.respondent).toBeNull();
    expect(petitions.filter(({ anonymous }) => anonymous).length).toBe(26);
    expect(petitions.filter(({ headcount }) => headcount >= 5).length).toBe(22);
    expect(petitions.filter(({ repeat }) => repeat === true).length).toBe(40);
    expect(petitions.filter(({ identityNumber }) => identityNumber === null).length).toBe(74);
    expect(petitions.filter(({ labels }) => labels?.category === '检举控告').length).toBe(37);
  });

  it.each<[string, () => Promise<Uint8Array>]>([
    ['gb18030.csv', () => Promise.resolve(iconv.encode(sample, 'gb18030'))],
    ['utf16.txt', () => Promise.resolve(Buffer.from(`\uFEFF${sample}`, 'utf16le'))],
    ['bom-crlf.csv', () => Promise.resolve(Buffer.from(`\uFEFF${sample.replaceAll('\n', '\r\n')}`))],
    ['sample.xlsx', sampleWorkbook],
  ])('are the same petitions in %s', async (name, content) => {
    const { petitions } = await readAll(fixture('petitions.csv'));
    const other = await readAll(await write(name, await content()));
    expect(other.rejected).toEqual([]);
    expect(other.petitions).toEqual(petitions);
  });
});

/** As an office would have it: real dates, phones and head counts as numbers, identity numbers as text. */
async function sampleWorkbook(): Promise<Uint8Array> {
  await using table = await openPetitions(fixture('petitions.csv'));
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('信访登记');
  sheet.addRow(['星城市信访登记表']);
  sheet.addRow(table.columns.map(({ name }) => name));
  for await (const { cells } of table.rows()) {
    const row = sheet.addRow(
      [...cells].map(([name, text]) => (/^(人数|联系电话)$/.test(name) && /^[0-9]+$/.test(text) ? Number(text) : text)),
    );
    const day = /^\d{4}-\d\d-\d\d$/.exec(cells.get('登记日期') ?? '')?.[0];
    if (day !== undefined) {
      row.getCell(2).value = new Date(`${day}T00:00:00Z`);
      row.getCell(2).numFmt = 'yyyy/m/d';
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a file full of faults', () => {
  const [header = '', ...lines] = sample.split('\n');
  const oneLine = lines.filter((line) => /^XC.*,[否是],[^,"]*$/.test(line) && !line.includes('"')).slice(0, 8);

  it('lets its good rows in and names row, column and reason of the others', async () => {
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = oneLine;
    const body = [
      a,
      b.replace(/,(\d{4}-\d\d-\d\d),/, ',2024-02-30,'),
      c.replace(/,99\d{15}/, (id) => `${id.slice(0, -1)}${(Number(id.at(-1)) + 1) % 10}`),
      d.replace(/(,[是否],[^,]*,[^,]*,[^,]*,)/, '$1"'),
      e.split(',').slice(0, 5).join(','),
      f.replace(/^[^,]*/, ''),
      g.replace(/(,[是否],[^,]*,[^,]*,[^,]*,)/, '$1\0'),
      h,
    ];
    const { petitions, rejected, rejectFile } = await readAll(await write('faults.csv', `${header}\n${body.join('\n')}\n`));
    expect(petitions.map(({ registrationNo }) => registrationNo)).toEqual([a, h].map((line) => line.split(',')[0]));
    expect(rejected).toEqual([
      '3:登记日期:date-impossible',
      '4:证件号码:identity-check-digit',
      '5:诉求内容:unclosed-quote',
      '6::too-few-columns',
      '7:登记编号:required',
      '8:诉求内容:nul-character',
    ]);
    const reasons = (await readFile(rejectFile ?? '', 'utf8')).split('\r\n');
    expect(reasons[1]).toContain('2024-02-30');
    expect(reasons[1]).toContain(',3,登记日期（B列）,「登记日期」的日期或时间不存在,date-impossible,');
  });

  it('goes in completely once its reject file is corrected', async () => {
    const [a = '', b = ''] = oneLine;
    const broken = b.replace(/,(\d{4}-\d\d-\d\d),/, ',2024-02-30,');
    const { rejectFile } = await readAll(await write('correct-me.csv', `${header}\n${a}\n${broken}\n`));
    const corrected = (await readFile(rejectFile ?? '', 'utf8')).replace('2024-02-30', '2024-02-29');
    const again = await readAll(await write('corrected.csv', corrected));
    expect([again.petitions.length, again.petitions[0]?.registeredOn, again.rejected]).toEqual([1, '2024-02-29', []]);
  });

  it('is refused as a whole when a column is missing or misspelt', async () => {
    const path = await write('misspelt.csv', sample.replace('证件号码', '证件号'));
    await expect(openPetitions(path)).rejects.toMatchObject({ code: 'missing-columns', details: { missing: ['证件号码'] } });
  });
});

describe('the unit table', () => {
  it('of the sample city is in order', async () => {
    await using table = await openUnits(fixture('units.csv'));
    const { units, rejected, warnings } = await unitsOf(table);
    expect([units.length, rejected, warnings]).toEqual([142, [], []]);
    expect(units.filter(({ dissolvedOn }) => dissolvedOn !== null).length).toBe(10);
  });

  it('loses a faulty unit and all that hang below it, each with its own reason', async () => {
    const rows = [
      'S0,总,市,,,,2000-01-01,,',
      'A,甲,区,S0,,,2000-02-30,,',
      'B,乙,街道,A,,,2000-01-01,,',
      'C,丙,社区,B,,,2000-01-01,,',
      'D,丁,区,S0,,,2000-01-01,,',
    ];
    const header = (await readFile(fixture('units.csv'), 'utf8')).split('\n')[0] ?? '';
    const path = await write('units.csv', [header, ...rows].join('\n'));
    await using table = await openUnits(path);
    const { units, rejected } = await unitsOf(table);
    expect(units.map(({ code }) => code)).toEqual(['S0', 'D']);
    expect(
      rejected.map(({ row, problems }) => `${row.number}:${problems.map(({ code, column }) => `${column ?? ''}:${code}`).join()}`),
    ).toEqual(['3:设立日期:date-impossible', '4:上级代码:unknown-parent', '5:上级代码:unknown-parent']);
  });
});
