/**
 * A fault or a remark in one field of an imported row (字段问题). The reasons name the column and the rule, never the value: rows hold
 * names, identity numbers, phones and addresses, and values slip into neighbouring columns.
 */
export interface FieldProblem {
  readonly column: string;
  readonly code: FieldProblemCode;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

export type FieldProblemCode =
  | 'required'
  | 'too-long'
  | 'bad-format'
  | 'formula-text'
  | 'date-format'
  | 'date-impossible'
  | 'date-in-future'
  | 'date-too-old'
  | 'date-from-serial'
  | 'scientific-notation'
  | 'unknown-channel'
  | 'unknown-level'
  | 'unknown-topic'
  | 'not-yes-or-no'
  | 'headcount'
  | 'identity-length'
  | 'identity-birth-date'
  | 'identity-check-digit'
  | 'identity-not-checked'
  | 'phone'
  | 'note-left-out'
  | 'anonymous-with-name'
  | 'placeholder-left-out'
  | 'control-characters-removed'
  | 'repeat-without-first'
  | 'duplicate-code'
  | 'unknown-parent'
  | 'parent-cycle'
  | 'unknown-successor'
  | 'successor-cycle'
  | 'successor-without-dissolution'
  | 'dissolved-before-established';

/** A row's fields read one by one; what is wrong is collected, never thrown. */
export class FieldReport {
  readonly problems: FieldProblem[] = [];
  readonly warnings: FieldProblem[] = [];

  reject(column: string, code: FieldProblemCode, reasonZh: string, reasonEn: string): null {
    this.problems.push({ column, code, reasonZh, reasonEn });
    return null;
  }

  warn(column: string, code: FieldProblemCode, reasonZh: string, reasonEn: string): void {
    this.warnings.push({ column, code, reasonZh, reasonEn });
  }
}
