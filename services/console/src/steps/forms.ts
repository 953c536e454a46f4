import { remark, type Field } from './fields.ts';
import type { CaseForSteps, StepName } from './step-row.ts';
import { fieldsOfStep, rowOf } from './steps.ts';
import {
  backlogLinkForms,
  backlogStepTable,
  groupForms,
  type BacklogLinkForm,
  type BacklogStepName,
  type GroupFormName,
} from './table/backlog.ts';

/** Forms of one case: its steps, its links, and its backlog side. */
export type CaseFormName = StepName | 'confirm-relation' | 'undo-relation' | 'link' | BacklogStepName | BacklogLinkForm;
/** Forms: those of one case, and those of campaigns and batches. */
export type FormName = CaseFormName | GroupFormName;

const kind: Field = { name: 'kind', kind: 'relation', required: true, label: 'relationKind' };
const links = {
  'confirm-relation': [kind],
  'undo-relation': [remark],
  link: [{ name: 'otherId', kind: 'case', required: true }, kind],
  ...backlogLinkForms,
} as const satisfies Record<'confirm-relation' | 'undo-relation' | 'link' | BacklogLinkForm, readonly Field[]>;

const isLink = (form: CaseFormName): form is keyof typeof links => form in links;
const backlogRow = (form: CaseFormName) => backlogStepTable.find(({ name }) => name === form);
const isBacklog = (form: CaseFormName): form is BacklogStepName => backlogRow(form) !== undefined;

/** The fields of a form of a case, in the order an officer fills them in. */
export function fieldsOf(form: CaseFormName, given: CaseForSteps): readonly Field[] {
  if (isLink(form)) return links[form];
  return isBacklog(form) ? (backlogRow(form)?.fields ?? []) : fieldsOfStep(form, given);
}

/** The fields of a form of a campaign or batch. */
export const fieldsOfGroup = (form: GroupFormName): readonly Field[] => groupForms[form];

/** The article a form rests on; empty where none names it. */
export function articleOf(form: CaseFormName): string {
  return isLink(form) || isBacklog(form) ? '' : rowOf(form).article;
}

/** Where the words of a form's name stand. */
export function isBacklogForm(form: CaseFormName): form is BacklogStepName | BacklogLinkForm {
  return isBacklog(form) || form === 'confirm-backlog-link' || form === 'undo-backlog-link';
}
