import { readDate } from '../dates/read-date.ts';
import { halfWidth } from '../dates/same-length.ts';

export interface Step {
  /** The step with its separator and white space: the raw pieces joined are the text again. */
  readonly raw: string;
  /** The line as written, without separator and white space around it. */
  readonly original: string;
}

const circled = '①-⑳㉑-㉟⑴-⒇⒈-⒛❶-❿';
const circledMark = new RegExp(`^[${circled}]`, 'u');
/** What may stand before a step: ①, 1、, （1）, 一、, 1. before a year, a bullet (序号). */
const marker = new RegExp(
  `^\\s*(?:[${circled}]\\s*[、.]?|[(（]\\s*(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*[)）]|\\d{1,2}\\s*(?:、|\\)|[.](?=\\s|[^\\d\\s]|(?:19|20)\\d{2}))|[一二三四五六七八九十]{1,3}、|[-•·●■◆*]+(?=\\s|\\d|[^\\s\\d]))\\s*`,
  'u',
);

/**
 * Splits a free-text history into its steps (办理经过拆分): at line breaks, at ；, before ① and 1、, and at 。 when a date follows, for a
 * sentence without one belongs to the step before it. Nothing is split inside brackets or quotes. No character is lost.
 */
export function splitSteps(text: string): readonly Step[] {
  const half = halfWidth(text);
  const inside = bracketed(half);
  const cuts: number[] = [0];
  let number = 0;
  for (let at = 0; at < half.length; at++) {
    const character = half.charAt(at);
    if (character === '\n' || character === '\r') cuts.push(at + 1);
    else if (inside[at]) continue;
    else if (character === ';') cuts.push(at + 1);
    else if (character === '。' && beginsStep(text, half, at + 1)) cuts.push(at + 1);
    else if (circledMark.test(character)) cuts.push(at);
    else {
      const listed = /^(\d{1,2})、/.exec(half.slice(at, at + 4));
      if (listed && Number(listed[1]) === number + 1 && isEdge(half, at) && beginsWithDateOrWord(text, half, at + listed[0].length)) {
        number += 1;
        cuts.push(at);
      }
    }
  }
  const pieces = cuts.map((cut, index) => text.slice(cut, cuts[index + 1] ?? text.length)).filter((piece) => piece !== '');
  return joinWrapped(pieces).map((raw) => ({ raw, original: raw.trim().replace(/\s*[;；。]+$/u, '') }));
}

/** Length of the mark before a step, and of the words that lead up to its date: 于, 自, a note in brackets. */
export function leadLength(original: string): number {
  const half = halfWidth(original);
  let at = marker.exec(half)?.[0].length ?? 0;
  const note = /^\s*\([^()]{1,40}\)\s*/.exec(half.slice(at));
  if (note && readDate(original, at + note[0].length, { previous: null, wholeCell: false })) at += note[0].length;
  const words = /^\s*(?:于|自|从|截至|截止|直至)?\s*(?:\[|【)?\s*/.exec(half.slice(at));
  at += words?.[0].length ?? 0;
  // 我局于2008年4月调查: somebody does something at a time; 要求于2026年底付清 is no event.
  const subject = /^(?!.{0,6}(?:要求|承诺|计划|拟|应|须|将))\p{Script=Han}{1,6}[于自]\s*/u.exec(half.slice(at));
  const dated =
    subject !== null && readDate(original, at + subject[0].length, { previous: null, wholeCell: false })?.dates[0] !== undefined;
  return dated ? at + subject[0].length : at;
}

function beginsStep(text: string, half: string, at: number): boolean {
  const start = at + (/^\s*/.exec(half.slice(at))?.[0].length ?? 0);
  return readDate(text, start + leadLength(text.slice(start, start + 120)), { previous: anyDate, wholeCell: false }) !== null;
}

/** Only whether a date begins matters here, so 8月15日 counts whatever the year. */
const anyDate = { precision: 'day', earliest: '2000-01-01', latest: '2000-01-01', wording: '' } as const;

function beginsWithDateOrWord(text: string, half: string, at: number): boolean {
  return /^\s*\p{Script=Han}/u.test(half.slice(at)) || readDate(text, at, { previous: anyDate, wholeCell: false }) !== null;
}

function isEdge(half: string, at: number): boolean {
  return at === 0 || /[\s;。:,，：]/.test(half.charAt(at - 1));
}

/** A line that neither begins with a date nor a mark, after a line that does not end, is the rest of that line. */
function joinWrapped(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before === undefined) joined.push(piece);
    else if (piece.trim() === '') joined[joined.length - 1] = before + piece;
    else if (before.trim() === '' || (/[^;；。\s]\s*[\r\n]+\s*$/u.test(before) && !isOwnStep(piece)))
      joined[joined.length - 1] = before + piece;
    else joined.push(piece);
  }
  return joined;
}

function isOwnStep(piece: string): boolean {
  const trimmed = piece.trimStart();
  return marker.test(halfWidth(trimmed)) || readDate(trimmed, leadLength(trimmed), { previous: anyDate, wholeCell: false }) !== null;
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '（': '）', '“': '”', '【': '】', '[': ']', '《': '》', '「': '」' };

/** Which characters stand inside brackets or quotes that close again on the same line, within 120 characters. */
function bracketed(half: string): readonly boolean[] {
  const inside = new Array<boolean>(half.length).fill(false);
  for (let at = 0; at < half.length; at++) {
    const close = pairs[half.charAt(at)];
    if (close === undefined) continue;
    const end =
      half
        .slice(at + 1, at + 121)
        .split(/[\r\n]/)[0]
        ?.indexOf(close) ?? -1;
    if (end < 0) continue;
    for (let index = at; index <= at + 1 + end; index++) inside[index] = true;
    at += end + 1;
  }
  return inside;
}
