import { categories, routes, topics } from '@anjuan/regulation';
import type { z } from 'zod';

/** One option of a step and the field of the command's body that it fills. */
export interface StepField {
  readonly field: string;
  /** As commander writes it, e.g. `--report-by <day>`. */
  readonly flag: string;
  readonly help: string;
  readonly required?: boolean;
  /**
   * `person` and `people`: by their names alone. `yuan`: an amount, sent in fen. `rules`: codes apart by commas, each a ground. `json`: a JSON
   * value, in a file as `@FILE`. `targets`: so many struck off, and after a comma at most so many open at the end. `ids`: apart by commas.
   */
  readonly kind?: 'prose' | 'number' | 'list' | 'yes-no' | 'person' | 'people' | 'yuan' | 'rules' | 'json' | 'targets' | 'ids';
  /** Codes that are allowed; their Chinese labels are understood too where there is a vocabulary. */
  readonly choices?: readonly string[];
  readonly codeOf?: (label: string) => string | undefined;
}

/** A step by hand (逐步办理): one command of the interface. */
export interface Step {
  readonly name: string;
  readonly help: string;
  /** Path behind `/api/cases/{id}`; `{other}` stands for the other case. */
  readonly path: string;
  readonly schema: z.ZodType;
  readonly fields: readonly StepField[];
  /** Option that names the other case of a relation. */
  readonly other?: string;
}

type Words = { readonly codes: readonly string[]; readonly codeOf: (label: string) => string | undefined };

export const on: StepField = { field: 'on', flag: '--on <day>', help: '日期，默认今天 / day, today when absent' };
export const unit: StepField = { field: 'unit', flag: '--unit <code>', help: '单位代码 / unit code' };
export const reason: StepField = { field: 'reason', flag: '--reason <text>', help: '理由 / reason (@FILE)', kind: 'prose' };
export const documentNumber: StepField = {
  ...{ field: 'documentNumber', flag: '--document-number <number>', help: '文号 / document number', required: true },
};

/** The field as one that must be given. */
export const needed = (field: StepField): StepField => ({ ...field, required: true });

/** A word of the Regulation: its code or its Chinese label. */
export const word = (field: string, help: string, of: Words, flag = field): StepField => ({
  ...{ field, flag: `--${flag} <code>`, help, choices: of.codes, codeOf: of.codeOf },
});

/** One of some codes, needed. */
export const choice = (field: string, help: string, { options }: { options: readonly string[] }, flag = field): StepField => ({
  ...{ field, flag: `--${flag} <code>`, help, choices: options, required: true },
});

/** A long text, needed; it may stand in a file. */
export const long = (field: string, help: string): StepField => ({
  ...{ field, flag: `--${field} <text>`, help: `${help} (@FILE)`, kind: 'prose', required: true },
});

export const category = word('category', '类别 / category', categories);
export const topic = word('topic', '领域 / topic', topics);
export const route = word('route', '办理路径 / route', routes);
