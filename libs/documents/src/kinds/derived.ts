import { clockRuleOn, type ClockCode, type Day } from '@anjuan/regulation';
import type { DerivedText } from './define-kind.ts';

interface WithPetitioners {
  readonly petitioners: readonly { readonly name: string }[];
  readonly headcount?: number | undefined;
}

/** The petitioners in one line, and how the document addresses them. */
export const petitionerTexts = {
  信访人姓名: { english: 'names of the petitioners', of: ({ petitioners, headcount }: WithPetitioners) => namesOf(petitioners, headcount) },
  人称: {
    english: 'you, for one or for several',
    optional: true,
    of: ({ petitioners, headcount }: WithPetitioners) => (Math.max(petitioners.length, headcount ?? 0) > 1 ? '你们' : '你'),
  },
} satisfies Record<string, DerivedText<WithPetitioners>>;

function namesOf(petitioners: readonly { readonly name: string }[], headcount = 0): string {
  const names = petitioners.map(({ name }) => name).join('、');
  if (names === '') return '匿名';
  return headcount > petitioners.length ? `${names}等${headcount}人` : names;
}

/** A limit of the Regulation in days, as it is in force on the day of issue (never a number of the template). */
export const daysOf =
  (clock: ClockCode) =>
  ({ issuedOn }: { readonly issuedOn: Day }): string =>
    String(clockRuleOn(clock, issuedOn).days ?? '');
