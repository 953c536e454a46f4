import { charactersOf, normalise } from './normalise.ts';

/** A building named in a text or address (楼盘加栋号), such as 望江台7栋1902. */
export interface Dwelling {
  /** Up to the three characters before the number: the end of the estate's name. */
  readonly estate: string;
  readonly building: string;
  /** Room of three digits or more; empty when none is written. */
  readonly room: string;
}

const PATTERN =
  /([\p{Script=Han}]{2,8}?)[一二三四五六七八九\d]?期?的?(\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Z])(?:号楼|栋|幢|座|-)(?:(?:\d+|[甲乙丙丁])单元)?(\d{3,4})?/gu;

/** Without one of these no building is named: most texts are passed over at once. */
const MARK = /(?:号楼|栋|幢|座|-)/u;

/** Buildings named in a text; a phase (三期) between name and number is passed over. */
export function dwellingsIn(text: string): Dwelling[] {
  const plain = normalise(text);
  if (!MARK.test(plain)) return [];
  return [...plain.matchAll(PATTERN)].map(([, name = '', building = '', room = '']) => ({
    estate: lastThree(name),
    building,
    room,
  }));
}

/** Estates named before a phase or a building number (望潮苑三期): candidates for one place, last three characters each. */
export function estatesIn(text: string): Set<string> {
  const found = new Set(dwellingsIn(text).map(({ estate }) => estate));
  if (!text.includes('期')) return found;
  for (const [, name = ''] of normalise(text).matchAll(/(\p{Script=Han}{3,8}?)(?:\d|[一二三四五六七八九十])期/gu))
    found.add(lastThree(name));
  return found;
}

/** The most exact building both name: with the same room, or without; undefined when none. Symmetric. */
export function sharedDwelling(left: readonly Dwelling[], right: readonly Dwelling[]): 'room' | 'building' | undefined {
  let best: 'building' | undefined;
  for (const a of left)
    for (const b of right) {
      if (a.building !== b.building || a.estate.slice(-2) !== b.estate.slice(-2)) continue;
      if (a.room !== '' && a.room === b.room) return 'room';
      if (a.room === '' || b.room === '') best = 'building';
    }
  return best;
}

function lastThree(name: string): string {
  return charactersOf(name).slice(-3).join('');
}
