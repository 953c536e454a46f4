const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** The largest amount a document states, in fen: below one trillion yuan. */
export const mostFen = 99_999_999_999_999;

/** An amount in fen with thousands separated and two decimals, in yuan: 1234560 is 12,345.60. Throws RangeError. */
export function yuan(fen: number): string {
  check(fen);
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(fen % 100).padStart(2, '0')}`;
}

/**
 * An amount in fen in capital numerals (大写金额), as 《支付结算办法》 has it written: 1234560 is 壹万贰仟叁佰肆拾伍元陆角整. A zero between
 * filled places is read once; 整 follows 元 and 角. Throws RangeError.
 */
export function capitalAmount(fen: number): string {
  check(fen);
  if (fen === 0) return '零元整';
  const whole = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  const yuanText = whole === 0 ? '' : `${capitalWhole(whole)}元`;
  if (jiao === 0 && cents === 0) return `${yuanText}整`;
  if (cents === 0) return `${yuanText}${digits.charAt(jiao)}角整`;
  const jiaoText = jiao > 0 ? `${digits.charAt(jiao)}角` : whole > 0 ? '零' : '';
  return `${yuanText}${jiaoText}${digits.charAt(cents)}分`;
}

function capitalWhole(value: number): string {
  let text = '';
  for (let group = 3; group >= 0; group -= 1) {
    const part = Math.floor(value / 10_000 ** group) % 10_000;
    if (part === 0) continue;
    const gap = text !== '' && (part < 1000 || Math.floor(value / 10_000 ** (group + 1)) % 10_000 === 0);
    text += (gap ? '零' : '') + capitalGroup(part) + (groups[group] ?? '');
  }
  return text;
}

function capitalGroup(part: number): string {
  let text = '';
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(part / 10 ** place) % 10;
    if (digit > 0) text += digits.charAt(digit) + (places[place] ?? '');
    else if (text !== '' && part % 10 ** place > 0 && !text.endsWith('零')) text += '零';
  }
  return text;
}

function check(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > mostFen)
    throw new RangeError('an amount is a whole number of fen below a trillion yuan');
}
