import { readFileSync } from 'node:fs';
import {
  calendarWith,
  readHolidayNotices,
  readLocalLimits,
  readWarningRows,
  RegulationFileError,
  regulationWith,
  type HolidayNotice,
  type LocalLimit,
  type Regulation,
  type WarningRow,
} from '@anjuan/regulation';
import { settingsReader, WrongUsage, type Environment } from './settings.ts';

/** What an office adds to the Regulation by its own files, and the rules that come of it. */
export interface OfficeRules {
  /** Its notices of holidays (节假日安排). */
  readonly notices: readonly HolidayNotice[];
  /** Its stricter limits (本地时限). */
  readonly local: readonly LocalLimit[];
  /** Its warning steps (预警设置). */
  readonly warnings: readonly WarningRow[];
  readonly regulation: Regulation;
}

/**
 * Reads the JSON files that ANJUAN_HOLIDAYS, ANJUAN_LOCAL_LIMITS and ANJUAN_WARNINGS name; a variable that is not set adds nothing to the
 * Regulation. Throws WrongUsage that names every fault of every file: variable, row and rule.
 */
export function officeRules(environment: Environment): OfficeRules {
  const reader = settingsReader([], environment, {});
  const notices = reader.part((env) => officeFile(env, 'ANJUAN_HOLIDAYS', readHolidayNotices)) ?? [];
  const local = reader.part((env) => officeFile(env, 'ANJUAN_LOCAL_LIMITS', readLocalLimits)) ?? [];
  const warnings = reader.part((env) => officeFile(env, 'ANJUAN_WARNINGS', readWarningRows)) ?? [];
  reader.finish();
  return { notices, local, warnings, regulation: regulationWith({ calendar: calendarWith(notices), local, warnings }) };
}

/** What a file of the office holds, by the variable that names it; undefined where none is named. Throws WrongUsage with every fault. */
export function officeFile<Rows>(env: Environment, variable: string, read: (text: string) => Rows): Rows | undefined {
  const file = env[variable];
  if (file === undefined || file === '') return undefined;
  const text = textOf(file, variable);
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof RegulationFileError)) throw error;
    const faults = error.faults.map(({ field, zh, en }) => `${variable}：${field} ${zh} / ${en}`);
    throw new WrongUsage(faults.join('\n'), { cause: error });
  }
}

function textOf(file: string, variable: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = String((cause as NodeJS.ErrnoException).code);
    throw new WrongUsage(`${variable}：${file} 无法读取 / cannot be read (${code})`, { cause });
  }
}
