import { normalise } from './normalise.ts';

/** An address (住址) taken apart: the named place, and the numbers of building, entrance and room in their order. */
export interface ReadAddress {
  /** Everything but the district and remarks such as 租住 or a bracket. */
  readonly whole: string;
  /** The named place up to the first number, such as an estate, a street or a village. */
  readonly place: string;
  readonly numbers: readonly string[];
}

/** Reads an address; the district (问题属地) is taken off its front because clerks write it only sometimes. */
export function readAddress(raw: string, district: string): ReadAddress {
  const full = normalise(raw.replace(/[(（].*?[)）]/gu, '')).replace(/[^\p{L}\p{N}]+/gu, '-');
  const front = normalise(district);
  const local = front !== '' && full.startsWith(front) ? full.slice(front.length) : full;
  const whole = local.replace(/^(?:现|暂|租)?(?:租住|暂住|住|家住)(?:在|于)?/u, '').replace(/^-|-$/gu, '');
  const numbers = whole.match(/\d+|[一二三四五六七八九十]+(?=[组栋号楼幢座区期])|[甲乙丙丁A-Z](?=\d|座|栋)/gu) ?? [];
  const [before] = whole.split(/\d|-|[一二三四五六七八九十]+[组栋号楼幢座区期]/u);
  return { whole: whole.replaceAll('-', ''), place: before ?? '', numbers };
}

export type AddressComparison = 'unknown' | 'equal' | 'place-equal' | 'dwelling-differs' | 'differs';

/** Compares two addresses; symmetric. `equal` needs a number: a village or street alone is shared by too many. */
export function compareAddresses(a: ReadAddress, b: ReadAddress): AddressComparison {
  if (a.whole.length < 2 || b.whole.length < 2) return 'unknown';
  if (a.whole === b.whole) return a.numbers.length > 0 ? 'equal' : 'place-equal';
  const [short, long] = a.whole.length < b.whole.length ? [a, b] : [b, a];
  const inside = short.whole.length >= 3 && long.whole.includes(short.whole);
  const samePlace = a.place.length >= 2 && (a.place.startsWith(b.place) || b.place.startsWith(a.place)) && b.place.length >= 2;
  if (!inside && !samePlace) return 'differs';
  const shared = Math.min(a.numbers.length, b.numbers.length);
  const conflict = a.numbers.slice(0, shared).some((number, at) => number !== b.numbers[at]);
  if (conflict) return 'dwelling-differs';
  return shared > 0 && a.numbers.length === b.numbers.length ? 'equal' : 'place-equal';
}
