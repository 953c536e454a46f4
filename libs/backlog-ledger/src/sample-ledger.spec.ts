import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { dateText, readBacklogLedger, type BacklogLedger, type LedgerCase } from './index.ts';
import { caseAt, cellsWith } from './spec-support/workbooks.ts';

// The whole reader on the sample ledger of 星城市 (CC0, invented), as an office keeps it; expected values from its description.
let ledger: BacklogLedger;
beforeAll(async () => {
  ledger = await readBacklogLedger(await readFile(new URL('../test/backlog-ledger.xlsx', import.meta.url)));
});

const open = '在办积案';
const closed = '已销号';
const openCase = (row: number): LedgerCase => caseAt(ledger, open, row);
const closedCase = (row: number): LedgerCase => caseAt(ledger, closed, row);
const dates = (row: number): string[] => openCase(row).events.map(({ date }) => (date ? dateText(date) : '?'));
const first = (row: number): string | null => {
  const date = openCase(row).firstPetition?.date;
  return date ? dateText(date) : null;
};

describe('the sheets of the sample ledger', () => {
  it('hold 113 open cases, 35 struck-off ones, and explanations that are no data', () => {
    expect(ledger.sheets.map(({ name, kind, cases, headerRows }) => [name, kind, cases, headerRows])).toEqual([
      [open, 'open', 113, [3, 4]],
      [closed, 'struck-off', 35, [3, 4]],
      ['说明', 'other', 0, null],
    ]);
    expect(ledger.distinctCases).toBe(138);
    expect(ledger.closingDate).toBe('2026-10-31');
  });

  it('count the cases of each district', () => {
    const counts = new Map<string, number>();
    for (const { sheet, district } of ledger.cases) {
      const key = `${sheet} ${district?.name ?? '-'}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      [`${open} 麓东区`]: 32,
      [`${open} 江北区`]: 29,
      [`${open} 云湖区`]: 30,
      [`${open} 高新园区`]: 22,
      [`${closed} 麓东区`]: 10,
      [`${closed} 江北区`]: 9,
      [`${closed} 云湖区`]: 8,
      [`${closed} 高新园区`]: 8,
    });
  });

  it('have about 1,060 and 190 steps, 3 to 13 a row, all but six of them dated', () => {
    expect(ledger.sheets.map(({ events }) => events)).toEqual([1065, 195, 0]);
    for (const { events } of ledger.cases) {
      expect(events.length).toBeGreaterThanOrEqual(3);
      expect(events.length).toBeLessThanOrEqual(13);
    }
    const undated = ledger.cases.flatMap((one) =>
      one.events.filter(({ date }) => date === null).map(({ position }) => `${one.row}/${position}`),
    );
    expect(undated).toEqual(['13/6', '135/2', '135/10', '35/4']);
  });

  it('know rows that are no cases, and why', () => {
    expect(ledger.sheets[0]?.ignoredRows).toEqual([
      { row: 42, kind: 'subtotal' },
      { row: 76, kind: 'subtotal' },
      { row: 97, kind: 'header-again' },
      { row: 113, kind: 'subtotal' },
      { row: 136, kind: 'subtotal' },
      { row: 137, kind: 'total' },
      { row: 139, kind: 'note' },
    ]);
    expect(ledger.sheets[1]?.ignoredRows).toEqual([
      { row: 22, kind: 'note' },
      { row: 42, kind: 'total' },
    ]);
  });

  it('map every column by its name, with the unit of money', () => {
    const fields = ledger.sheets.map(({ columns }) =>
      columns.map(({ letter, field, unit }) => `${letter} ${field ?? '-'} ${unit ?? ''}`.trim()),
    );
    expect(fields[0]).toEqual(
      ['A serial', 'B district', 'C unit', 'D leader', 'E caseNumber', 'F title', 'G petitioner', 'H people', 'I firstPetition'].concat([
        'J visits',
        'K facts',
        'L history',
        'M plan',
        'N funds 万元',
        'O dueDate',
        'P status',
        'Q remarks',
      ]),
    );
    expect(fields[1]).toEqual(
      [
        'A serial',
        'B title',
        'C petitioner',
        'D phone',
        'E facts',
        'F history',
        'G firstPetition',
        'H district',
        'I unit',
        'J leader',
      ].concat(['K method', 'L funds 元', 'M closedDate', 'N acceptance', 'O remarks']),
    );
  });
});

describe('the rows of the sample ledger', () => {
  it.each<[number, string, string[]]>([
    [5, '~2011-01-01..2011-02-02', ['2012-03-05', '2014-06', '2016-11', '2017-04-18', '2019-08-22', '2023-09']],
    [6, '2003-10', '2003-11-20 2004-05 2006-03-14 2006-08 2009-12 2013-07-09 2018-04-12 2021-06 2025-10-16'.split(' ')],
    [9, '2012-09', '2012-11 2013-04-02 ~2014-01-01..2014-01-30 2015-09-06 2016-12-30 2017-02 2018-04 2024-05-08'.split(' ')],
    [40, '2009-03-01', '2009-03-01 2009-08 2010-10-11 2012-04-25 2013-01 2016-06 2018-12-06 2019-10 2025-07'.split(' ')],
    [
      41,
      '~2009-04-16..2009-05-16',
      '2009-05 2010-03-18 2013-05 2016-11-22 2018-09 2020-07 2021-03-30 2022-08 2024-12-05 2026-02-10'.split(' '),
    ],
    [51, '2016-06', '2016-06-06 2016-08-30 2017-01 2017-05-23 2017-11 2018-09 2021-12 2023-04-19'.split(' ')],
    [
      60,
      '~2004-01-01..2006-12-31',
      '2005-07 2008-12-08 2009-03 2011-12 2012-03-05 2012-03-18 2012-04-02 2012-06-30 2014-08 2017-09 2019-01 2023-12 2025-10-31'.split(
        ' ',
      ),
    ],
    [
      77,
      '1999',
      '1999-05 ~2000-01-01..2000-02-04 2004-09-21 2006-07 ~2006-10-01..2009-12-31 2009-11-02 2010-06 2013-04 2015-10-28 2018-10 2021-12-20 2024-06'.split(
        ' ',
      ),
    ],
    [112, '2012-01', '~2012-02-07 2012-02-20 2012-03 2012-09 2014-04-11 2016-07 2018-11-23 2019 2022-03-09 2024-03 2025-12-01'.split(' ')],
    [
      114,
      '2015-10',
      '2015-10-26 2016-12 2017-03 2018-10 2019-04-09 2020-01 2020-07-15 2021-02 2022-11 2024-06-30 2025-12 2026-08'.split(' '),
    ],
    [126, '2012-05', '2012-05 2012-09 2013-06 2014-03-25 2015-12 2017-08-01 2018-10 2019-06-20 2020-09 2021-11 2025-08-01'.split(' ')],
    [135, '2016-06-06', '2016-06-06 ? 2016-12 2017-03 2017-09-14 2018-05 2019-11 2020-08 2021-04-07 ?'.split(' ')],
  ])('row %i has its first petition and its steps dated as described', (row, firstPetition, expected) => {
    expect([first(row), ...dates(row)]).toEqual([firstPetition, ...expected]);
  });

  it('keep the wording of every date and the line of every step', () => {
    expect(openCase(5).firstPetition).toEqual({
      date: { precision: 'imprecise', earliest: '2011-01-01', latest: '2011-02-02', wording: '2011年春节前' },
      wording: '2011年春节前',
    });
    const [third] = openCase(60).events.filter(({ date }) => date?.earliest === '2012-03-18');
    expect(third).toMatchObject({
      original: '2012年3月5日、18日、4月2日 三次开会商量，街道答应代缴一半',
      text: '三次开会商量，街道答应代缴一半',
      date: { wording: '18日' },
      position: 5,
      cell: 'L60',
    });
    expect(openCase(112).events[0]?.date?.wording).toBe('2012年正月十六');
    expect(openCase(41).historyOrder).toBe('newest-first');
    for (const { events, history } of ledger.cases) for (const { original } of events) expect(history).toContain(original);
  });

  it('join petitioners of merged rows into one case, and only there', () => {
    const groups = ledger.cases
      .filter(({ row, lastRow }) => lastRow > row)
      .map(({ sheet, row, lastRow, petitioners }) => [sheet, row, lastRow, petitioners.length]);
    expect(groups).toEqual([
      [open, 6, 8, 3],
      [open, 13, 14, 2],
      [open, 27, 29, 3],
      [open, 44, 47, 4],
      [open, 77, 79, 3],
      [open, 87, 88, 2],
      [open, 94, 96, 3],
      [closed, 25, 26, 2],
    ]);
    expect([20, 90, 134, 135].map((row) => openCase(row).leader)).toEqual(
      ['市政协副主席 滕景和', '副区长 左德发', '管委会副主任 应巧云', '管委会副主任 应巧云'].map((leader, at) =>
        at === 0 ? openCase(19).leader : leader,
      ),
    );
    expect(closedCase(25).petitioners.map(({ phones }) => phones)).toEqual([['19900001137'], ['19900001138']]);
  });

  it('read every identity number of the ledger with a good check digit, however it is written', () => {
    const numbers = ledger.cases.flatMap(({ petitioners }) => petitioners.flatMap(({ idNumber }) => (idNumber === null ? [] : [idNumber])));
    const written = ledger.cases.map(({ petitionerWording }) => petitionerWording.normalize('NFKC').replace(/[ -]/g, '')).join('\n');
    expect(numbers.length).toBe([...written.matchAll(/(?<!\d)9\d{16}[\dXx]/g)].length);
    expect(ledger.cases.every(({ petitioners }) => petitioners.every(({ idNumberValid }) => idNumberValid !== false))).toBe(true);
    expect(openCase(9).petitioners).toEqual([
      { name: '卢世英', aliases: [], idNumber: '990129194807050785', idNumberValid: true, phones: ['19900000925'] },
    ]);
    expect(openCase(10).petitioners[0]).toMatchObject({ name: '严克勤', idNumber: '990130195708192550', phones: ['19900003306'] });
    expect(openCase(40).petitioners[0]).toMatchObject({ name: '计大壮', aliases: ['计大状'] });
    expect(openCase(85).petitioners.map(({ name, phones }) => [name, ...phones])).toEqual([['卢雁', '19900007117'], ['纪程']]);
    expect(openCase(18).petitioners.map(({ name, idNumber }) => [name, idNumber])).toEqual([
      ['麻素珍', null],
      ['耿福生', '990127194906126818'],
      ['路桂英', null],
    ]);
    expect(ledger.cases.filter(({ petitioners }) => petitioners.length === 0 || petitioners.some(({ name }) => name === null))).toEqual([]);
  });

  it('leave struck-out text out; a row struck out whole was moved', () => {
    expect(openCase(83).petitioners.map(({ name }) => name)).toEqual(['葛常青']);
    expect(openCase(51).history).not.toContain('9月30日');
    expect(openCase(89).history).not.toContain('领取');
    expect(openCase(65).status).toBeNull();
    expect(ledger.cases.filter(({ state }) => state === 'moved').map(({ row }) => row)).toEqual([101]);
    expect(openCase(101)).toMatchObject({ title: '低保取消（开车收入核查）', status: { known: 'resolved' } });
    expect(dates(101)).toEqual(['2022-04-28', '2022-05-17', '2022-08', '2022-09-09', '2022-11', '2024-03']);
  });

  it('include hidden rows and the hidden column', () => {
    expect(ledger.cases.filter(({ hidden }) => hidden).map(({ row }) => row)).toEqual([104]);
    expect(openCase(5).caseNumber).toBe('JA-2013-0007');
  });

  it('set the shifted row right, with the addresses of the cells as they are', () => {
    expect(openCase(40)).toMatchObject({
      serial: '31',
      title: '老火车站货场装卸工伤后遗留',
      leader: '市人大副主任 尚志坚',
      remarks: '首次时间原件是09.3',
      cells: { serial: 'A40', district: 'C40', firstPetition: 'J40', remarks: 'R40' },
    });
  });

  it('read amounts in the unit of their column', () => {
    const yuan = (one: LedgerCase): number | null => one.funds?.yuan ?? null;
    expect([6, 13, 38, 48, 58, 66, 129, 54].map((row) => yuan(openCase(row)))).toEqual([
      470_000,
      92_000,
      120_000_000,
      2_400_000,
      96_000,
      728_000,
      null,
      null,
    ]);
    expect(openCase(6).funds?.parts).toEqual([35, 12]);
    expect([openCase(48).funds?.approximate, openCase(58).funds?.yearly]).toEqual([true, true]);
    expect([5, 11, 25].map((row) => yuan(closedCase(row)))).toEqual([11_000, 8_650, 273_400]);
  });

  it('keep the 16 comments with their cases', () => {
    expect(ledger.cases.flatMap(({ notes }) => notes.map(({ cell }) => cell))).toEqual(
      'C5 N6 Q10 M15 D21 P30 Q34 N38 H43 K48 I55 H67 C75 G77 C91 F94'.split(' '),
    );
    expect(openCase(77).notes).toEqual([{ cell: 'G77', text: '三人身份证已核对原件' }]);
  });
});

describe('what the sample ledger leaves in doubt', () => {
  it.each<[string, string]>([
    ['error-cell', 'N129'],
    ['zero-eaten', 'I36 O63 I82 I98 I112 I114 I130'],
    ['bare-serial', 'J40'],
    ['row-shifted', 'B40'],
    ['serial-repeated', 'A71'],
    ['serial-odd', 'A51'],
    ['serial-missing', 'A111'],
    ['impossible-date', 'L135 L135'],
    ['number-in-words', 'J9 H50'],
    ['number-approximate', 'J6 J15 J26 J35 J44 J67 J81 H82 H127 J131 H133'],
    ['money-not-plain', 'N6 N9 N11 N23 N32 N48 N50 N53 N58 N60 N66 N83 N86 N94 N103 N105 N108 N115 N125'],
    ['money-unreadable', 'N12'],
    ['glued-numbers', 'G10 G18 G22 G32 G35 G36 G38 G56'],
    ['unreadable-date', 'O56 O90 O133'],
    ['step-undated', 'L13'],
    ['step-empty', 'L89'],
    ['colour-differs', 'P35'],
    ['count-differs', 'F76 F137'],
    ['district-from-section', 'B17 B55 B80'],
    ['persons-and-numbers-differ', 'G104'],
  ])('%s is reported with its cells', (code, cells) => {
    expect(cellsWith(ledger, code, open)).toEqual(cells.split(' '));
  });

  it('has nothing else reported', () => {
    expect(new Set(ledger.problems.filter(({ sheet }) => sheet === open).map(({ code }) => code)).size).toBe(20);
    expect(ledger.problems.filter(({ sheet }) => sheet === closed).map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'G5 zero-eaten',
      'C10 persons-and-numbers-differ',
      'L11 money-not-plain',
      'C16 persons-and-numbers-differ',
      'F35 step-undated',
    ]);
    expect(ledger.problems.filter(({ sheet }) => sheet === '说明')).toEqual([]);
  });

  it('settles a month whose zero Excel ate by the first step, or by the linked row', () => {
    expect([36, 82, 98, 112, 114, 130].map(first)).toEqual(['2012-01', '1998-10', '2017-01', '2012-01', '2015-10', '2012-01']);
    expect(closedCase(5).firstPetition?.date).toMatchObject({ precision: 'month', earliest: '2008-10-01' });
    expect(openCase(63).dueDate?.date).toMatchObject({ precision: 'imprecise', earliest: '2026-01-01', latest: '2026-10-31' });
  });

  it('says both in Chinese and English why, without a name or a number of a petitioner', () => {
    const text =
      ledger.problems.map(({ reasonZh, reasonEn }) => `${reasonZh}\n${reasonEn}`).join('\n') +
      ledger.links.map(({ reasonZh, reasonEn }) => reasonZh + reasonEn).join('\n');
    for (const { petitioners } of ledger.cases) {
      for (const { name, idNumber, phones } of petitioners) {
        for (const value of [name, idNumber, ...phones]) if (value !== null) expect(text).not.toContain(value);
      }
    }
    expect(ledger.problems.find(({ cell }) => cell === 'F76')?.reasonZh).toBe('所写件数与实际行数不符；数得 29 件');
    expect(ledger.problems.find(({ cell }) => cell === 'N129')?.reasonEn).toBe('the cell holds a formula error and was not read');
  });
});

describe('links in the sample ledger', () => {
  it('join the rows that are one case, and no look-alikes', () => {
    const rowOf = (cell: string): string => cell.replace(/^[A-Z]+/, '');
    expect(
      ledger.links.map(({ kind, fromCell, toCell, evidence }) => `${rowOf(fromCell.cell)} ${rowOf(toCell.cell)} ${kind} ${evidence}`),
    ).toEqual([
      '10 5 same-case id-number',
      '25 6 same-case name-and-phone',
      '111 44 petitioner-within id-number',
      '63 12 same-case id-number',
      '65 13 same-case id-number',
      '101 19 same-case id-number',
      '119 27 same-case id-number',
      '123 28 same-case id-number',
      '133 29 same-case name-and-phone',
      '134 32 same-case id-number',
    ]);
    const inside = ledger.links.filter(({ fromCell, toCell }) => fromCell.sheet === toCell.sheet).map(({ kind }) => kind);
    expect(inside).toEqual(['petitioner-within']);
    expect(ledger.links.filter(({ reasonZh }) => reasonZh.includes('写法不同')).map(({ fromCell }) => fromCell.cell)).toEqual([
      'G65',
      'G119',
    ]);
  });
});
