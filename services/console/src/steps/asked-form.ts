import type { CaseFormName } from './forms.ts';

/** A form that an officer opened: which, where it is posted below the case, and what it starts with. */
export interface AskedForm {
  readonly form: CaseFormName;
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
}
