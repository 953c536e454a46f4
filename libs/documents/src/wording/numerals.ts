const digits = '零一二三四五六七八九';

/** A whole number from 0 to 9999 in Chinese numerals: 31 is 三十一, 105 is 一百零五. Throws RangeError outside. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new RangeError('a whole number from 0 to 9999 is written in Chinese numerals');
  if (value < 10) return digits.charAt(value);
  let text = '';
  let skipped = false;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    // prettier-ignore
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    text += (skipped ? '零' : '') + digits.charAt(digit) + unit;
    skipped = false;
  }
  return value < 20 ? text.slice(1) : text; // 十二, not 一十二
}

/** An article as a document cites it: `31` is 第三十一条. Throws RangeError for what is no number. */
export function articleInChinese(article: string): string {
  return `第${chineseNumber(Number.parseInt(article, 10))}条`;
}
