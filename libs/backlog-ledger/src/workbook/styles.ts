import { damaged } from './archive.ts';
import { readXml } from './xml.ts';

/** How much of a date a number format shows (日期显示到年、月、日). */
export type DatePrecision = 'day' | 'month' | 'year';

export interface CellStyle {
  /** Null: the number is no date. */
  readonly date: DatePrecision | null;
  /** Struck out as a whole (删除线). */
  readonly struck: boolean;
  /** ARGB of a solid fill, lower case; null without one. */
  readonly fill: string | null;
}

export const plainStyle: CellStyle = { date: null, struck: false, fill: null };
const maxStyles = 100_000;

/** Built-in date formats of ECMA-376 18.8.30 with those of the Chinese locales (27-36, 50-58); pure times are left out. */
function builtInDate(id: number): DatePrecision | null {
  if (id === 17 || id === 27 || id === 57) return 'month';
  return (id >= 14 && id <= 16) || id === 22 || (id >= 28 && id <= 31) || id === 36 || (id >= 50 && id <= 58) ? 'day' : null;
}

/** What a format code shows of a date; null when it shows none. */
export function dateOfFormat(code: string): DatePrecision | null {
  const bare = code
    .slice(0, 255)
    .replace(/\\.|_.|\*./g, '')
    .replace(/"[^"]*"|\[[^\]]*\]/g, '')
    .split(';')[0]
    ?.replace(/general/gi, '');
  if (!/y|e/i.test(bare ?? '')) return null;
  if (/d/i.test(bare ?? '')) return 'day';
  return /m/i.test(bare ?? '') ? 'month' : 'year';
}

/** The style of each cell style number. */
export function readStyles(xml: string): readonly CellStyle[] {
  const styles: CellStyle[] = [];
  const formats = new Map<number, DatePrecision | null>();
  const struckFonts: boolean[] = [];
  const fills: (string | null)[] = [];
  let section = '';
  readXml(xml, {
    open(name, attribute) {
      if (['numFmts', 'fonts', 'fills', 'cellXfs', 'cellStyleXfs', 'dxfs', 'borders'].includes(name)) section = name;
      if (section === 'numFmts' && name === 'numFmt')
        formats.set(Number(attribute('numFmtId')), dateOfFormat(attribute('formatCode') ?? ''));
      if (section === 'fonts' && name === 'font') struckFonts.push(false);
      if (section === 'fonts' && name === 'strike') struckFonts[struckFonts.length - 1] = isOn(attribute('val'));
      if (section === 'fills' && name === 'fill') fills.push(null);
      if (section === 'fills' && name === 'fgColor') fills[fills.length - 1] = attribute('rgb')?.toLowerCase() ?? null;
      if (section !== 'cellXfs' || name !== 'xf') return;
      const [format, font, fill] = [attribute('numFmtId'), attribute('fontId'), attribute('fillId')].map((id) => Number(id ?? 0));
      styles.push({
        date: formats.get(format ?? 0) ?? builtInDate(format ?? 0),
        struck: struckFonts[font ?? 0] ?? false,
        fill: fills[fill ?? 0] ?? null,
      });
      if (styles.length > maxStyles) throw damaged('too many styles');
    },
  });
  return styles;
}

/** An on/off property of OOXML: present means on, unless it says otherwise. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}
