import { describe, expect, it } from '@jest/globals';
import { brokenPromises } from './broken-promises.ts';
import type { CaseFacts } from './what-happened.ts';

describe('what the store must hold after the faults', () => {
  const sound = { PetitionRegistered: 1, ClassificationSuggested: 1, ClockStarted: 1, ClockExpired: 1 };
  const facts = (counts: object = {}, more: Partial<CaseFacts> = {}): CaseFacts => ({
    counts: new Map(Object.entries({ ...sound, ...counts })),
    ...{ firstClocks: 1, expiries: new Map([['register-and-transfer/1', 1]]), early: [] },
    ...more,
  });
  const broken = (one: CaseFacts | undefined, steps = ['PetitionRegistered']): readonly string[] =>
    brokenPromises({ acknowledged: new Map([['C-1', steps]]), isOverdue: () => true }, new Map(one ? [['C-1', one]] : []));

  it('is there when every step left its event once', () => {
    expect(broken(facts())).toEqual([]);
    expect(broken(facts({ CaseClosed: 1 }, { expiries: new Map() }), ['PetitionRegistered', 'CaseClosed'])).toEqual([]);
  });
  it.each<[string, CaseFacts | undefined]>([
    ['a registration that was acknowledged and is not there', undefined],
    ['a petition registered twice', facts({ PetitionRegistered: 2 })],
    ['a suggestion that never came', facts({ ClassificationSuggested: 0 })],
    ['two suggestions', facts({ ClassificationSuggested: 2 })],
    ['a first clock that was never started', facts({}, { firstClocks: 0 })],
    ['two first clocks', facts({}, { firstClocks: 2 })],
    ['a limit that did not run out', facts({}, { expiries: new Map() })],
    ['a limit that ran out twice', facts({}, { expiries: new Map([['register-and-transfer/1', 2]]) })],
    ['a limit that ran out early', facts({}, { early: ['register-and-transfer/1'] })],
  ])('is missed by %s', (_what, one) => {
    expect(broken(one)).not.toEqual([]);
  });
  it('holds no step twice that an officer was told of, and no case that nobody was told of', () => {
    expect(broken(facts({ CaseClosed: 2 }), ['PetitionRegistered', 'CaseClosed'])).toEqual(['C-1: CaseClosed 2 times instead of 1']);
    expect(brokenPromises({ acknowledged: new Map(), isOverdue: () => true }, new Map([['C-2', facts()]]))).toEqual([
      'C-2: nobody was told of it',
    ]);
  });
});
