import type { CellProblemCode } from '../table.ts';
import type { NumberStyle } from './styles.ts';

export interface CellText {
  readonly text: string;
  readonly fault: Extract<CellProblemCode, 'digits-lost' | 'impossible-date'> | null;
}

const dayMs = 86_400_000;
/** Day 0 of the 1900 system as Excel counts from March 1900 on: it believes that 1900-02-29 existed. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
const lastSerial = 2_958_465; // 9999-12-31

/**
 * A number cell as text (数字单元格): whole numbers in full, never in scientific notation; others to the 15 digits that Excel keeps.
 * A whole number of 16 digits or more was cut by Excel when it was typed, so it is `digits-lost`: an identity number, say.
 */
export function numberText(value: string, style: NumberStyle, date1904: boolean): CellText {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value, fault: null };
  if (style.kind === 'date') return dateText(number, date1904);
  if (!Number.isInteger(number)) return { text: String(Number(number.toPrecision(15))), fault: null };
  const digits = BigInt(number).toString();
  if (Math.abs(number) >= 1e15) return { text: digits.slice(0, 400), fault: 'digits-lost' };
  return { text: style.kind === 'pad' && number >= 0 ? digits.padStart(style.digits, '0') : digits, fault: null };
}

/** A date serial as YYYY-MM-DD, with HH:MM:SS behind it when it has a time; only the time for serials below one. */
export function dateText(serial: number, date1904: boolean): CellText {
  const phantom = !date1904 && Math.floor(serial) === 60;
  if (serial < 0 || serial > lastSerial + 1 || phantom) return { text: String(serial), fault: 'impossible-date' };
  const seconds = Math.round((serial % 1) * 86_400);
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const shift = !date1904 && days < 60 ? 1 : 0;
  const iso = new Date((date1904 ? epoch1904 : epoch1900) + (days + shift) * dayMs + (seconds % 86_400) * 1000).toISOString();
  const [day, time] = [iso.slice(0, 10), iso.slice(11, 19)];
  if (days === 0 && seconds > 0) return { text: time, fault: null };
  return { text: seconds % 86_400 === 0 ? day : `${day} ${time}`, fault: null };
}
