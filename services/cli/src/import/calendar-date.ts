import type { FieldReport } from './field-problem.ts';

/** A calendar day, YYYY-MM-DD, and a time of day when the source gave one. */
export interface ImportedDate {
  readonly day: string;
  /** HH:MM:SS, or null. */
  readonly time: string | null;
}

const firstYear = 1949;
const pattern =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})\.?|年(\d{1,2})月(\d{1,2})[日号]?)(?:[ T]*(\d{1,2})[:时](\d{1,2})分?(?::?(\d{1,2})(?:\.\d+)?秒?)?Z?)?$/;

/**
 * Reads a date as clerks write it: 2024-01-02, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, each with or without a time; also the bare
 * serial that Excel leaves when a date loses its format (1900 system), with a remark. Null when it was rejected.
 * @param value cleaned by `cleanLine`, not empty.
 * @param latest the last day that may stand there, YYYY-MM-DD; null without such a bound.
 */
export function readDate(value: string, column: string, latest: string | null, report: FieldReport): ImportedDate | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  const text = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : value.replace(/\s*([年月日号时分/.-])\s*/g, '$1');
  const match = pattern.exec(text);
  if (match) {
    const [year = '', month = '', day = '', hour, minute, second] = (match.slice(1) as (string | undefined)[]).filter(
      (part) => part !== undefined,
    );
    const time = hour === undefined ? null : timeOf(hour, minute ?? '0', second ?? '0');
    return checked(dayOf(Number(year), Number(month), Number(day)), time, column, latest, report);
  }
  if (/^\d{5}(\.\d+)?$/.test(value)) return fromSerial(Number(value), column, latest, report);
  return report.reject(
    column,
    'date-format',
    `「${column}」不是可识别的日期，请写成 2024-03-05、2024/3/5 或 2024年3月5日`,
    `"${column}" is not a date that can be read; write 2024-03-05, 2024/3/5 or 2024年3月5日`,
  );
}

function checked(
  day: string | null,
  time: string | null | undefined,
  column: string,
  latest: string | null,
  report: FieldReport,
): ImportedDate | null {
  if (day === null || time === undefined) {
    return report.reject(column, 'date-impossible', `「${column}」的日期或时间不存在`, `"${column}" is a date or time that does not exist`);
  }
  if (Number(day.slice(0, 4)) < firstYear) {
    return report.reject(column, 'date-too-old', `「${column}」早于 ${firstYear} 年`, `"${column}" is before ${firstYear}`);
  }
  if (latest !== null && day > latest) {
    return report.reject(column, 'date-in-future', `「${column}」晚于今天`, `"${column}" lies in the future`);
  }
  return { day, time };
}

function fromSerial(serial: number, column: string, latest: string | null, report: FieldReport): ImportedDate | null {
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString();
  const date = checked(iso.slice(0, 10), null, column, latest, report);
  if (date) {
    report.warn(
      column,
      'date-from-serial',
      `「${column}」是 Excel 日期序号，已换算为日期，请核对`,
      `"${column}" is an Excel date serial; it was converted, please check it`,
    );
  }
  return date;
}

/** YYYY-MM-DD of a day that exists; null for 2024-02-30. */
export function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function timeOf(hour: string, minute: string, second: string): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
}
