import { dayOf } from './calendar-date.ts';
import type { FieldReport } from './field-problem.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** The check character of a resident identity number from its first 17 digits: GB 11643-1999, ISO 7064 MOD 11-2. */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checkCharacters[sum % 11] ?? '';
}

/**
 * Reads an identity document number (证件号码): 18 digits with a valid check digit and a birth date that exists; the 15 digits of
 * before 1999, without check digit; or, unchecked and with a remark, another document that begins with letters (passport, permit).
 * The area code is not checked: areas are dissolved and renumbered. Null when it was rejected.
 * @param value cleaned by `cleanLine`, not empty.
 * @param latest no birth date may be later, YYYY-MM-DD.
 */
export function readIdentityNumber(value: string, column: string, latest: string, report: FieldReport): string | null {
  const number = value.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d(\.\d+)?E\+?\d+$/.test(number)) {
    return report.reject(
      column,
      'scientific-notation',
      `「${column}」已被 Excel 变成科学计数法，末尾数字丢失；请把该列设为文本格式后重新填写`,
      `"${column}" was turned into scientific notation by Excel and lost digits; format the column as text and type it again`,
    );
  }
  if (/^\d{17}[\dX]$/.test(number)) return eighteen(number, column, latest, report);
  if (/^\d{15}$/.test(number)) {
    return plausibleBirth(`19${number.slice(6, 12)}`, latest) ? number : birthDate(column, report);
  }
  if (/^[A-Z]{1,3}\d{6,12}$/.test(number)) {
    report.warn(
      column,
      'identity-not-checked',
      `「${column}」不是居民身份证号码，未作校验`,
      `"${column}" is no resident identity number and was not checked`,
    );
    return number;
  }
  return report.reject(
    column,
    'identity-length',
    `「${column}」应为 18 位（或旧 15 位）身份证号码，请核对位数`,
    `"${column}" must be an identity number of 18 (formerly 15) digits; check its length`,
  );
}

function eighteen(number: string, column: string, latest: string, report: FieldReport): string | null {
  if (!plausibleBirth(number.slice(6, 14), latest)) return birthDate(column, report);
  if (checkCharacter(number) === number[17]) return number;
  return report.reject(
    column,
    'identity-check-digit',
    `「${column}」的校验位不正确，号码中可能有错字，请核对`,
    `the check digit of "${column}" is wrong; a digit was probably mistyped`,
  );
}

function birthDate(column: string, report: FieldReport): null {
  return report.reject(
    column,
    'identity-birth-date',
    `「${column}」中的出生日期不存在或晚于今天，请核对`,
    `the birth date in "${column}" does not exist or lies in the future`,
  );
}

function plausibleBirth(digits: string, latest: string): boolean {
  const day = dayOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
  return day !== null && day >= '1880-01-01' && day <= latest;
}
