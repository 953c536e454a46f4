import { day, on, one, reason, unit, units } from '../fields.ts';
import { undecided, unsent, type StepRow } from '../step-row.ts';

const role = 'dispatcher';
const disputed = ['objected', 'taken-back', 'in-conflict'] as const;

/** 分办: to whom it goes, and who is competent. */
export const dispatchSteps: readonly StepRow[] = [
  { name: 'transfer', path: 'transfer', article: '22', role, states: unsent, fields: [unit(false), on] },
  { name: 'entrust', path: 'entrustment', article: '22', role, states: unsent, fields: [unit(false), on, day('reportBy')] },
  { name: 'object', path: 'objection', article: '23', role: 'unit-handler', states: ['sent'], fields: [on, reason] },
  { name: 'take-back', path: 'objection/taking-back', article: '23', role, states: ['objected'], fields: [on] },
  { name: 'reject-objection', path: 'objection/rejection', article: '23', role, states: ['objected'], fields: [on, reason] },
  {
    ...{ name: 'refer-conflict', path: 'conflict', article: '24', role, states: disputed },
    when: (_, { conflict }) => conflict !== 'joint-conference',
    fields: [
      on,
      {
        ...{ name: 'to', kind: 'one', list: 'conflictStages', required: true, label: 'conflictTo' },
        only: ['common-superior', 'joint-conference'],
      },
      units('units', 10, 'conflictUnits'),
      reason,
    ],
  },
  {
    ...{ name: 'decide-competence', path: 'conflict/decision', article: '24', role, states: disputed },
    fields: [on, unit(true, 'competentUnit'), one('by', 'conflictStages', true, 'decidedBy')],
  },
  {
    ...{ name: 'succeed-unit', path: 'succession', article: '24', role },
    states: [
      'sent',
      'objected',
      'accepted',
      'directed',
      'settled',
      'opinion-issued',
      'delivered',
      'under-review',
      'reviewed',
      'procedure-ended',
    ],
    fields: [on],
  },
  {
    ...{ name: 'name-accused', path: 'accused-unit', article: '30', role, states: undecided },
    when: ({ category }) => category === 'accusation',
    fields: [on, unit(true, 'accusedUnit'), reason],
  },
  {
    ...{ name: 'merge', path: 'merging', article: '', role, states: undecided },
    fields: [on, { name: 'into', kind: 'case', required: true }, reason],
  },
  { name: 'undo-merge', path: 'merging/undoing', article: '', role, states: ['merged'], fields: [on, reason] },
];
