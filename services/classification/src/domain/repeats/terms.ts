import { BACKGROUND_DOCUMENTS, BACKGROUND_PAIRS } from './background.ts';
import { charactersOf, clauses } from './normalise.ts';

/** Characters that make grammar rather than matter; a pair that holds one is no term. */
const FUNCTION_CHARACTERS = new Set(
  '的了我是在不有也就这那他她它们你您都说讲没到要去来上下个一二三四五六七八九十两几多只还又再把被让叫给跟和与同对从向为以及或但而因所能会可想得着过吗呢吧啊嘛哪谁么什怎很太最更已正将才刚年月日号点天次元块钱万千百请求自家里人之其此该并于等后前今做看问拿出进起',
);

const rarityOf = (documents: number): number => Math.min(5, Math.log((BACKGROUND_DOCUMENTS + 1) / (documents + 1)));
// Worked out once: two petitions are compared by hundreds of pairs.
const RARITY = new Map<string, number>(
  BACKGROUND_PAIRS.flatMap(([count, pairs]) => pairs.split(' ').map((pair) => [pair, rarityOf(count)] as const)),
);
const RARITY_OF_UNLISTED = rarityOf(1);

/** A pair that begins with the level of an office (市, 区) is cut out of a longer name, but for words such as 市民. */
const CUT_FROM_OFFICE = /^[市区县省](?![民场长政])/u;

/** The pairs of neighbouring characters that carry matter, and whole codes such as X312; of a text as typed. */
export function bigramsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const clause of clauses(text)) {
    for (const code of clause.match(/[A-Z]+\d+|[A-Z]{3,}/gu) ?? []) found.add(code);
    const characters = charactersOf(clause);
    for (let at = 0; at + 1 < characters.length; at++) {
      const pair = `${characters[at] ?? ''}${characters[at + 1] ?? ''}`;
      if (isTerm(pair)) found.add(pair);
    }
  }
  return found;
}

function isTerm(pair: string): boolean {
  return (
    /^\p{Script=Han}{2}$/u.test(pair) &&
    !charactersOf(pair).some((character) => FUNCTION_CHARACTERS.has(character)) &&
    !CUT_FROM_OFFICE.test(pair)
  );
}

/** How much a shared term says, in nats: the rarer among petitions, the more. From 0 to 5. */
export function rarity(term: string): number {
  return RARITY.get(term) ?? RARITY_OF_UNLISTED;
}

export interface SharedTerms {
  /** Sum of the rarity of the shared pairs, in nats. */
  readonly weight: number;
  /** That sum as a part of the shorter text's own, 0 to 1. */
  readonly part: number;
  /** The longest shared words, most telling first. */
  readonly words: readonly string[];
}

/** What two texts share, of the terms that `counts` lets through; symmetric. */
export function shareTerms(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
  counts: (term: string) => boolean = () => true,
): SharedTerms {
  const shared = [...left].filter((term) => right.has(term) && counts(term));
  if (shared.length === 0) return { weight: 0, part: 0, words: [] };
  const weight = total(shared);
  return { weight, part: weight / Math.min(total([...left].filter(counts)), total([...right].filter(counts))), words: joinPairs(shared) };
}

function total(terms: Iterable<string>): number {
  let sum = 0;
  for (const term of terms) sum += rarity(term);
  return sum;
}

/** Chains overlapping pairs to words: 采石 and 石场 become 采石场. At most eight, most telling first. */
function joinPairs(pairs: readonly string[]): string[] {
  const left = new Set(pairs);
  const words: { word: string; weight: number }[] = [];
  const starts = [...pairs]
    .sort()
    .filter((pair) => !pairs.some((other) => other !== pair && other.endsWith(pair.charAt(0)) && other.length === 2));
  for (const start of [...starts, ...[...pairs].sort()]) {
    if (!left.delete(start)) continue;
    let word = start;
    let weight = rarity(start);
    for (let next = following(word, left); next !== undefined; next = following(word, left)) {
      left.delete(next);
      word += next.slice(1);
      weight += rarity(next);
    }
    words.push({ word, weight });
  }
  return words
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 8)
    .map(({ word }) => word);
}

function following(word: string, left: ReadonlySet<string>): string | undefined {
  const last = word.slice(-1);
  return [...left].find((pair) => /^\p{Script=Han}{2}$/u.test(pair) && pair.startsWith(last));
}
