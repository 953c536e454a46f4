import { day, documentNumber, line, method, officer, on, one, prose, proof, reason, remark, yesNo } from '../fields.ts';
import type { StepRow } from '../step-row.ts';

const role = 'unit-handler';
const accepted = ['accepted'] as const;
const avoidable = ['classified', 'sent', 'objected', 'taken-back', 'in-conflict', 'accepted', 'opinion-issued', 'under-review'] as const;
/** Routes the unit walks to their end by itself; the others lead to another organ (Art. 30, 31). */
const own: readonly (string | null)[] = ['study-and-reply', 'petition-procedure', null];

/** 办理: the work of the responsible unit, from acceptance to closing. */
export const handlingSteps: readonly StepRow[] = [
  {
    ...{ name: 'record-work', path: 'work', article: '', role, states: ['accepted', 'opinion-issued', 'delivered', 'procedure-ended'] },
    fields: [on, one('kind', 'workKinds'), prose('note', 10_000)],
  },
  {
    ...{ name: 'issue-opinion', path: 'opinion', article: '32', role: 'unit-head', states: accepted },
    fields: ({ category }) => [
      on,
      documentNumber,
      { name: 'results', kind: 'many', list: 'results', required: category === 'appeal-request' },
      { name: 'request', kind: 'prose', max: 20_000, required: false, hint: 'keptRequest' },
      prose('facts', 20_000),
      prose('opinion', 20_000),
      prose('basis', 5000),
      day('carryOutBy', false),
    ],
  },
  {
    ...{ name: 'answer-proposal', path: 'proposal-answer', article: '29', role, states: accepted },
    when: ({ category }) => category === 'proposal',
    fields: [on, one('adopted', 'adoptions'), prose('answer', 20_000)],
  },
  {
    ...{ name: 'direct-to-procedure', path: 'procedure', article: '31', role, states: accepted },
    when: ({ route }) => !own.includes(route),
    fields: [on, line('organ', 200), prose('explanation', 5000)],
  },
  {
    ...{ name: 'procedure-result', path: 'procedure/result', article: '31', role, states: ['directed'] },
    fields: [on, prose('result', 20_000)],
  },
  { name: 'deliver', path: 'delivery', article: '32', role, states: ['opinion-issued'], fields: [on, method, proof] },
  {
    ...{ name: 'change-route', path: 'route', article: '31', role, states: accepted },
    fields: [on, one('route', 'routes'), reason],
  },
  {
    ...{ name: 'open-mediation', path: 'mediation', article: '33', role, states: accepted },
    when: (_, { mediating }) => !mediating,
    fields: [on, line('mediator', 100)],
  },
  {
    ...{ name: 'fail-mediation', path: 'mediation/failure', article: '33', role, states: accepted },
    when: (_, { mediating }) => mediating,
    fields: [on, reason],
  },
  { name: 'settle', path: 'settlement', article: '33', role, states: accepted, fields: [on, documentNumber, prose('terms', 20_000)] },
  {
    ...{ name: 'open-hearing', path: 'hearing', article: '31', role, states: ['accepted', 'under-review'] },
    // In the first review nothing is heard: its time could not stand still (Art. 36).
    when: ({ state }, { hearing, level }) => !hearing && (state === 'accepted' || level === 're-review'),
    fields: [on],
  },
  {
    ...{ name: 'close-hearing', path: 'hearing/closure', article: '31', role, states: ['accepted', 'under-review'] },
    when: (_, { hearing }) => hearing,
    fields: [on, prose('record', 20_000)],
  },
  {
    ...{ name: 'ask-avoidance', path: 'avoidance', article: '', role, states: avoidable },
    fields: [
      on,
      officer,
      one('ground', 'avoidanceGrounds', true, 'avoidanceGround'),
      { name: 'askedBy', kind: 'asked-by', required: true },
      reason,
    ],
  },
  {
    ...{ name: 'decide-avoidance', path: 'avoidance/decision', article: '', role: 'unit-head', states: avoidable },
    when: (_, { avoidance }) => avoidance.length > 0,
    fields: [on, officer, yesNo('granted'), remark],
  },
  {
    ...{ name: 'close', path: 'closure', article: '', role, states: ['delivered', 'directed', 'settled', 'procedure-ended'] },
    fields: [on, one('rating', 'ratings')],
  },
];
