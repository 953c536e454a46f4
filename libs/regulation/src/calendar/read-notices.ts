import { isDay, weekday, type Day } from '../days/day.ts';
import { jsonOf, membersOf, RegulationFileError, unknownMembers, type FileFault } from '../files/regulation-file-error.ts';
import { calendarFrom, type HolidayNotice, type WorkingCalendar } from './calendar.ts';
import { holidayNotices } from './holiday-notices.ts';

const what = '节假日安排 holiday notices';

/**
 * Reads the file by which a city adds or corrects a year's notice (节假日安排), a JSON text:
 * `[{"year": 2027, "daysOff": ["2027-01-01", …], "workingDays": ["2027-02-06", …]}]`. Weekend days may stand among the days off;
 * `workingDays` are the weekend days that are worked (调休). Throws RegulationFileError with every fault and its field.
 */
export function readHolidayNotices(text: string): readonly HolidayNotice[] {
  const json = jsonOf(what, text);
  if (!Array.isArray(json)) throw new RegulationFileError(what, [{ field: '$', zh: '应为列表', en: 'is to be a list' }]);
  const faults = json.flatMap((item: unknown, index) => faultsOf(item, `[${index}]`));
  const years = json.map((item: unknown) => membersOf(item)['year']);
  years.forEach((year, index) => {
    if (years.indexOf(year) < index) faults.push({ field: `[${index}].year`, zh: '与前面的年份重复', en: 'is there twice' });
  });
  if (faults.length > 0) throw new RegulationFileError(what, faults);
  return json as readonly HolidayNotice[]; // every member was checked above
}

/** The calendar of this release with an office's own notices; a notice for a year that ships replaces it. */
export function calendarWith(own: readonly HolidayNotice[]): WorkingCalendar {
  return calendarFrom([...holidayNotices, ...own]);
}

function faultsOf(item: unknown, at: string): FileFault[] {
  const { year, daysOff, workingDays } = membersOf(item);
  const faults = unknownMembers(item, ['year', 'daysOff', 'workingDays'], at);
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1949 || year > 9999)
    return [...faults, { field: `${at}.year`, zh: '应为年份，如 2027', en: 'is to be a year, e.g. 2027' }];
  const off = Array.isArray(daysOff) ? (daysOff as unknown[]) : [];
  faults.push(...listFaults(daysOff, year, `${at}.daysOff`), ...listFaults(workingDays, year, `${at}.workingDays`));
  const worked = Array.isArray(workingDays) ? (workingDays as unknown[]) : [];
  worked.forEach((day, index) => {
    if (typeof day !== 'string' || !isDay(day)) return;
    const field = `${at}.workingDays[${index}]`;
    if (off.includes(day)) faults.push({ field, zh: '同时是休息日和工作日', en: 'is both off and worked' });
    else if (!isWeekend(day)) faults.push({ field, zh: '不是周末，本就上班', en: 'is no weekend day, it is worked anyway' });
  });
  return faults;
}

function listFaults(days: unknown, year: number, at: string): FileFault[] {
  if (!Array.isArray(days)) return [{ field: at, zh: '应为日期列表', en: 'is to be a list of days' }];
  return days.flatMap((day: unknown, index) =>
    typeof day === 'string' && isDay(day) && day.startsWith(`${year}-`)
      ? []
      : [{ field: `${at}[${index}]`, zh: `应为 ${year} 年的日期 YYYY-MM-DD`, en: `is to be a day of ${year}, YYYY-MM-DD` }],
  );
}

function isWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}
