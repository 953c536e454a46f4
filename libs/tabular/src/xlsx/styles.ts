import { damagedWorkbook, type Archive } from './archive.ts';
import { small } from './workbook.ts';
import { readXml } from './xml-events.ts';

/** How a number in a cell of this style is to be read; `pad`: shown with leading zeros up to so many digits. */
export type NumberStyle = { kind: 'plain' } | { kind: 'date' } | { kind: 'pad'; digits: number };

const plain: NumberStyle = { kind: 'plain' };
const date: NumberStyle = { kind: 'date' };
const maxStyles = 100_000;

/** Built-in date and time formats of ECMA-376 18.8.30, with those of the Chinese locales (27-36, 50-58). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** What a format code makes of a number: anything with year, month, day, hour or second in it is a date. */
export function styleOfFormat(code: string): NumberStyle {
  const bare = code
    .slice(0, 255)
    .replace(/\\.|_.|\*./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0];
  if (/[ymdhs]/i.test(bare ?? '')) return date;
  return /^0{2,20}$/.test(bare ?? '') ? { kind: 'pad', digits: bare?.length ?? 0 } : plain;
}

/** The number style of each cell style, by the index that cells carry. */
export async function readStyles(archive: Archive, part: string | null): Promise<readonly NumberStyle[]> {
  const styles: NumberStyle[] = [];
  if (part === null) return styles;
  const custom = new Map<number, NumberStyle>();
  let inCellStyles = false;
  await readXml(small(archive, part), {
    open(name, attribute) {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'numFmt') custom.set(Number(attribute('numFmtId')), styleOfFormat(attribute('formatCode') ?? ''));
      if (name !== 'xf' || !inCellStyles) return;
      const id = Number(attribute('numFmtId') ?? 0);
      styles.push(custom.get(id) ?? (isBuiltInDate(id) ? date : plain));
      if (styles.length > maxStyles) throw damagedWorkbook('too many styles');
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => undefined,
  });
  return styles;
}
