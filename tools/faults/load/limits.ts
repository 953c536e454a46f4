import { addDays } from '@anjuan/regulation';
import { petitionOf, type Petition } from './petitions.ts';
import type { Random } from './random.ts';

/** Days that the office has to register a petition and hand it over (Art. 22). */
const officeDays = 15;

/** Day of an instant in Asia/Shanghai. */
export function dayInShanghai(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Petitions whose first limit ends in turn the day before `today`, today, tomorrow, and long ago. */
export function aroundTheLimit(today: string): (prefix: string, number: number, random: Random) => Petition {
  return (prefix, number, random) => {
    const usual = petitionOf(prefix, number, random);
    const ends = number % 4 === 3 ? undefined : addDays(today, (number % 4) - 1);
    return ends === undefined ? usual : { ...usual, receivedOn: addDays(ends, -officeDays) };
  };
}

/** Whether the first limit of the petition with such a number was over before today began. */
export function wasOver(caseId: string): boolean {
  return [0, 3].includes(Number(caseId.slice(-5)) % 4);
}
