import { clockRules, type ClockCode } from '../clocks/clocks.ts';
import { isDay, type Day } from '../days/day.ts';
import { jsonOf, membersOf, RegulationFileError, unknownMembers, type FileFault } from '../files/regulation-file-error.ts';
import type { WarningRow, WarningStep } from './warning-rows.ts';

const what = '预警设置 warning steps';
const fields = ['clock', 'steps', 'since', 'ground'];
const mostSteps = 8;

/**
 * Reads an office's own warning steps (预警设置), a JSON text:
 * `[{"clock": "handling", "steps": ["20d", "5d", "90%"], "since": "2025-01-01", "ground": "星信发〔2025〕3号"}]`. `20d`: twenty days before the
 * last day; `90%`: once nine tenths of the limit are gone. A clock without steps is not warned of. Throws RegulationFileError with every
 * fault and its field.
 */
export function readWarningRows(text: string): readonly WarningRow[] {
  const json = jsonOf(what, text);
  if (!Array.isArray(json)) throw new RegulationFileError(what, [{ field: '$', zh: '应为列表', en: 'is to be a list' }]);
  const faults = json.flatMap((item: unknown, index) => faultsOf(item, `[${index}]`));
  const keys = json.map((item: unknown) => `${String(membersOf(item)['clock'])} ${String(membersOf(item)['since'])}`);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index)
      faults.push({ field: `[${index}].clock`, zh: '同一时限同日施行的设置重复', en: 'is there twice for one day' });
  });
  if (faults.length > 0) throw new RegulationFileError(what, faults);
  return json.map((item: unknown) => rowOf(membersOf(item)));
}

function rowOf(members: Readonly<Record<string, unknown>>): WarningRow {
  // every member was checked above
  const { clock, steps, since, ground } = members as { clock: ClockCode; steps: readonly string[]; since: Day; ground?: string };
  return { clock, steps: steps.map((step) => stepOf(step) ?? { percentGone: 100 }), since, ground: ground ?? '' };
}

function stepOf(text: unknown): WarningStep | undefined {
  const [, count = '', unit = ''] = typeof text === 'string' ? (/^([1-9]\d{0,2})(d|%)$/.exec(text) ?? []) : [];
  if (unit === 'd') return { daysBefore: Number(count) };
  return unit === '%' && Number(count) <= 99 ? { percentGone: Number(count) } : undefined;
}

function faultsOf(item: unknown, at: string): FileFault[] {
  const { clock, steps, since, ground } = membersOf(item);
  const faults = unknownMembers(item, fields, at);
  const fault = (field: string, zh: string, en: string): void => void faults.push({ field: `${at}.${field}`, zh, en });
  const rows = clockRules.filter((row) => row.clock === clock);
  if (rows.length === 0) fault('clock', `应为 ${codes.join('、')} 之一`, `is to be one of ${codes.join(', ')}`);
  if (!Array.isArray(steps) || steps.length > mostSteps)
    fault('steps', `应为列表，不超过 ${mostSteps} 项`, `is to be a list of at most ${mostSteps}`);
  else {
    steps.forEach((text: unknown, index) => {
      const step = stepOf(text);
      if (step === undefined)
        fault(
          `steps[${index}]`,
          '应形如 5d（期满前天数）或 75%（已过比例）',
          'is written 5d (days before the last day) or 75% (of the limit gone)',
        );
      else if (steps.indexOf(text) < index) fault(`steps[${index}]`, '与前面的时点重复', 'is there twice');
      else if (rows.every(({ days }) => days !== null && 'daysBefore' in step && step.daysBefore >= days) && rows.length > 0)
        fault(`steps[${index}]`, '不短于该时限本身，永不预警', 'is not shorter than the limit itself and would never warn');
    });
  }
  if (typeof since !== 'string' || !isDay(since)) fault('since', '应为生效日期 YYYY-MM-DD', 'is to be the day it takes effect, YYYY-MM-DD');
  if (ground !== undefined && (typeof ground !== 'string' || ground.length > 80))
    fault('ground', '应为文件名或文号，不超过 80 字', 'is to be the name or number of a document, 80 characters at most');
  return faults;
}

const codes: readonly ClockCode[] = [...new Set(clockRules.map(({ clock }) => clock))];
