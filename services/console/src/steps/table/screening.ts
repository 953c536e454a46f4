import { line, method, on, one, prose, proof, remark, unit, yesNo, type Field } from '../fields.ts';
import { screened, type CaseForSteps, type StepRow } from '../step-row.ts';

const again = ({ repeatOf }: CaseForSteps): readonly Field[] => (repeatOf === null ? [] : [yesNo('newFacts', false)]);
const ground = one('ground', 'nonAcceptanceGrounds');
const referredTo = line('referredTo', 200, false);

/** 甄别受理: what kind of petition it is, and whether it is accepted. */
export const screeningSteps: readonly StepRow[] = [
  {
    ...{ name: 'confirm', path: 'classification/confirmation', article: '22', role: 'classifier', states: ['suggested', 'ledgered'] },
    when: ({ state, suggestion }) => state === 'suggested' || suggestion !== null,
    // What was suggested stands; a unit is asked for where the suggestion names none.
    fields: (given) => [...(given.suggestion?.units.length ? [] : [unit(true)]), ...again(given)],
  },
  {
    ...{ name: 'override', path: 'classification/override', article: '22', role: 'classifier', states: screened },
    fields: (given) => [
      ...[one('category', 'categories'), one('topic', 'topics'), one('route', 'routes'), unit(true), remark],
      ...again(given),
    ],
  },
  {
    ...{ name: 'refuse', path: 'refusal', article: '22', role: 'classifier', states: screened },
    fields: [ground, prose('explanation', 2000)],
  },
  {
    ...{ name: 'notify-refusal', path: 'refusal/notice', article: '22', role: 'classifier', states: ['not-accepted'] },
    when: (_, { refused, notified }) => refused && !notified,
    fields: [on, method, proof, referredTo],
  },
  {
    ...{ name: 'accept', path: 'acceptance', article: '23', role: 'unit-handler', states: ['sent'] },
    fields: [on, one('route', 'routes', false)],
  },
  {
    ...{ name: 'decline', path: 'declination', article: '23', role: 'unit-handler', states: ['sent'] },
    fields: [on, ground, prose('explanation', 2000), referredTo],
  },
];
