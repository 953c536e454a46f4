import { day, demand, documentNumber, line, number, on, one, prose, reason, unit, yesNo, type Field } from '../fields.ts';
import { open, type StepRow } from '../step-row.ts';
import type { Standing } from '../standing.ts';

const role = 'unit-handler';
const art40 = { article: '40', role: 'supervisor' } as const;
/** Where a unit may have been late, or would not act, or does not carry out what it decided. */
const supervised = [...open, 'closed', 'not-accepted'] as const;
const grounds: Field = { name: 'grounds', kind: 'many', list: 'supervisionGrounds', required: true, label: 'supervisionGrounds' };
const remark = prose('reason', 5000);
const perhaps = (field: Field): Field => ({ ...field, required: false });
const hasOpen = (_: unknown, { orders }: Standing): boolean => orders.open.length > 0;
const hasAnswered = (_: unknown, { orders }: Standing): boolean => orders.answered.length > 0;
const hasSuggestion = (_: unknown, { suggestions }: Standing): boolean => suggestions.length > 0;

/** 督办: more time, what is owed to who entrusted, what is carried out, what was entered wrongly; orders, interviews and suggestions. */
export const supervisionSteps: readonly StepRow[] = [
  {
    ...{ name: 'extend', path: 'handling-limit/extension', article: '34', role: 'unit-head', states: ['accepted'] },
    fields: [on, number('days', 1, 365), reason],
  },
  {
    ...{ name: 'report-result', path: 'report-back', article: '22', role },
    states: ['accepted', 'directed', 'settled', 'opinion-issued', 'delivered', 'under-review', 'reviewed', 'procedure-ended'],
    when: (_, { owesReport }) => owesReport,
    fields: [on, prose('report', 20_000)],
  },
  {
    ...{ name: 'record-carrying-out', path: 'carrying-out', article: '32', role },
    states: ['settled', 'delivered', 'under-review', 'reviewed', 'procedure-ended', 'closed'],
    when: (_, { carriedOut }) => !carriedOut,
    fields: [on, yesNo('complete'), prose('note', 10_000)],
  },
  {
    ...{ name: 'correct-step', path: 'correction', article: '', role },
    states: [...open.filter((state) => state !== 'registered' && state !== 'ledgered' && state !== 'suggested'), 'closed', 'merged'],
    fields: [on, { name: 'revision', kind: 'entry', required: true, label: 'entry' }, prose('correction', 10_000), reason],
  },
  {
    ...{ name: 'supervise', path: 'supervision/order', states: supervised, ...art40 },
    fields: [
      ...[on, unit(true, 'supervisedUnit'), grounds, one('method', 'supervisionMethods', true, 'supervisionMethod'), day('answerBy')],
      ...[perhaps(documentNumber), prose('facts', 10_000, true, 'supervisionFacts'), prose('demands', 10_000)],
    ],
  },
  {
    ...{ name: 'answer-order', path: 'supervision/answer', states: supervised, ...art40, role, when: hasOpen },
    fields: [on, demand('order', ['open']), perhaps(documentNumber), prose('answer', 20_000, true, 'orderAnswer')],
  },
  {
    ...{ name: 'accept-answer', path: 'supervision/acceptance', states: supervised, ...art40, when: hasAnswered },
    fields: [on, demand('order', ['answered']), prose('finding', 10_000)],
  },
  {
    ...{ name: 'return-answer', path: 'supervision/return', states: supervised, ...art40, when: hasAnswered },
    fields: [on, demand('order', ['answered']), day('answerBy'), remark],
  },
  {
    ...{ name: 'cancel-order', path: 'supervision/cancellation', states: supervised, ...art40, article: '' },
    when: (given, standing) => hasOpen(given, standing) || hasAnswered(given, standing),
    fields: [on, demand('order', ['open', 'answered']), remark],
  },
  {
    ...{ name: 'interview-head', path: 'supervision/interview', states: supervised, ...art40 },
    fields: [
      ...[on, unit(true, 'supervisedUnit'), grounds, line('head', 100), line('post', 100, false), perhaps(documentNumber)],
      ...[prose('record', 20_000, true, 'interviewRecord'), prose('demands', 10_000, false)],
    ],
  },
  {
    ...{ name: 'suggest', path: 'supervision/suggestion', states: supervised, ...art40 },
    fields: [
      ...[on, one('kind', 'suggestionKinds', true, 'suggestionKind'), unit(true, 'suggestedUnit')],
      ...[demand('order', ['open', 'answered', 'accepted', 'cancelled'], false), day('feedbackBy'), perhaps(documentNumber)],
      ...[prose('suggestion', 20_000), prose('consequence', 10_000, false)],
    ],
  },
  {
    ...{ name: 'answer-suggestion', path: 'supervision/feedback', states: supervised, ...art40, role, when: hasSuggestion },
    fields: [
      ...[on, demand('suggestion', ['open']), one('adopted', 'adoptions'), documentNumber, prose('feedback', 20_000)],
      prose('reason', 5000, false, 'adoptionReason'),
    ],
  },
  {
    ...{
      name: 'withdraw-suggestion',
      path: 'supervision/suggestion-withdrawal',
      states: supervised,
      ...art40,
      article: '',
      when: hasSuggestion,
    },
    fields: [on, demand('suggestion', ['open']), remark],
  },
];
