import { cleanLine, cleanText, cleanWording, isPlaceholder, lengthOf } from './clean-text.ts';
import { FieldReport } from './field-problem.ts';

/** Cells by column name, as the table reader gives them. */
export type Cells = ReadonlyMap<string, string>;

export interface FieldRule {
  readonly max: number;
  readonly required?: boolean;
  /** identifier: NFKC on one line; wording: NFC on one line; text: NFC with its lines. */
  readonly kind: 'identifier' | 'wording' | 'text';
}

const cleaners = { identifier: cleanLine, wording: cleanWording, text: cleanText };

/** Reads a row's fields by rule and collects what is wrong. */
export class RowFields extends FieldReport {
  readonly #cells: Cells;

  constructor(cells: Cells) {
    super();
    this.#cells = cells;
  }

  /** The cleaned field; null when it is empty or was rejected. */
  read(column: string, rule: FieldRule): string | null {
    const value = unwrapped(cleaners[rule.kind](this.#cells.get(column) ?? '', column, this));
    if (value === '') {
      return rule.required === true ? this.reject(column, 'required', `「${column}」不能为空`, `"${column}" must not be empty`) : null;
    }
    if (looksLikeFormula(value, rule.kind)) {
      return this.reject(
        column,
        'formula-text',
        `「${column}」是公式（以等号开头），请改为实际内容`,
        `"${column}" is a formula (it begins with an equals sign); write its value instead`,
      );
    }
    const length = lengthOf(value);
    if (length > rule.max) {
      return this.reject(
        column,
        'too-long',
        `「${column}」有 ${length} 字，最多 ${rule.max} 字`,
        `"${column}" has ${length} characters, at most ${rule.max} are allowed`,
      );
    }
    return value;
  }

  /** Like `read`, but what stands for "nothing" (无, 不详, -) is nothing, with a remark. */
  readOrNothing(column: string, rule: FieldRule): string | null {
    const value = this.read(column, rule);
    if (value === null || !isPlaceholder(value)) return value;
    this.warn(
      column,
      'placeholder-left-out',
      `「${column}」填的是占位文字，按未填写处理`,
      `"${column}" holds a placeholder and counts as empty`,
    );
    return null;
  }

  /** 是/否 and synonyms; null when empty or rejected. */
  readYesOrNo(column: string, yesOrNo: (label: string) => boolean | null): boolean | null {
    const value = this.read(column, { max: 16, kind: 'identifier' });
    if (value === null) return null;
    return yesOrNo(value) ?? this.reject(column, 'not-yes-or-no', `「${column}」请填“是”或“否”`, `"${column}" must be 是 (yes) or 否 (no)`);
  }
}

/** `="0731..."` is how programs keep Excel from turning digits into a number: the text inside is meant. */
function unwrapped(value: string): string {
  return /^="([^"]*)"$/.exec(value)?.[1]?.trim() ?? value;
}

/**
 * A formula that leaked into a text file. It is never run here, but it is not what the column asks for either. Free text may begin
 * with an equals sign as long as it says something in Chinese.
 */
function looksLikeFormula(value: string, kind: FieldRule['kind']): boolean {
  return /^=\s*[\w$("'+@-]/.test(value) && (kind !== 'text' || !/\p{Script=Han}/u.test(value));
}
