import type { Texts } from './texts.ts';
import type { zhSupervision } from './zh-supervision.ts';

/** English words of supervision. */
export const enSupervision: Texts<typeof zhSupervision> = {
  title: 'Supervision orders and suggestions',
  panel: 'Supervision',
  kind: { order: 'Order', suggestion: 'Suggestion' },
  order: 'Order {{number}}',
  suggestion: 'Suggestion {{number}}',
  interview: 'Interview {{number}}',
  count: '{{total}} in all',
  filter: {
    state: 'State',
    kind: 'Kind',
    unit: 'Supervised unit',
    overdue: 'Overdue',
    dueBy: 'Due by',
    byState: 'By state',
    byKind: 'By kind',
    byUnit: 'By unit',
  },
  head: { left: 'Left', due: 'Answer due', what: 'Grounds, suggestion', case: 'Case, document', unit: 'Supervised unit', state: 'State' },
  issued: 'issued on {{day}}',
  held: 'held on {{day}}',
  borneOut: 'borne out by: {{title}} ({{day}})',
  answered: 'Answered on {{day}}',
  late: 'after its last day',
  returned: 'sent back {{times}}×',
  follows: 'follows order {{number}}',
  empty: 'No such order or suggestion',
  emptyHint: 'Take off some filters. Orders are issued among the steps of a case.',
};
