import { describe, expect, it } from '@jest/globals';
import { answerSuggestion, makeSuggestion, withdrawSuggestion, type OrderState } from './index.ts';
import { after, by, happened, office, personId, refusal, unit } from './testing/a-supervised-case.ts';

const suggest = (more: object = {}, state = after()) =>
  makeSuggestion(
    {
      ...{ kind: 'improve-work', unit: 'S004', feedbackBy: '2025-07-20', documentNumber: '星信建〔2025〕2号', suggestion: '改进登记' },
      ...{ consequence: '', ...by('2025-06-20'), ...more },
    },
    state,
  );
const feedback = (on: string, state: OrderState, more: object = {}) =>
  answerSuggestion(
    { suggestion: 1, adopted: 'wholly', documentNumber: '函8号', feedback: '已采纳', reason: '', ...by(on, unit), ...more },
    state,
  );
const withdraw = (state: OrderState) => withdrawSuggestion({ suggestion: 1, reason: '重复', ...by('2025-06-25') }, state);

const made = happened(suggest());
const open = after(...made);

describe('the three suggestions of the petition office (三项建议, Art. 40)', () => {
  it.each([
    ['improve-work', '', 'SuggestionMade'],
    ['improve-policy', '', 'SuggestionMade'],
    ['hold-responsible', '造成群众重大损失', 'SuggestionMade'],
  ])('%s is made with article 40 and starts the clock of its written feedback', (kind, consequence, type) => {
    const events = happened(suggest({ kind, consequence }));
    expect(events.map((event) => event.type)).toEqual([type, 'ClockStarted']);
    expect(events).toMatchObject([
      { suggestion: 1, kind, unit: 'S004', order: null, article: '40', personId },
      { clock: 'suggestion-feedback', run: 1, from: '2025-06-20', due: '2025-07-20', days: 30, article: '40' },
    ]);
  });
  it('hold nobody responsible without the serious consequence', () => {
    expect(refusal(suggest({ kind: 'hold-responsible' }))).toEqual({ code: 'consequence-missing', article: '40' });
  });
  it('follow from an order of the case, or from none', () => {
    expect(refusal(suggest({ order: 1 }))).toEqual({ code: 'order-unknown', orders: 0 });
  });
  it('are not made by the unit to itself, nor due on the day they are made', () => {
    expect(refusal(suggest({ actor: unit }))).toEqual({ code: 'own-unit', unit: 'S004' });
    expect(refusal(suggest({ feedbackBy: '2025-06-20' }))).toEqual({ code: 'answer-day-too-early', field: 'feedbackBy', on: '2025-06-20' });
  });
});

describe('the written feedback (书面反馈采纳情况, Art. 40)', () => {
  it('tells how far the suggestion is adopted, in time or late', () => {
    expect(happened(feedback('2025-07-20', open))).toMatchObject([
      { type: 'SuggestionAnswered', suggestion: 1, unit: 'S004', adopted: 'wholly', answeredOn: '2025-07-20', article: '40' },
      { type: 'ClockStopped', clock: 'suggestion-feedback', run: 1, outcome: 'met' },
    ]);
    expect(happened(feedback('2025-07-21', open)).at(-1)).toMatchObject({ outcome: 'late' });
  });
  it.each(['partly', 'not-adopted'])('gives its reason where it is %s', (adopted) => {
    expect(refusal(feedback('2025-07-01', open, { adopted }))).toEqual({ code: 'adoption-reason-missing', article: '40' });
    expect(happened(feedback('2025-07-01', open, { adopted, reason: '无财政依据' }))).toHaveLength(2);
  });
  it('comes from the unit, once, and not before the suggestion', () => {
    expect(refusal(feedback('2025-07-01', open, { actor: { role: 'unit-head', unit: 'S009' } }))).toEqual({
      code: 'not-the-supervised-unit',
      unit: 'S004',
    });
    expect(refusal(feedback('2025-06-19', open))).toEqual({ code: 'day-before-previous-step', previous: '2025-06-20' });
    const answered = after(...made, ...happened(feedback('2025-07-01', open)));
    expect(refusal(feedback('2025-07-02', answered))).toEqual({ code: 'suggestion-not-open', is: 'answered' });
    expect(refusal(withdraw(answered))).toEqual({ code: 'suggestion-not-open', is: 'answered' });
    expect(refusal(feedback('2025-07-02', open, { suggestion: 2, actor: office }))).toEqual({ code: 'suggestion-unknown', suggestions: 1 });
  });
  it('is owed no more once the suggestion is withdrawn', () => {
    const gone = happened(withdraw(open));
    expect(gone.map(({ type }) => type)).toEqual(['SuggestionWithdrawn', 'ClockStopped']);
    expect(happened(withdraw(after(...made, ...gone)))).toEqual([]);
    expect(refusal(feedback('2025-07-01', after(...made, ...gone)))).toEqual({ code: 'suggestion-not-open', is: 'cancelled' });
  });
});
