import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  calendarWith,
  clockRules,
  endOfDay,
  isOneLevelUp,
  limitRuleOn,
  readHolidayNotices,
  readLocalLimits,
  RegulationFileError,
  regulationList,
  regulationWith,
  theRegulation,
  type ClockCode,
  type ClockRule,
  type LocalLimit,
} from './index.ts';

const due = (clock: ClockCode, from: string): string => theRegulation.limitFrom(clock, from, '').due;
const faultsOf = (read: () => unknown): string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof RegulationFileError) return error.faults.map(({ field }) => field);
    throw error;
  }
  return [];
};

// prettier-ignore
const table: readonly (readonly [article: string, clock: ClockCode, from: string, last: string])[] = [
  ['22', 'register-and-transfer', '2024-02-15', '2024-03-01'], // over the leap day
  ['23', 'acceptance',            '2023-12-20', '2024-01-04'], // over the year end
  ['23', 'objection',             '2024-09-27', '2024-10-10'], // over National Day, with its worked Sunday
  ['34', 'handling',              '2024-01-12', '2024-03-12'],
  ['35', 'review-request',        '2024-01-31', '2024-03-01'], // over the leap day
  ['35', 'review-request',        '2023-01-31', '2023-03-02'],
  ['35', 'review',                '2024-12-10', '2025-01-09'], // over the year end
  ['36', 're-review-request',     '2024-09-25', '2024-10-25'], // calendar days, National Day or not
  ['36', 're-review',             '2028-02-15', '2028-03-16'], // over the leap day of 2028
];

describe('every clock of the Regulation by its article', () => {
  it.each(table)('Art. %s, %s: from %s until the end of %s', (article, clock, from, last) => {
    expect(theRegulation.limitFrom(clock, from, '')).toMatchObject({ due: last, article, localGround: '' });
  });
  it.each(clockRules.filter(({ days }) => days === null).map(({ clock }) => clock))('%s ends on the day its order names', (clock) => {
    expect(theRegulation.limitFrom(clock, '2024-01-01', '', '2024-02-29')).toMatchObject({ due: '2024-02-29', days: 59 });
    expect(() => theRegulation.limitFrom(clock, '2024-01-01', '')).toThrow(RangeError);
  });
  it('ends with the end of its last day in Asia/Shanghai, whatever the zone of the machine', () => {
    const anyDay = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays('2004-01-01', count));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...clockRules.filter(({ days }) => days !== null)), (from, { clock }) => {
        const last = due(clock, from);
        expect(new Date(endOfDay(last)).toISOString()).toBe(`${last}T15:59:59.999Z`);
      }),
    );
  });
  it('counts calendar days the same across holidays, leap days and year ends: a later start never ends earlier', () => {
    const anyDay = fc.integer({ min: 0, max: 8000 }).map((count) => addDays('2004-01-01', count));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...clockRules.filter(({ days }) => days !== null)), (from, { clock, days, dayKind }) => {
        expect(due(clock, addDays(from, 1)) >= due(clock, from)).toBe(true);
        if (dayKind === 'calendar') expect(due(clock, from)).toBe(addDays(from, days ?? 0));
        else expect(theRegulation.calendar.isWorkingDay(due(clock, from))).toBe(true);
      }),
    );
  });
});

describe('a change of the law', () => {
  const [first] = clockRules.filter(({ clock }) => clock === 'acceptance') as [ClockRule];
  const changed = regulationWith({ clocks: [...clockRules, { ...first, days: 10, since: '2027-01-01' }] });
  it('leaves a step that began before it under the rule of its beginning', () => {
    expect(changed.limitFrom('acceptance', '2026-12-31', '')).toMatchObject({ days: 15, due: '2027-01-15' });
    expect(changed.limitFrom('acceptance', '2027-01-01', '')).toMatchObject({ days: 10, due: '2027-01-11' });
  });
});

describe('stricter limits of a city or unit (本地时限)', () => {
  const text = JSON.stringify([
    { clock: 'acceptance', days: 7, since: '2025-01-01', ground: '星信发〔2025〕3号' },
    { clock: 'acceptance', days: 3, dayKind: 'working', unit: 'S010', since: '2025-03-01' },
  ]);
  const local = regulationWith({ local: readLocalLimits(text) });
  it.each([
    ['2024-12-31', 'S010', 15, '2025-01-15', ''], // before either
    ['2025-01-01', 'S011', 7, '2025-01-08', '星信发〔2025〕3号'],
    ['2025-03-03', 'S011', 7, '2025-03-10', '星信发〔2025〕3号'],
    ['2025-03-03', 'S010', 3, '2025-03-06', ''],
    ['2025-09-30', 'S010', 7, '2025-10-07', '星信发〔2025〕3号'], // three working days would end on 11 October: the city's seven are stricter
  ])('begun on %s for %s: %i days, until %s', (from, unit, days, last, localGround) => {
    expect(local.limitFrom('acceptance', from, unit)).toMatchObject({ days, due: last, localGround, article: '23' });
  });
  it('leave the other clocks alone', () => {
    expect(local.limitFrom('handling', '2025-03-03', 'S010')).toEqual(theRegulation.limitFrom('handling', '2025-03-03', ''));
  });
  it('never end a limit later than the Regulation does', () => {
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2020-01-01', count));
    const days = fc.integer({ min: 1, max: 15 });
    fc.assert(
      fc.property(anyDay, days, fc.constantFrom('calendar' as const, 'working' as const), (from, count, dayKind) => {
        const limit: LocalLimit = { clock: 'acceptance', days: count, dayKind, unit: null, since: '2020-01-01', ground: '' };
        const own = regulationWith({ local: [limit] });
        expect(own.limitFrom('acceptance', from, 'S010').due <= due('acceptance', from)).toBe(true);
      }),
    );
  });
  it.each<[string, object, string]>([
    ['more days than the Regulation', { clock: 'handling', days: 61, since: '2025-01-01' }, '[0].days'],
    ["the petitioner's own time", { clock: 'review-request', days: 10, since: '2025-01-01' }, '[0].clock'],
    ['a clock whose day the order names', { clock: 'report-back', days: 10, since: '2025-01-01' }, '[0].clock'],
    ['a clock that does not exist', { clock: 'lunch', days: 10, since: '2025-01-01' }, '[0].clock'],
    ['half a day', { clock: 'handling', days: 0.5, since: '2025-01-01' }, '[0].days'],
    ['no day of effect', { clock: 'handling', days: 30 }, '[0].since'],
    ['a mistyped field', { clock: 'handling', days: 30, since: '2025-01-01', units: 'S010' }, '[0].units'],
    ['an unknown kind of days', { clock: 'handling', days: 30, since: '2025-01-01', dayKind: 'lunar' }, '[0].dayKind'],
  ])('are refused with %s', (_name, limit, field) => {
    expect(faultsOf(() => readLocalLimits(JSON.stringify([limit])))).toEqual([field]);
  });
  it('say what is too loose, in both languages', () => {
    expect(() => readLocalLimits('[{"clock": "handling", "days": 90, "since": "2025-01-01"}]')).toThrow(
      '[0].days 90 日长于条例第34条的 60 日，本地时限只可更严 / 90 days are more than the 60 of Art. 34: a local limit may only be stricter',
    );
  });
  it('are refused as a whole where the file is no list or no JSON', () => {
    expect(faultsOf(() => readLocalLimits('{}'))).toEqual(['$']);
    expect(faultsOf(() => readLocalLimits('[{]'))).toEqual(['$']);
  });
});

describe("next year's notice (节假日安排) from a file", () => {
  const notice = { year: 2027, daysOff: ['2027-01-01'], workingDays: ['2027-01-03'] };
  it('moves the working days of its year and leaves the others', () => {
    const regulation = regulationWith({ calendar: calendarWith(readHolidayNotices(JSON.stringify([notice]))) });
    // 28 to 31 December, then the worked Sunday 3 January; without the notice: Friday 1 January
    expect(regulation.limitFrom('objection', '2026-12-27', '').due).toBe('2027-01-03');
    expect(theRegulation.limitFrom('objection', '2026-12-27', '').due).toBe('2027-01-01');
    expect(regulation.limitFrom('objection', '2024-09-27', '').due).toBe('2024-10-10');
  });
  it.each<[string, unknown, string[]]>([
    ['no list', {}, ['$']],
    ['no year', [{ ...notice, year: '2027' }], ['[0].year']],
    ['a year twice', [notice, notice], ['[1].year']],
    ['a day of another year', [{ ...notice, daysOff: ['2027-01-01', '2026-12-31'] }], ['[0].daysOff[1]']],
    ['a day that does not exist', [{ ...notice, daysOff: ['2027-02-29'] }], ['[0].daysOff[0]']],
    ['a list left out', [{ year: 2027, daysOff: [] }], ['[0].workingDays']],
    ['a weekday made up for', [{ ...notice, workingDays: ['2027-01-04'] }], ['[0].workingDays[0]']],
    ['a day off and worked', [{ ...notice, daysOff: ['2027-01-03'] }], ['[0].workingDays[0]']],
    ['a mistyped field', [{ ...notice, dayOff: [] }], ['[0].dayOff']],
  ])('is refused with %s', (_name, json, fields) => {
    expect(faultsOf(() => readHolidayNotices(JSON.stringify(json)))).toEqual(fields);
  });
});

describe('who may review (上一级, Art. 35 and 36)', () => {
  const city = { unit: 'S001', level: 'city', parent: null } as const;
  const bureau = { unit: 'S004', level: 'city', parent: 'S001' } as const;
  const district = { unit: 'D10', level: 'district', parent: 'S001' } as const;
  const districtBureau = { unit: 'D14', level: 'district', parent: 'D10' } as const;
  const street = { unit: 'J001', level: 'street', parent: 'D10' } as const;
  it.each([
    ['a bureau by its government', city, bureau, true],
    ['a district bureau by its district', district, districtBureau, true],
    ['a district bureau by the city bureau above it', bureau, districtBureau, true],
    ['a street by a bureau of its district', districtBureau, street, true],
    ['a street by the city, two levels up', bureau, street, false],
    ['a bureau by one of its own level', { ...bureau, unit: 'S005' }, bureau, false],
    ['a city by a district', district, city, false],
    ['a unit by itself', bureau, bureau, false],
  ])('%s: %s', (_name, reviewer, unit, may) => {
    expect(isOneLevelUp(reviewer, unit, limitRuleOn('levels-up', '2024-01-01').value)).toBe(may);
  });
});

describe('the list of all rules', () => {
  it('names the 60 days of handling with article, start and date of effect', () => {
    expect(regulationList().find(({ kind, code }) => kind === 'clock' && code === 'handling')).toEqual({
      ...{ kind: 'clock', code: 'handling', label: '办理', english: 'Issue the handling opinion', value: 60, unit: 'calendar-days' },
      ...{ start: '受理', startEnglish: 'acceptance', article: '34', since: '2022-05-01' },
    });
  });
  it('holds every clock, the extension, every number, category, route, ground and part', () => {
    const kinds = Map.groupBy(regulationList(), ({ kind }) => kind);
    expect(Object.fromEntries([...kinds].map(([kind, rows]) => [kind, rows.length]))).toEqual({
      ...{ clock: 12, extension: 1, limit: 3, warning: 22, category: 3, route: 9, 'refusal-ground': 5, 'opinion-part': 4 },
    });
  });
  it('shows an office’s own limits behind the article they make stricter', () => {
    const [limit] = readLocalLimits('[{"clock": "acceptance", "days": 3, "unit": "S010", "since": "2025-01-01", "ground": "3号"}]');
    expect(regulationList([limit as LocalLimit]).filter(({ kind }) => kind === 'local-limit')).toEqual([
      {
        ...{ kind: 'local-limit', code: 'acceptance', label: '受理告知 S010 3号', english: 'Tell the petitioner of acceptance S010' },
        ...{
          value: 3,
          unit: 'calendar-days',
          start: '责任单位收到',
          startEnglish: 'receipt by the unit',
          article: '23',
          since: '2025-01-01',
        },
      },
    ]);
  });
});
