import { describe, expect, it } from '@jest/globals';
import type { ClassificationEvent, EventOf, OverrideClassification } from '@anjuan/contracts';
import { givenWhenThen } from '@anjuan/testing';
import fc from 'fast-check';
import {
  confirmClassification,
  confirmedUnit,
  overrideClassification,
  refusePetition,
  suggestClassification,
  type ConfirmationRule,
  type UnitStanding,
} from './decide.ts';
import { evolve, undecided, type DecisionState } from './state.ts';

// Real: the deciders and their fold. Invented: one case, one classifier, the units S002 and S003.
const given = givenWhenThen<DecisionState, ClassificationEvent>({ initialState: undecided, evolve });
const personId = 'person-0001';
type Suggestion = EventOf<'ClassificationSuggested'>;
const suggested: Suggestion = {
  ...{ type: 'ClassificationSuggested', classifier: { name: 'lexicon', version: '1' }, personId, personal: null },
  category: { value: 'appeal-request', confidence: 0.95 },
  topic: { value: 'land', confidence: 0.94 },
  route: { value: 'petition-procedure', confidence: 0.93 },
  units: [
    { unit: 'S002', confidence: 0.92 },
    { unit: 'S003', confidence: 0.05 },
  ],
};
const suggest = (event: Suggestion, rule: ConfirmationRule) => (state: DecisionState) => {
  const { type: _type, ...facts } = event;
  return suggestClassification(facts, state, rule);
};
const decided = { category: 'appeal-request', topic: 'land', route: 'petition-procedure', unit: 'S002' } as const;
const byRule: EventOf<'ClassificationConfirmed'> = { type: 'ClassificationConfirmed', ...decided, by: 'rule', threshold: 0.9, personId };
const byOfficer: EventOf<'ClassificationConfirmed'> = { ...byRule, by: 'officer', threshold: null };
const otherwise: OverrideClassification = { ...decided, unit: 'S003', reason: '属S003职责' };
const overridden: EventOf<'ClassificationOverridden'> = {
  ...{ type: 'ClassificationOverridden', ...decided, unit: 'S003', personId, personal: { reason: '属S003职责' } },
};
const refusal = { ground: 'litigation-matter', article: '31', explanation: '已由法院受理' } as const;
const notAccepted: EventOf<'PetitionNotAccepted'> = {
  ...{ type: 'PetitionNotAccepted', ground: 'litigation-matter', article: '31', personId, personal: { explanation: '已由法院受理' } },
};
const standing: UnitStanding = { known: true, inForce: true, successor: null };
const never: ConfirmationRule = { proposal: null, accusation: null, 'appeal-request': null };
const from90: ConfirmationRule = { ...never, proposal: 0.9, 'appeal-request': 0.9 };

describe('suggesting (甄别建议)', () => {
  it('only suggests where the category has no threshold', () => {
    given().when(suggest(suggested, never)).then(suggested);
  });
  it('confirms by rule when every confidence reaches the threshold', () => {
    given().when(suggest(suggested, from90)).then(suggested, byRule);
  });
  it.each<[string, Partial<Suggestion>]>([
    ['the category', { category: { value: 'appeal-request', confidence: 0.9 } }],
    ['the topic', { topic: { value: 'land', confidence: 0.9 } }],
    ['the route', { route: { value: 'petition-procedure', confidence: 0.9 } }],
    ['the unit', { units: [{ unit: 'S002', confidence: 0.9 }] }],
  ])('goes by the least of the four: %s on the threshold passes, below it does not', (_name, at) => {
    const onIt = { ...suggested, ...at };
    given().when(suggest(onIt, from90)).then(onIt, byRule);
    given()
      .when(suggest(onIt, { ...from90, 'appeal-request': 0.901 }))
      .then(onIt);
  });
  it('needs a unit to confirm, even from a threshold of 0', () => {
    const without: Suggestion = { ...suggested, units: [] };
    given()
      .when(suggest(without, { ...never, 'appeal-request': 0 }))
      .then(without);
  });
  it('leaves an accusation to an officer, unless it has a threshold of its own', () => {
    const accusation: Suggestion = {
      ...suggested,
      ...{ category: { value: 'accusation', confidence: 1 }, topic: { value: 'land', confidence: 1 } },
      ...{ route: { value: 'discipline-inspection', confidence: 1 }, units: [{ unit: 'S009', confidence: 1 }] },
    };
    given().when(suggest(accusation, from90)).then(accusation);
    given()
      .when(suggest(accusation, { ...from90, accusation: 0.99 }))
      .then(accusation, { ...byRule, category: 'accusation', route: 'discipline-inspection', unit: 'S009', threshold: 0.99 });
  });
  it('leaves a route that is not open to the category to an officer (Art. 29 to 31)', () => {
    const odd: Suggestion = { ...suggested, route: { value: 'study-and-reply', confidence: 1 } };
    given().when(suggest(odd, from90)).then(odd);
  });
  it('adds nothing when the same classifier suggests again, and suggests again for a newer one', () => {
    const newer: Suggestion = { ...suggested, classifier: { name: 'lexicon', version: '2' } };
    given(suggested).when(suggest(suggested, never)).then();
    given(suggested).when(suggest(newer, never)).then(newer);
  });
  it('adds nothing to a case decided or not accepted', () => {
    const newer: Suggestion = { ...suggested, classifier: { name: 'lexicon', version: '2' } };
    for (const past of [
      [suggested, byOfficer],
      [suggested, overridden],
      [suggested, notAccepted],
    ])
      given(...past)
        .when(suggest(newer, from90))
        .then();
  });
  it('confirms by rule exactly when the threshold is within the least confidence, and never an accusation without one', () => {
    const confidence = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(
        fc.tuple(confidence, confidence, confidence, confidence),
        confidence,
        fc.boolean(),
        ([c, t, r, u], threshold, accused) => {
          const facts: Suggestion = {
            ...suggested,
            category: { value: accused ? 'accusation' : 'appeal-request', confidence: c },
            topic: { value: 'land', confidence: t },
            route: { value: accused ? 'competent-organ' : 'petition-procedure', confidence: r },
            units: [{ unit: 'S002', confidence: u }],
          };
          const decision = suggest(facts, { ...never, 'appeal-request': threshold })(undecided);
          const reached = [c, t, r, u].every((each) => each >= threshold);
          expect(decision.outcome === 'accepted' && decision.events.length).toBe(reached && !accused ? 2 : 1);
        },
      ),
    );
  });
});

describe('confirming (甄别确认)', () => {
  const confirm =
    (unit: string | undefined, as: UnitStanding = standing) =>
    (state: DecisionState) =>
      confirmClassification(unit, as, state);
  it('lets the suggestion stand, with the unit named', () => {
    given(suggested).when(confirm('S002')).then(byOfficer);
    given(suggested)
      .when(confirm('S003'))
      .then({ ...byOfficer, unit: 'S003' });
  });
  it('is refused before a suggestion', () => {
    given().when(confirm('S002')).thenRefused({ code: 'not-suggested-yet' });
  });
  it('is refused for a petition not accepted', () => {
    given(suggested, notAccepted).when(confirm('S002')).thenRefused({ code: 'already-not-accepted' });
  });
  it('is refused when it is decided, by rule too', () => {
    given(suggested, byRule).when(confirm('S002')).thenRefused({ code: 'already-decided' });
    given(suggested, overridden).when(confirm('S002')).thenRefused({ code: 'already-decided' });
  });
  it('is refused without a unit', () => {
    given({ ...suggested, units: [] })
      .when(confirm(undefined))
      .thenRefused({ code: 'unit-needed' });
  });
  it('is refused for a unit unknown or no longer in force', () => {
    given(suggested)
      .when(confirm('S002', { known: false }))
      .thenRefused({ code: 'unit-unknown', unit: 'S002' });
    given(suggested)
      .when(confirm('S002', { known: true, inForce: false, successor: 'S003' }))
      .thenRefused({ code: 'unit-not-in-force', unit: 'S002', successor: 'S003' });
  });
  it('is refused for a suggested route that is not open to the category', () => {
    given({ ...suggested, route: { value: 'study-and-reply', confidence: 1 } })
      .when(confirm('S002'))
      .thenRefused({ code: 'route-not-allowed' });
  });
  it('stands for the unit named, else the first suggested, else none', () => {
    const state = evolve(undecided, suggested);
    expect([confirmedUnit('S003', state), confirmedUnit(undefined, state), confirmedUnit(undefined, undecided)]).toEqual([
      'S003',
      'S002',
      undefined,
    ]);
  });
});

describe('classifying otherwise (甄别改判)', () => {
  const override =
    (command: OverrideClassification, as: UnitStanding = standing) =>
    (state: DecisionState) =>
      overrideClassification(command, as, state);
  it('overrides a suggestion, and a decision by rule or officer', () => {
    for (const past of [[suggested], [suggested, byRule], [suggested, byOfficer]])
      given(...past)
        .when(override(otherwise))
        .then(overridden);
  });
  it('adds nothing when it is decided so already, whoever decided and for whatever reason', () => {
    given(suggested, overridden)
      .when(override({ ...otherwise, reason: '' }))
      .then();
    given(suggested, byRule)
      .when(override({ ...decided, reason: '' }))
      .then();
  });
  it.each<Partial<OverrideClassification>>([{ topic: 'housing' }, { route: 'arbitration' }, { unit: 'S002' }])(
    'records a change of %j',
    (to) => {
      const { reason: _reason, ...next } = { ...otherwise, ...to };
      given(suggested, overridden)
        .when(override({ ...otherwise, ...to }))
        .then({ ...overridden, ...next });
    },
  );
  it('is refused before a suggestion and for a petition not accepted', () => {
    given().when(override(otherwise)).thenRefused({ code: 'not-suggested-yet' });
    given(suggested, notAccepted).when(override(otherwise)).thenRefused({ code: 'already-not-accepted' });
  });
  it('is refused for a route of another category (Art. 29 to 31)', () => {
    given(suggested)
      .when(override({ ...otherwise, category: 'accusation' }))
      .thenRefused({ code: 'route-not-allowed' });
  });
  it('is refused for a unit unknown or no longer in force', () => {
    given(suggested)
      .when(override(otherwise, { known: false }))
      .thenRefused({ code: 'unit-unknown', unit: 'S003' });
    given(suggested)
      .when(override(otherwise, { known: true, inForce: false, successor: null }))
      .thenRefused({ code: 'unit-not-in-force', unit: 'S003', successor: null });
  });
});

describe('not accepting (不予受理)', () => {
  const refuse = (state: DecisionState) => refusePetition(refusal, state);
  it('records ground, article and explanation, also after a decision', () => {
    given(suggested).when(refuse).then(notAccepted);
    given(suggested, byOfficer).when(refuse).then(notAccepted);
  });
  it('adds nothing again', () => {
    given(suggested, notAccepted).when(refuse).then();
  });
  it('is refused before a suggestion', () => {
    given().when(refuse).thenRefused({ code: 'not-suggested-yet' });
  });
});
