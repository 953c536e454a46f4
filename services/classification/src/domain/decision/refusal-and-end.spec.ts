import { describe, it } from '@jest/globals';
import type { ClassificationEvent, EventOf } from '@anjuan/contracts';
import { givenWhenThen } from '@anjuan/testing';
import { confirmClassification } from './decide.ts';
import { refusedEnded, repeatedCase, type EndedMatter } from './ended-matter.ts';
import { notifyRefusal } from './notify-refusal.ts';
import { evolve, undecided, type DecisionState } from './state.ts';

// Real: the deciders and their fold. Invented: one case that repeats case-001.
const given = givenWhenThen<DecisionState, ClassificationEvent>({ initialState: undecided, evolve });
const personId = 'person-0001';
const suggested: EventOf<'ClassificationSuggested'> = {
  ...{ type: 'ClassificationSuggested', classifier: { name: 'lexicon', version: '1' }, personId, personal: null },
  category: { value: 'appeal-request', confidence: 0.95 },
  topic: { value: 'land', confidence: 0.94 },
  route: { value: 'petition-procedure', confidence: 0.93 },
  units: [{ unit: 'S002', confidence: 0.92 }],
};
const refusedOn = (ground: EventOf<'PetitionNotAccepted'>['ground'], article: string): EventOf<'PetitionNotAccepted'> => ({
  ...{ type: 'PetitionNotAccepted', ground, article, personId, personal: { explanation: '见告知书' } },
});
const notify =
  (referredTo = '', on = '2024-05-10') =>
  (state: DecisionState) =>
    notifyRefusal({ on, today: '2024-12-31', method: 'in-person', proof: '送达回证', referredTo }, state);
const notified = (ground: EventOf<'PetitionNotAccepted'>['ground'], article: string, referredTo: string): ClassificationEvent => ({
  ...{ type: 'RefusalNotified', notifiedOn: '2024-05-10', method: 'in-person', ground, article, referredTo, personId },
  personal: { proof: '送达回证' },
});

describe('telling the petitioner of a refusal (不予受理告知)', () => {
  it.each([
    ['being-handled', '19'],
    ['procedure-ended', '36'],
    ['outside-duty', ''],
  ] as const)('names its ground %s and article %s', (ground, article) => {
    given(suggested, refusedOn(ground, article))
      .when(notify())
      .then(notified(ground, article, ''));
  });
  it('says where to go with a litigation matter (Art. 31)', () => {
    const past = given(suggested, refusedOn('litigation-matter', '31'));
    past.when(notify('云湖区人民法院')).then(notified('litigation-matter', '31', '云湖区人民法院'));
    past.when(notify()).thenRefused({ code: 'referral-missing' });
  });
  it('happens once, after the refusal, on a day that has come', () => {
    const refused = refusedOn('outside-duty', '');
    given(suggested, refused, notified('outside-duty', '', ''))
      .when(notify())
      .then();
    given(suggested).when(notify()).thenRefused({ code: 'not-refused' });
    given(suggested, refused).when(notify('', '2025-01-01')).thenRefused({ code: 'day-in-the-future', today: '2024-12-31' });
  });
});

describe('the same facts after the end of the procedure (程序终结, Art. 36)', () => {
  const repeat: ClassificationEvent = { type: 'RelationConfirmed', kind: 'repeat', ofCaseId: 'case-001' };
  const joint: ClassificationEvent = { type: 'RelationConfirmed', kind: 'joint', ofCaseId: 'case-001' };
  const undone: ClassificationEvent = { type: 'RelationUndone', kind: 'repeat', ofCaseId: 'case-001', personId, personal: null };
  const found: ClassificationEvent = {
    type: 'RelationSuggested',
    kind: 'repeat',
    ofCaseId: 'case-001',
    score: 0.9,
    personId,
    personal: null,
  };
  const ended: EndedMatter = { ofCaseId: 'case-001', endedOn: '2024-03-05' };
  const confirm = (state: DecisionState) => confirmClassification('S002', { known: true, inForce: true, successor: null }, state);
  const confirmed: ClassificationEvent = {
    ...{ type: 'ClassificationConfirmed', category: 'appeal-request', topic: 'land', route: 'petition-procedure', unit: 'S002' },
    ...{ by: 'officer', threshold: null, personId },
  };
  const classify = (newFacts?: boolean) => (state: DecisionState) =>
    refusedEnded(repeatedCase(state) === undefined ? undefined : ended, newFacts) ?? confirm(state);
  it('are not accepted again', () => {
    given(suggested, repeat)
      .when(classify())
      .thenRefused({ code: 'procedure-ended', ...ended, article: '36' });
  });
  it('are, where an officer says that they are new', () => {
    given(suggested, repeat).when(classify(true)).then(confirmed);
  });
  it('are looked for in a confirmed repeat only', () => {
    for (const past of [[], [joint], [found], [repeat, undone]])
      given(suggested, ...past)
        .when(classify())
        .then(confirmed);
  });
});
