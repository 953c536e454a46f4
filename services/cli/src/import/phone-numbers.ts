import type { FieldReport } from './field-problem.ts';

/** Mobile; landline with or without area code and extension; 400/800 lines; short service lines. Digits only, extension behind "-". */
const patterns = [/^1[3-9]\d{9}$/, /^0\d{2,3}\d{7,8}(-\d{1,6})?$/, /^[2-9]\d{6,7}(-\d{1,6})?$/, /^[48]00\d{7}$/, /^(1\d{4}|9\d{4,5})$/];

/**
 * Reads the phones of a field (联系电话), written with blanks, dashes or brackets, several of them separated by ; 、 , / or a blank.
 * Null when one is impossible.
 * @param value cleaned by `cleanLine`, not empty.
 */
export function readPhones(value: string, column: string, report: FieldReport): string[] | null {
  const spelt = value.replaceAll('分机', '转');
  const bare = spelt.replace(/\((?=[^()]*\p{Script=Han})[^()\d]*\)/gu, ' ').replace(/[\p{Script=Han}--[转]]+:?/gv, ' ');
  const phones: string[] = [];
  for (const part of bare.split(/[;、,/|]+/)) {
    if (part.trim() === '') continue;
    const one = phoneOf(part);
    const several = one === null ? part.trim().split(/\s+/).map(phoneOf) : [one];
    for (const phone of several) {
      if (phone === null) return impossible(value, column, report);
      phones.push(phone);
    }
  }
  if (phones.length === 0) return impossible(value, column, report);
  if (bare !== spelt) {
    report.warn(column, 'note-left-out', `「${column}」中号码以外的文字未导入`, `words beside the numbers in "${column}" were left out`);
  }
  return [...new Set(phones)];
}

/** Digits of a phone, an extension behind "-"; null when it is none. */
function phoneOf(text: string): string | null {
  const compact = text.replace(/[\s().·]/g, '').replace(/^(?:\+|00)?86-?(?=1-?[3-9](?:-?\d){9}$)/, '');
  const abroad = compact.replace(/^(?:\+|00)86-?0?(?=[2-9]\d)/, '0');
  const [main = '', extension] = abroad.split(/(?:转|ext|x|(?<=\d{7})-)(?=\d{1,6}$)/i);
  const digits = main.replaceAll('-', '');
  const phone = extension === undefined ? digits : `${digits}-${extension}`;
  return patterns.some((pattern) => pattern.test(phone)) ? phone : null;
}

function impossible(value: string, column: string, report: FieldReport): null {
  if (/\d(\.\d+)?E\+?\d+/i.test(value)) {
    return report.reject(
      column,
      'scientific-notation',
      `「${column}」已被 Excel 变成科学计数法；请把该列设为文本格式后重新填写`,
      `"${column}" was turned into scientific notation by Excel; format the column as text and type it again`,
    );
  }
  return report.reject(
    column,
    'phone',
    `「${column}」不是可拨打的号码：手机应为 11 位，座机为区号加 7 至 8 位；多个号码请用分号隔开`,
    `"${column}" is no phone number: a mobile has 11 digits, a landline its area code and 7 or 8; separate several by semicolons`,
  );
}
