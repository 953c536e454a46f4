import { describe, expect, it } from '@jest/globals';
import { caseStates, type CaseState, type Suggestion } from '../api/types.ts';
import { relationStepsOf, stepsOf } from './steps.ts';

const suggestion: Suggestion = {
  classifier: { name: 'linear', version: '1' },
  category: { value: 'appeal-request', confidence: 0.9 },
  topic: { value: 'wages', confidence: 0.9 },
  route: { value: 'perform-duty', confidence: 0.9 },
  units: [{ unit: 'S003', confidence: 0.8 }],
  grounds: null,
};
const inState = (state: CaseState) => ({ state, category: 'appeal-request', suggestion });
const names = (state: CaseState, role?: string) => stepsOf(inState(state), role).map((step) => step.name);
const fields = (state: CaseState, name: string, given = inState(state)) =>
  stepsOf(given, undefined)
    .find((step) => step.name === name)
    ?.fields.map((field) => `${field.name}${field.required ? '*' : ''}`);

describe('the steps an officer can take', () => {
  it('follow the main path, and a withdrawal is possible until the end', () => {
    expect(Object.fromEntries(caseStates.map((state) => [state, names(state).join(' ')]))).toEqual({
      registered: 'override refuse withdraw',
      suggested: 'confirm override refuse withdraw',
      classified: 'override refuse transfer entrust withdraw',
      sent: 'accept object withdraw',
      objected: 'take-back reject-objection withdraw',
      'taken-back': 'override refuse transfer entrust withdraw',
      accepted: 'record-work extend issue-opinion withdraw',
      'opinion-issued': 'record-work deliver withdraw',
      delivered: 'record-work close withdraw',
      closed: '',
      withdrawn: '',
      'not-accepted': '',
    });
  });

  it('begin with those of the acting role', () => {
    expect(names('classified', 'dispatcher')).toEqual(['transfer', 'entrust', 'override', 'refuse', 'withdraw']);
    expect(stepsOf(inState('classified'), 'dispatcher').map((step) => step.own)).toEqual([true, true, false, false, false]);
  });

  it('are none for an auditor, who writes nothing', () => {
    expect(caseStates.flatMap((state) => names(state, 'auditor'))).toEqual([]);
  });

  it('ask for a unit when confirming a suggestion that names none', () => {
    expect(fields('suggested', 'confirm')).toEqual([]);
    expect(fields('suggested', 'confirm', { ...inState('suggested'), suggestion: { ...suggestion, units: [] } })).toEqual(['unit*']);
  });

  it('ask for a result of handling where the category is an appeal or request (Art. 28)', () => {
    expect(fields('accepted', 'issue-opinion')).toEqual(['on', 'documentNumber*', 'results*', 'facts*', 'opinion*', 'basis*']);
    expect(fields('accepted', 'issue-opinion', { ...inState('accepted'), category: 'proposal' })).toContain('results');
  });
});

describe('what can be done with a link between two cases', () => {
  it('confirms what is suggested or was undone, and undoes what stands', () => {
    expect(relationStepsOf('suggested')).toEqual(['confirm-relation', 'undo-relation']);
    expect(relationStepsOf('confirmed')).toEqual(['undo-relation']);
    expect(relationStepsOf('undone')).toEqual(['confirm-relation']);
  });
});
