const digits: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, '○': 0, Ｏ: 0, O: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 三: 3, 叁: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A whole number in Chinese numerals (三十六, 一百二十, 廿三); null when it is none. Up to 万. */
export function chineseInteger(text: string): number | null {
  const plain = text.replace(/^廿/, '二十').replace(/^卅/, '三十');
  if (!/^[〇零一二两三四五六七八九十百千万]+$/u.test(plain)) return null;
  const split = plain.indexOf('万');
  const rest = plain.slice(split + 1);
  const below = rest === '' ? 0 : belowTenThousand(rest);
  if (split < 0) return below;
  const high = belowTenThousand(plain.slice(0, split));
  return high === null || below === null ? null : high * 10_000 + below;
}

function belowTenThousand(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  for (const character of text) {
    const unit = units[character];
    if (unit === undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = digits[character] ?? null;
      if (digit === null) return null;
      continue;
    }
    if (unit >= lastUnit) return null;
    total += (digit ?? 1) * unit;
    digit = null;
    lastUnit = unit;
  }
  return total + (digit ?? 0);
}

/** Digits read one by one, as years are: 二〇一三 is 2013, 一七 is 17. Null when a character is none. */
export function chineseDigits(text: string): number | null {
  let value = 0;
  for (const character of text) {
    const digit = digits[character];
    if (digit === undefined || character === '两') return null;
    value = value * 10 + digit;
  }
  return text === '' ? null : value;
}

/** A small whole number in digits or Chinese numerals; 0 when it is none, which is no month and no day. */
export function smallNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : (chineseInteger(text) ?? 0);
}
