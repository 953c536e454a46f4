import type { CaseDraft } from '../cases/draft.ts';
import { areNameVariants } from '../people/name-variants.ts';
import type { LedgerPetitioner } from '../people/read-petitioners.ts';
import { likeness } from './likeness.ts';

export type LinkKind = 'same-case' | 'petitioner-within' | 'same-petitioner';
export type LinkEvidence = 'id-number' | 'name-and-phone' | 'variant-name-and-phone';

/** Two drafts that belong together, by their place in the list. */
export interface DraftLink {
  readonly kind: LinkKind;
  readonly from: number;
  readonly to: number;
  readonly evidence: LinkEvidence;
  /** Both sides write the same person's name differently (闫/阎). */
  readonly namesDiffer: boolean;
  /** Likeness of the two texts, 0 to 1. */
  readonly likeness: number;
}

/**
 * Likeness from which one person's two rows are taken for one case; below it the person may have two matters. In the sample ledger the
 * ten true pairs lie between 0.146 and 0.327, and 99 of 100 unrelated pairs below 0.096.
 */
export const sameCaseLikeness = 0.1;

/**
 * Proposes which rows are one case (并案建议): the same identity number, or name and phone, on both sides, and texts that have to do with
 * each other. A single petitioner's row beside a case of several that names the same person is that person's part of it. Places, topics
 * and titles that merely resemble each other link nothing. An officer decides.
 */
export function findLinks(drafts: readonly CaseDraft[]): readonly DraftLink[] {
  const links: DraftLink[] = [];
  for (const [from, to] of candidates(drafts)) {
    const [a, b] = [drafts[from], drafts[to]];
    if (!a || !b) continue;
    const found = samePerson(a.body.petitioners, b.body.petitioners);
    if (!found) continue;
    const near = likeness(textOf(a), textOf(b));
    const [many, few] = [a, b].map(({ body }) => body.petitioners.length).sort((x, y) => y - x);
    const within = a.body.sheet === b.body.sheet && (many ?? 0) > 1 && few === 1;
    const kind = near < sameCaseLikeness ? 'same-petitioner' : within ? 'petitioner-within' : 'same-case';
    const swap = kind === 'petitioner-within' && a.body.petitioners.length > b.body.petitioners.length;
    links.push({ kind, from: swap ? to : from, to: swap ? from : to, likeness: near, ...found });
  }
  return links;
}

/** Pairs of drafts that share a number, found by index rather than by trying all pairs. */
function candidates(drafts: readonly CaseDraft[]): [number, number][] {
  const byNumber = new Map<string, number[]>();
  for (const [index, { body }] of drafts.entries()) {
    const numbers = new Set(body.petitioners.flatMap(({ idNumber, phones }) => (idNumber === null ? phones : [idNumber, ...phones])));
    for (const number of numbers) byNumber.set(number, [...(byNumber.get(number) ?? []), index]);
  }
  const pairs = new Map<string, [number, number]>();
  for (const indexes of byNumber.values()) {
    // A number in dozens of rows is an office's, not a person's.
    if (indexes.length > 20) continue;
    for (const [at, from] of indexes.entries()) for (const to of indexes.slice(at + 1)) pairs.set(`${from} ${to}`, [from, to]);
  }
  return [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function samePerson(
  one: readonly LedgerPetitioner[],
  other: readonly LedgerPetitioner[],
): Pick<DraftLink, 'evidence' | 'namesDiffer'> | null {
  let best: Pick<DraftLink, 'evidence' | 'namesDiffer'> | null = null;
  for (const a of one) {
    for (const b of other) {
      const sameName = a.name !== null && b.name !== null && [a.name, ...a.aliases].some((name) => [b.name, ...b.aliases].includes(name));
      const variant = a.name !== null && b.name !== null && areNameVariants(a.name, b.name);
      const namesDiffer = !sameName && a.name !== null && b.name !== null;
      if (a.idNumber !== null && a.idNumber === b.idNumber) return { evidence: 'id-number', namesDiffer };
      if (a.idNumber !== null && b.idNumber !== null) continue;
      if (!a.phones.some((phone) => b.phones.includes(phone))) continue;
      if (sameName) best = { evidence: 'name-and-phone', namesDiffer: false };
      else if (variant) best ??= { evidence: 'variant-name-and-phone', namesDiffer: true };
    }
  }
  return best;
}

function textOf({ body }: CaseDraft): string {
  return [body.title, body.facts, body.history].filter((text) => text !== null).join(' ');
}
