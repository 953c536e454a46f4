const dayMs = 86_400_000;
/** Day 0 of the 1900 system as Excel counts from March 1900 on: it believes that 1900-02-29 existed. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
const lastSerial = 2_958_465; // 9999-12-31

/** The day of a date serial (日期序列号) as YYYY-MM-DD; null when it names none. A time of day is dropped. */
export function dayOfSerial(serial: number, date1904 = false): string | null {
  if (!Number.isFinite(serial) || serial < 61 || serial > lastSerial) return null;
  return new Date((date1904 ? epoch1904 : epoch1900) + Math.floor(serial) * dayMs).toISOString().slice(0, 10);
}

/** A number as a person sees it: 15 digits, which is what Excel keeps, so 9.199999999999999 is 9.2. */
export function numberText(number: number): string {
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(Number(number.toPrecision(15)));
}
