import type { Role } from '../actor/actor.ts';
import type { CaseState } from '../api/types.ts';
import type { Field } from './fields.ts';
import type { Standing } from './standing.ts';
import { groups, type CaseForSteps, type Group, type StepName, type StepRow } from './step-row.ts';
import { dispatchSteps } from './table/dispatch.ts';
import { handlingSteps } from './table/handling.ts';
import { reviewSteps } from './table/review.ts';
import { screeningSteps } from './table/screening.ts';
import { supervisionSteps } from './table/supervision.ts';
import { windowSteps } from './table/window.ts';

/** Every step of the interface, by the desk it belongs to. */
export const stepTable: Readonly<Record<Group, readonly StepRow[]>> = {
  window: windowSteps,
  screening: screeningSteps,
  dispatch: dispatchSteps,
  handling: handlingSteps,
  review: reviewSteps,
  supervision: supervisionSteps,
};

type Row = StepRow & { readonly group: Group };
const rows: readonly Row[] = groups.flatMap((group) => stepTable[group].map((row) => ({ ...row, group })));
export const stepNames: readonly StepName[] = rows.map(({ name }) => name);

/** A step that can be taken now: where it is posted, what its form asks, and whether it is the acting role's own. */
export interface Step {
  readonly name: StepName;
  readonly group: Group;
  readonly path: string;
  readonly article: string;
  readonly role: Role;
  readonly own: boolean;
}

/** The row of a step. Throws RangeError for a name that none has. */
export function rowOf(name: StepName): Row {
  const found = rows.find((row) => row.name === name);
  if (!found) throw new RangeError(`no step ${name}`);
  return found;
}

/** The parts of a step's form. */
export function fieldsOfStep(name: StepName, given: CaseForSteps): readonly Field[] {
  const { fields } = rowOf(name);
  return typeof fields === 'function' ? fields(given) : fields;
}

/** The steps open in the case's state, by desk in their order. An auditor writes nothing and gets none. */
export function stepsOf(given: CaseForSteps, standing: Standing, role: string | undefined): readonly Step[] {
  if (role === 'auditor') return [];
  return rows
    .filter(({ states, when }) => states.includes(given.state) && (when?.(given, standing) ?? true))
    .map(({ name, group, path, article, role: usual }) => ({ name, group, path, article, role: usual, own: usual === role }));
}

const groupOfState: Readonly<Record<CaseState, Group>> = {
  registered: 'screening',
  suggested: 'screening',
  classified: 'dispatch',
  'taken-back': 'dispatch',
  objected: 'dispatch',
  'in-conflict': 'dispatch',
  sent: 'screening',
  accepted: 'handling',
  'opinion-issued': 'handling',
  delivered: 'handling',
  directed: 'handling',
  settled: 'handling',
  'procedure-ended': 'handling',
  'under-review': 'review',
  reviewed: 'review',
  closed: 'review',
  merged: 'dispatch',
  'not-accepted': 'screening',
  withdrawn: 'window',
  'petitioner-died': 'window',
  ledgered: 'screening',
};

/** The desk at which the case is. */
export function deskOf(state: CaseState): Group {
  return groupOfState[state];
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
