import { remark, type Field } from './fields.ts';
import type { CaseForSteps, StepName } from './step-row.ts';
import { fieldsOfStep, rowOf } from './steps.ts';

/** Forms: those of the steps, and those of the links between cases. */
export type FormName = StepName | 'confirm-relation' | 'undo-relation' | 'link';

const kind: Field = { name: 'kind', kind: 'relation', required: true, label: 'relationKind' };
const links = {
  'confirm-relation': [kind],
  'undo-relation': [remark],
  link: [{ name: 'otherId', kind: 'case', required: true }, kind],
} as const satisfies Record<Exclude<FormName, StepName>, readonly Field[]>;

const isLink = (form: FormName): form is keyof typeof links => form in links;

/** The fields of a form, in the order an officer fills them in. */
export function fieldsOf(form: FormName, given: CaseForSteps): readonly Field[] {
  return isLink(form) ? links[form] : fieldsOfStep(form, given);
}

/** The article a form rests on; empty where none names it. */
export function articleOf(form: FormName): string {
  return isLink(form) ? '' : rowOf(form).article;
}
