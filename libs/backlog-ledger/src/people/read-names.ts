import { halfWidth } from '../dates/same-length.ts';
import { doubleSurnames, notNames, rolesBeforeName } from './name-words.ts';

export interface FoundName {
  readonly name: string;
  readonly aliases: readonly string[];
}

const namePattern = /^[\p{Script=Han}][\p{Script=Han}·•]{1,3}$|^[\p{Script=Han}]{2,}·[\p{Script=Han}·]{2,}$/u;

/** Personal names in a piece of a petitioner cell without numbers, in order, repeated as they are (姓名识别): the last is nearest to what follows. */
export function namesIn(piece: string): readonly FoundName[] {
  const aliases: string[] = [];
  const plain = halfWidth(piece)
    .replace(/[(（]([^()（）]*)[)）]/g, (_, note: string) => {
      const alias = /^(?:曾用名|又名|别名|亦名|也叫|原名|又写作|绰号|小名)?\s*[:：]?\s*(\p{Script=Han}{2,4})$/u.exec(note.trim());
      if (alias?.[1] !== undefined && !isRole(alias[1])) aliases.push(alias[1]);
      return '\u0001';
    })
    .replace(/[()（）]/g, ' ');
  const names: FoundName[] = [];
  for (const word of plain.split(/[,，、;；:：\s/]+|和(?=\p{Script=Han}{2,3}$)/u)) {
    const name = nameOf(word);
    if (name !== null) names.push({ name, aliases: [] });
  }
  const last = names.at(-1);
  const other = aliases.filter((alias) => last !== undefined && isOtherWriting(alias, last.name));
  return last && other.length > 0 ? [...names.slice(0, -1), { ...last, aliases: other }] : names;
}

/** A nickname, or a note? 曾用名 says so; otherwise the surname must be the same. */
function isOtherWriting(alias: string, name: string): boolean {
  return alias !== name && alias.charAt(0) === name.charAt(0);
}

function nameOf(word: string): string | null {
  const bare = word
    .replaceAll('\u0001', '')
    .replace(/^[^\p{Script=Han}]+/u, '')
    .replace(/等[\d一二三四五六七八九十]*(人|户|名|家|家长|村民|居民|业主|职工)?.*$/u, '')
    .replace(/(身份证号?码?|证件号?码?|联系电话|电话|手机号?|电)$/u, '')
    .replace(/^.*(\d|[一二三四五六七八九十])(组|队|号|栋|楼|社|区|村|户)/u, '');
  const name = withoutRole(bare);
  if (!namePattern.test(name) || notNames.includes(name) || isRole(name)) return null;
  if (name.length === 4 && !doubleSurnames.includes(name.slice(0, 2)) && !name.includes('·')) return null;
  return (/[村镇乡街县区市厂组]$|户$|人$/u.test(name) && name.length > 2) || name.endsWith('姓') ? null : name;
}

/** Drops the longest beginning that ends with a role: 洲上居民邓细保, 集资群众代表饶新国. */
function withoutRole(word: string): string {
  let cut = 0;
  for (const role of rolesBeforeName) {
    const at = word.lastIndexOf(role);
    const end = at + role.length;
    const short = role.length === 1;
    if (at < 0 || word.length - end < 2 || word.length - end > 4) continue;
    // One-character roles only stand alone at the beginning: 子 is a syllable of many names.
    if (short && (at > 0 || word.length - end < 2 || word.length < 4)) continue;
    cut = Math.max(cut, end);
  }
  return word.slice(cut);
}

function isRole(word: string): boolean {
  return rolesBeforeName.some((role) => role.length > 1 && word.endsWith(role)) || notNames.includes(word);
}
