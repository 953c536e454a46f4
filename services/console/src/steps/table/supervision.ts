import { number, on, prose, reason, yesNo } from '../fields.ts';
import { open, type StepRow } from '../step-row.ts';

const role = 'unit-handler';

/** 督办: more time, what is owed to who entrusted, what is carried out, and what was entered wrongly. */
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
];
