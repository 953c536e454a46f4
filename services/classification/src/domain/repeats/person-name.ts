import { charactersOf, normalise } from './normalise.ts';
import { COMPOUND_SURNAMES, SINGLE_SURNAMES } from './surnames.ts';

/** Forms of address a caller leaves instead of a given name, by what they say of the person. */
const MALE = ['先生', '大爷', '爷爷', '师傅', '大哥', '老伯', '大叔', '伯伯', '老爷子', '爹爹', '爸爸', '爸'];
const FEMALE = ['女士', '小姐', '婆婆', '奶奶', '大妈', '阿姨', '大姐', '大嫂', '嫂子', '嫂', '太太', '娭毑', '妈妈', '妈'];
const EITHER = ['同志', '老师', '老人', '业主', '某某', '某', '姓'];

type Gender = 'male' | 'female' | 'unknown';
export type PersonName =
  | { readonly kind: 'none' }
  /** A full name (姓名). */
  | { readonly kind: 'full'; readonly name: string; readonly surname: string }
  /** A surname with a form of address, such as 欧阳先生. */
  | { readonly kind: 'surname'; readonly surname: string; readonly gender: Gender }
  /** A nickname (网名). */
  | { readonly kind: 'alias'; readonly name: string };

/** Reads the name field (信访人) as it was typed. The middle dot of foreign-style names and brackets are dropped. */
export function readName(raw: string): PersonName {
  const name = normalise(raw.replace(/[(（].*?[)）]/gu, '')).replace(/[^\p{L}\p{N}]/gu, '');
  if (name === '' || name.startsWith('匿名')) return { kind: 'none' };
  const polite = readFormOfAddress(name);
  if (polite !== undefined) return polite;
  if (!/^\p{Script=Han}{2,}$/u.test(name) || /的|业主|家长|网友|妈妈|爸爸|居民|市民|群众|代表|村民/u.test(name))
    return { kind: 'alias', name };
  // A name with a middle dot is a transliterated full name of any length and without a surname.
  if (/[·•‧・.．]/u.test(raw)) return { kind: 'full', name, surname: name };
  const surname = surnameOf(name);
  const longest = surname.length > 1 ? 5 : SINGLE_SURNAMES.has(surname) ? 4 : 0;
  return charactersOf(name).length <= longest ? { kind: 'full', name, surname } : { kind: 'alias', name };
}

export type NameComparison =
  'unknown' | 'equal' | 'alias-equal' | 'one-character-differs' | 'surname-agrees' | 'address-contradicts' | 'differs';

/** Compares two names as typed; symmetric. A wrong character is allowed once, wherever it stands and whatever it sounds like. */
export function compareNames(left: string, right: string): NameComparison {
  const a = readName(left);
  const b = readName(right);
  if (a.kind === 'none' || b.kind === 'none') return 'unknown';
  if (a.kind === 'alias' || b.kind === 'alias') return compareAliases(a, b);
  if (a.kind === 'full' && b.kind === 'full') return compareFull(a.name, b.name);
  if (a.surname !== b.surname && !(isLookalikeSurname(a.surname) && isLookalikeSurname(b.surname))) return 'differs';
  if (a.kind === 'surname' && b.kind === 'surname' && contradict(a.gender, b.gender)) return 'address-contradicts';
  return 'surname-agrees';
}

function readFormOfAddress(name: string): PersonName | undefined {
  const forms: [readonly string[], Gender][] = [
    [MALE, 'male'],
    [FEMALE, 'female'],
    [EITHER, 'unknown'],
  ];
  for (const [words, gender] of forms) {
    const word = words.find((w) => name.endsWith(w) && name.length > w.length);
    if (word === undefined) continue;
    const surname = name.slice(0, -word.length);
    if (SINGLE_SURNAMES.has(surname) || COMPOUND_SURNAMES.has(surname)) return { kind: 'surname', surname, gender };
  }
  const [first, second] = charactersOf(name);
  const short = /^[老小]$/u.test(first ?? '') && second !== undefined && charactersOf(name).length === 2;
  return short && SINGLE_SURNAMES.has(second) ? { kind: 'surname', surname: second, gender: 'unknown' } : undefined;
}

function surnameOf(name: string): string {
  const two = charactersOf(name).slice(0, 2).join('');
  return COMPOUND_SURNAMES.has(two) ? two : (charactersOf(name)[0] ?? '');
}

/** Nicknames that differ say nothing: one may stand for the same person. One that may be a name of a rare surname is let off a wrong character. */
function compareAliases(a: PersonName, b: PersonName): NameComparison {
  if (!('name' in a) || !('name' in b)) return 'unknown';
  if (a.name === b.name) return 'alias-equal';
  const nameLike = [a.name, b.name].every((name) => /^\p{Script=Han}{3,4}$/u.test(name));
  return nameLike && compareFull(a.name, b.name) === 'one-character-differs' ? 'one-character-differs' : 'unknown';
}

function compareFull(left: string, right: string): NameComparison {
  if (left === right) return 'equal';
  const [a, b] = [charactersOf(left), charactersOf(right)];
  if (a.length === b.length) {
    const wrong = a.filter((character, at) => character !== b[at]).length;
    // Of a name of two characters one wrong one leaves too little, unless the surname is what stayed.
    return wrong === 1 && (a.length > 2 || a[0] === b[0]) ? 'one-character-differs' : 'differs';
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const dropped = long.some((_, at) => long.filter((_character, other) => other !== at).join('') === short.join(''));
  return long.length - short.length === 1 && short.length > 1 && dropped ? 'one-character-differs' : 'differs';
}

/** 闫 and 阎 are one surname in two spellings, and are confused in every register. */
function isLookalikeSurname(surname: string): boolean {
  return surname === '闫' || surname === '阎';
}

function contradict(a: Gender, b: Gender): boolean {
  return a !== 'unknown' && b !== 'unknown' && a !== b;
}
