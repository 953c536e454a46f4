import { setTimeout as delay } from 'node:timers/promises';
import { addDays } from '@anjuan/regulation';
import { dayInShanghai } from './limits.ts';
import { leadToItsEnd } from './officers.ts';
import { petitionOf, type Petition } from './petitions.ts';
import type { Random } from './random.ts';
import { sendUntilAnswered } from './send.ts';

/** What the office was told is done: by case, the events that its steps leave, in their order. */
export type Acknowledged = ReadonlyMap<string, readonly string[]>;

/** An office at work: registers petitions and leads some of the cases to their end, whatever happens to the system meanwhile. */
export interface Office {
  readonly acknowledged: Acknowledged;
  /** How often a registration came to nothing and was sent again. */
  setbacks(): number;
  /** Registers so many petitions, spread over about so many milliseconds. Rejects where one is refused. */
  work(petitions: number, overMs: number): Promise<void>;
}

export interface OfficeToOpen {
  readonly url: string;
  /** What its registration numbers begin with. */
  readonly prefix: string;
  readonly random: Random;
  /** The petition with a number; received in 2024 when absent. */
  readonly petition?: (prefix: string, number: number, random: Random) => Petition;
}

const batchSize = 20;
/** Of so many cases officers lead one to its end at once. */
const oneOf = 10;

export function openOffice({ url, prefix, random, petition = petitionOf }: OfficeToOpen): Office {
  const acknowledged = new Map<string, string[]>();
  // Some days ago, so that no clock that is set back makes it a day to come.
  const workedOn = addDays(dayInShanghai(Date.now()), -5);
  let [number, setbacks] = [0, 0];
  const setback = (): void => void (setbacks += 1);

  async function register(items: readonly Petition[]): Promise<readonly string[]> {
    const { status, body } = await sendUntilAnswered(url, { method: 'POST', path: '/api/petitions/batch', body: { items } }, setback);
    const results = (body['results'] ?? []) as readonly { readonly outcome: string; readonly caseId: string }[];
    const refused = results.filter(({ outcome }) => outcome !== 'registered' && outcome !== 'already');
    if (status !== 200 || results.length !== items.length || refused.length > 0)
      throw new Error(`a batch was answered with ${status}: ${JSON.stringify(refused.length > 0 ? refused : body)}`);
    for (const { caseId } of results) acknowledged.set(caseId, ['PetitionRegistered']);
    return results.map(({ caseId }) => caseId);
  }

  async function batch(size: number): Promise<void> {
    const items = Array.from({ length: size }, () => petition(prefix, (number += 1), random));
    const cases = await register(items);
    const chosen = cases.filter(() => random() < 1 / oneOf);
    await Promise.all(chosen.map((caseId) => leadToItsEnd(url, caseId, workedOn, (event) => void acknowledged.get(caseId)?.push(event))));
  }

  return {
    acknowledged,
    setbacks: () => setbacks,
    async work(petitions, overMs) {
      const sizes = Array.from({ length: Math.ceil(petitions / batchSize) }, (_, at) => Math.min(batchSize, petitions - at * batchSize));
      const begun = sizes.map(async (size, at) => {
        await delay((overMs * at) / sizes.length);
        await batch(size);
      });
      await Promise.all(begun);
    },
  };
}
