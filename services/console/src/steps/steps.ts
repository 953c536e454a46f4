import type { Role } from '../actor/actor.ts';
import type { Case, CaseState } from '../api/types.ts';
import { fieldsOf, type Field } from './fields.ts';

/** An officer's steps in a case (办理步骤), in the order of the main path. */
export const stepNames = [
  'confirm',
  'override',
  'refuse',
  'transfer',
  'entrust',
  'accept',
  'object',
  'take-back',
  'reject-objection',
  'record-work',
  'extend',
  'issue-opinion',
  'deliver',
  'close',
  'withdraw',
] as const;
export type StepName = (typeof stepNames)[number];

interface StepRule {
  /** Address below `/api/cases/{id}/`. */
  readonly path: string;
  /** States in which the step can be taken. The server decides; this only spares the officer a refusal. */
  readonly states: readonly CaseState[];
  /** Who usually takes it. */
  readonly role: Role;
}

const open: readonly CaseState[] = [
  'registered',
  'suggested',
  'classified',
  'sent',
  'objected',
  'taken-back',
  'accepted',
  'opinion-issued',
  'delivered',
];
const unsent: readonly CaseState[] = ['classified', 'taken-back'];

const rules: Readonly<Record<StepName, StepRule>> = {
  confirm: { path: 'classification/confirmation', states: ['suggested'], role: 'classifier' },
  override: { path: 'classification/override', states: ['registered', 'suggested', ...unsent], role: 'classifier' },
  refuse: { path: 'refusal', states: ['registered', 'suggested', ...unsent], role: 'classifier' },
  transfer: { path: 'transfer', states: unsent, role: 'dispatcher' },
  entrust: { path: 'entrustment', states: unsent, role: 'dispatcher' },
  accept: { path: 'acceptance', states: ['sent'], role: 'unit-handler' },
  object: { path: 'objection', states: ['sent'], role: 'unit-handler' },
  'take-back': { path: 'objection/taking-back', states: ['objected'], role: 'dispatcher' },
  'reject-objection': { path: 'objection/rejection', states: ['objected'], role: 'dispatcher' },
  'record-work': { path: 'work', states: ['accepted', 'opinion-issued', 'delivered'], role: 'unit-handler' },
  extend: { path: 'handling-limit/extension', states: ['accepted'], role: 'unit-head' },
  'issue-opinion': { path: 'opinion', states: ['accepted'], role: 'unit-head' },
  deliver: { path: 'delivery', states: ['opinion-issued'], role: 'unit-handler' },
  close: { path: 'closure', states: ['delivered'], role: 'unit-handler' },
  withdraw: { path: 'withdrawal', states: open, role: 'intake-clerk' },
};

/** A step that can be taken now: where it is posted, what its form asks, and whether it is the acting role's own. */
export interface Step {
  readonly name: StepName;
  readonly path: string;
  readonly role: Role;
  readonly own: boolean;
  readonly fields: readonly Field[];
}

type CaseForSteps = Pick<Case, 'state' | 'category' | 'suggestion'>;

/** The steps open in the case's state, those of the acting role first. An auditor writes nothing and gets none. */
export function stepsOf(given: CaseForSteps, role: string | undefined): readonly Step[] {
  if (role === 'auditor') return [];
  const steps = stepNames
    .filter((name) => rules[name].states.includes(given.state))
    .map((name): Step => {
      const rule = rules[name];
      return { name, path: rule.path, role: rule.role, own: rule.role === role, fields: fieldsOf(name, given) };
    });
  return [...steps.filter((step) => step.own), ...steps.filter((step) => !step.own)];
}

/** What an officer can do with a suggested, confirmed or undone link. */
export function relationStepsOf(state: 'suggested' | 'confirmed' | 'undone'): readonly ('confirm-relation' | 'undo-relation')[] {
  switch (state) {
    case 'suggested':
      return ['confirm-relation', 'undo-relation'];
    case 'confirmed':
      return ['undo-relation'];
    case 'undone':
      return ['confirm-relation'];
  }
}
