import type { CellProblem, Column } from './table.ts';

const suspicious = /[\0\uFFFD]/;

/**
 * NUL and U+FFFD in a cell (损坏的字符): bytes that are invalid in the file's encoding, or text that was damaged before. Nothing is
 * guessed or dropped; the row is rejected. Other control and zero-width characters pass: the import rules deal with them.
 */
export function damagedText(text: string, column: Column, address: string | null): CellProblem | null {
  if (!suspicious.test(text)) return null;
  const base = { column: column.name, letter: column.letter, address };
  if (text.includes('\0')) {
    return {
      ...base,
      code: 'nul-character',
      reasonZh: `「${column.name}」含有空字符（NUL），文件可能已损坏`,
      reasonEn: `"${column.name}" holds a NUL character; the file may be damaged`,
    };
  }
  return {
    ...base,
    code: 'damaged-characters',
    reasonZh: `「${column.name}」含有无法识别的字符（乱码），请检查文件编码或重新录入`,
    reasonEn: `"${column.name}" holds characters that cannot be read; check the file's encoding or type them again`,
  };
}
