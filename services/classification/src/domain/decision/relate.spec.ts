import { describe, it } from '@jest/globals';
import type { ClassificationEvent, EventOf } from '@anjuan/contracts';
import { givenWhenThen } from '@anjuan/testing';
import { confirmRelation, suggestRelations, undoRelation } from './relate.ts';
import { evolve, undecided, type DecisionState, type Kind } from './state.ts';

const given = givenWhenThen<DecisionState, ClassificationEvent>({ initialState: undecided, evolve });
const personId = 'person-0001';
const own = 'case-100';
const found = (ofCaseId: string, kind: Kind = 'repeat'): Omit<EventOf<'RelationSuggested'>, 'type'> => ({
  ...{ kind, ofCaseId, score: 0.9, personId, personal: { reasons: ['同一电话'] } },
});
const suggested = (ofCaseId: string, kind: Kind = 'repeat'): EventOf<'RelationSuggested'> => ({
  ...{ type: 'RelationSuggested', ...found(ofCaseId, kind) },
});
const confirmed = (ofCaseId: string, kind: Kind = 'repeat'): EventOf<'RelationConfirmed'> => ({
  type: 'RelationConfirmed',
  kind,
  ofCaseId,
});
const undone = (ofCaseId: string, kind: Kind = 'repeat'): EventOf<'RelationUndone'> => ({
  ...{ type: 'RelationUndone', kind, ofCaseId, personId, personal: { reason: '事项不同' } },
});
const suggest =
  (...links: Parameters<typeof suggestRelations>[0]) =>
  (state: DecisionState) =>
    suggestRelations(links, own, state);
const confirm =
  (ofCaseId: string, kind: Kind = 'repeat', otherExists = true) =>
  (state: DecisionState) =>
    confirmRelation({ kind, ofCaseId, otherExists }, own, state);
const undo = (ofCaseId: string) => (state: DecisionState) => undoRelation({ ofCaseId, reason: '事项不同' }, personId, state);

describe('suggesting links (疑似关联)', () => {
  it('suggests every case found, in the order found', () => {
    given()
      .when(suggest(found('case-002'), found('case-001', 'joint')))
      .then(suggested('case-002'), suggested('case-001', 'joint'));
  });
  it('suggests nothing that was suggested, confirmed or undone before, and never the case itself', () => {
    given(suggested('case-001'), confirmed('case-002'), suggested('case-003'), undone('case-003'))
      .when(suggest(found('case-001'), found('case-002'), found('case-003'), found(own), found('case-004')))
      .then(suggested('case-004'));
  });
  it('tells a joint petition from a repeat of the same case', () => {
    given(suggested('case-001'))
      .when(suggest(found('case-001', 'joint')))
      .then(suggested('case-001', 'joint'));
  });
  it('suggests a link once that was found twice', () => {
    given()
      .when(suggest(found('case-001'), found('case-001')))
      .then(suggested('case-001'));
  });
});

describe('confirming a link (确认关联)', () => {
  it('confirms it, suggested or not, also one undone before', () => {
    for (const past of [[], [suggested('case-001')], [suggested('case-001'), undone('case-001')]])
      given(...past)
        .when(confirm('case-001'))
        .then(confirmed('case-001'));
  });
  it('adds nothing again', () => {
    given(confirmed('case-001')).when(confirm('case-001')).then();
  });
  it('refuses the case itself and a case that is not there', () => {
    given().when(confirm(own)).thenRefused({ code: 'relation-to-itself' });
    given()
      .when(confirm('case-009', 'joint', false))
      .thenRefused({ code: 'other-case-unknown' });
  });
  it('refuses a second first registration, until the first link is undone', () => {
    given(confirmed('case-001')).when(confirm('case-002')).thenRefused({ code: 'repeat-of-another', ofCaseId: 'case-001' });
    given(confirmed('case-001'), undone('case-001')).when(confirm('case-002')).then(confirmed('case-002'));
  });
  it('joins as many cases as there are', () => {
    given(confirmed('case-001'), confirmed('case-002', 'joint')).when(confirm('case-003', 'joint')).then(confirmed('case-003', 'joint'));
  });
});

describe('undoing a link (解除关联)', () => {
  it('undoes a suggested or confirmed one', () => {
    given(suggested('case-001')).when(undo('case-001')).then(undone('case-001'));
    given(confirmed('case-001')).when(undo('case-001')).then(undone('case-001'));
  });
  it('undoes every kind that stands to that case, and no other case', () => {
    given(suggested('case-001'), suggested('case-001', 'joint'), suggested('case-002'))
      .when(undo('case-001'))
      .then(undone('case-001'), undone('case-001', 'joint'));
    given(suggested('case-001'), undone('case-001'), suggested('case-001', 'joint'))
      .when(undo('case-001'))
      .then(undone('case-001', 'joint'));
  });
  it('adds nothing again', () => {
    given(suggested('case-001'), undone('case-001')).when(undo('case-001')).then();
  });
  it('refuses a link nobody knows', () => {
    given(suggested('case-001')).when(undo('case-002')).thenRefused({ code: 'relation-unknown' });
  });
  it('keeps the links when the case is classified or not accepted', () => {
    given(suggested('case-001'), {
      ...{ type: 'PetitionNotAccepted', ground: 'content-unclear', article: '', personId, personal: { explanation: '内容不清' } },
    })
      .when(undo('case-001'))
      .then(undone('case-001'));
  });
});
