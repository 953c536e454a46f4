import type { FieldReport } from './field-problem.ts';

/**
 * How characters nobody sees are treated (不可见字符规则):
 * - NUL and U+FFFD never get here: the table reader rejects the row as damaged.
 * - Zero-width and direction marks, soft hyphens and byte-order marks go silently; joiners (U+200C, U+200D) stay in free text,
 *   where scripts and emoji need them. Variation selectors stay everywhere: they distinguish rare characters in names.
 * - A vertical tab or form feed is a line break in free text and a blank elsewhere; line breaks and tabs in one-line fields are blanks.
 * - Every other control character goes, and a remark says so.
 */
const zeroWidth = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;
const joiners = /[\u200C\u200D]/g;
const otherControls = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F]/g;

/** A one-line field: NFKC (full-width to half-width), inner white space to one blank, trimmed. Identifiers, names, dates, numbers. */
export function cleanLine(value: string, column: string, report: FieldReport): string {
  return oneLine(value.normalize('NFKC'), column, report);
}

/** A one-line field whose wording is kept (NFC only): NFKC would turn Chinese punctuation into ASCII. */
export function cleanWording(value: string, column: string, report: FieldReport): string {
  return oneLine(value.normalize('NFC'), column, report);
}

/** Free text (诉求内容): NFC, line breaks as LF, trimmed at both ends; its wording and its lines are kept. */
export function cleanText(value: string, column: string, report: FieldReport): string {
  const text = value
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(zeroWidth, '');
  return withoutControls(text, column, report).trim();
}

function oneLine(value: string, column: string, report: FieldReport): string {
  const text = value
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(zeroWidth, '')
    .replace(joiners, '');
  return withoutControls(text, column, report).trim();
}

function withoutControls(text: string, column: string, report: FieldReport): string {
  const clean = text.replace(otherControls, '');
  if (clean !== text) {
    report.warn(
      column,
      'control-characters-removed',
      `「${column}」中的控制字符已去除`,
      `control characters were removed from "${column}"`,
    );
  }
  return clean;
}

/** Counts characters as people do: by code point, so that a rare character beyond the BMP is one. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _character of text) count++;
  return count;
}

/** What clerks write into a field that they have nothing for (占位文字). */
export function isPlaceholder(text: string): boolean {
  return /^(无|暂无|没有|不详|未知|未留|未提供|未填|不便提供|空|[-—–/\\*.]+|n\/?a|null|none|nil)$/iu.test(text);
}
