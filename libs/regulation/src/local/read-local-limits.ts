import { clockRules, type ClockCode, type ClockRule } from '../clocks/clocks.ts';
import { isDay } from '../days/day.ts';
import { jsonOf, membersOf, RegulationFileError, unknownMembers, type FileFault } from '../files/regulation-file-error.ts';
import type { LocalLimit } from './local-limit.ts';

const what = '本地时限 local limits';
const fields = ['clock', 'days', 'dayKind', 'unit', 'since', 'ground'];

/**
 * Reads an office's own stricter limits (本地时限), a JSON text:
 * `[{"clock": "acceptance", "days": 3, "dayKind": "working", "unit": "S010", "since": "2025-01-01", "ground": "星信发〔2025〕3号"}]`.
 * Without `unit` it holds for the whole city; without `dayKind` days are counted as the Regulation counts them. A limit that gives more
 * days than the Regulation, one for the petitioner's own time, and one where no article counts days are refused. Throws
 * RegulationFileError with every fault and its field.
 */
export function readLocalLimits(text: string): readonly LocalLimit[] {
  const json = jsonOf(what, text);
  if (!Array.isArray(json)) throw new RegulationFileError(what, [{ field: '$', zh: '应为列表', en: 'is to be a list' }]);
  const faults = json.flatMap((item: unknown, index) => faultsOf(item, `[${index}]`));
  if (faults.length > 0) throw new RegulationFileError(what, faults);
  return json.map((item: unknown) => limitOf(membersOf(item)));
}

function limitOf(members: Readonly<Record<string, unknown>>): LocalLimit {
  const { clock, days, dayKind, unit, since, ground } = members as Partial<LocalLimit> & Pick<LocalLimit, 'clock' | 'days' | 'since'>;
  const kind = dayKind ?? rowsOf(clock)[0]?.dayKind ?? 'calendar';
  return { clock, days, dayKind: kind, unit: unit ?? null, since, ground: ground ?? '' };
}

function faultsOf(item: unknown, at: string): FileFault[] {
  const { clock, days, dayKind, unit, since, ground } = membersOf(item);
  const faults = unknownMembers(item, fields, at);
  const fault = (field: string, zh: string, en: string): void => void faults.push({ field: `${at}.${field}`, zh, en });
  const rows = typeof clock === 'string' ? rowsOf(clock) : [];
  if (rows.length === 0) fault('clock', `应为 ${codes.join('、')} 之一`, `is to be one of ${codes.join(', ')}`);
  if (!isCount(days)) fault('days', '应为正整数', 'is to be a whole number from 1 on');
  else rows.forEach((row) => faults.push(...looser(row, days, at)));
  if (dayKind !== undefined && dayKind !== 'calendar' && dayKind !== 'working')
    fault('dayKind', '应为 calendar 或 working', 'is calendar or working');
  if (unit !== undefined && unit !== null && (typeof unit !== 'string' || unit === ''))
    fault('unit', '应为单位代码', 'is to be the code of a unit');
  if (typeof since !== 'string' || !isDay(since)) fault('since', '应为生效日期 YYYY-MM-DD', 'is to be the day it takes effect, YYYY-MM-DD');
  if (ground !== undefined && (typeof ground !== 'string' || ground.length > 80))
    fault('ground', '应为文件名或文号，不超过 80 字', 'is to be the name or number of a document, 80 characters at most');
  return faults;
}

const codes: readonly ClockCode[] = [
  ...new Set(clockRules.filter(({ days, holder }) => days !== null && holder === 'office').map(({ clock }) => clock)),
];

function rowsOf(clock: string): readonly ClockRule[] {
  return clockRules.filter((row) => row.clock === clock);
}

/** Never looser than any row of the clock: more days are refused; whether working days end later is seen case by case, where the earlier day counts. */
function looser(row: ClockRule, days: number, at: string): FileFault[] {
  if (row.holder === 'petitioner') {
    const zh = `“${row.label}”是信访人的期限（第${row.article}条），不得缩短`;
    return [{ field: `${at}.clock`, zh, en: `${row.clock} is the petitioner's own time (Art. ${row.article}) and is not to be shortened` }];
  }
  if (row.days === null) {
    return [
      { field: `${at}.clock`, zh: `“${row.label}”的期限由文书载明`, en: `${row.clock} has no number of days, the order names the day` },
    ];
  }
  if (days <= row.days) return [];
  const zh = `${days} 日长于条例第${row.article}条的 ${row.days} 日，本地时限只可更严`;
  const en = `${days} days are more than the ${row.days} of Art. ${row.article}: a local limit may only be stricter`;
  return [{ field: `${at}.days`, zh, en }];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
