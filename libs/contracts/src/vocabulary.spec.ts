import { describe, expect, it } from '@jest/globals';
import { clockRules, deliveryMethods, handlingResults, nonAcceptanceGrounds, ratings, workKinds } from '@anjuan/regulation';
import { clockCode, deliveryMethod, handlingResult, nonAcceptanceGround, petitionNotAccepted, rating, workKind } from './index.ts';

describe('the codes that events may carry', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['handling results (Art. 28)', handlingResult.options, handlingResults.codes],
    ['ratings', rating.options, ratings.codes],
    ['ways of delivery', deliveryMethod.options, deliveryMethods.codes],
    ['kinds of work', workKind.options, workKinds.codes],
    ['grounds of not accepting', nonAcceptanceGround.options, nonAcceptanceGrounds.codes],
    ['clocks', clockCode.options, clockRules.map(({ clock }) => clock)],
  ])('have their words in the regulation: %s', (_, codes, words) => {
    expect(words).toEqual(codes);
  });

  it('let a petition be refused on a ground that no single article names', () => {
    for (const { code, article } of nonAcceptanceGrounds.terms) {
      const event = { type: 'PetitionNotAccepted', ground: code, article, personId: 'p-0000000001', personal: { explanation: '见告知书' } };
      expect(petitionNotAccepted.schema.parse(event)).toEqual(event);
    }
  });
});
