/** One field that breaks a rule. */
export interface FieldProblem {
  /** Dotted path, e.g. `petitioner.phone`. */
  readonly field: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

export interface ProblemText {
  readonly status: number;
  /** Stable, kebab-case; programs branch on it. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly detailZh?: string;
  readonly detailEn?: string;
  readonly errors?: readonly FieldProblem[];
  /** Further members, e.g. the due day that was missed. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An answer that is not a success, as RFC 9457 problem details in Chinese and English. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly text: ProblemText;

  constructor(text: ProblemText, cause?: unknown) {
    super(text.code, cause === undefined ? {} : { cause });
    this.text = text;
  }
}

/** A refusal that one field of the request explains: 422, the rule is the code. */
export function fieldProblem(
  code: string,
  field: string,
  zh: string,
  en: string,
  data: Readonly<Record<string, unknown>> = {},
): ProblemText {
  return { status: 422, code, zh, en, errors: [{ field, rule: code, zh, en }], data };
}

/** A row of a batch that was not taken, with its problem. */
export interface RejectedRow {
  readonly outcome: 'rejected';
  readonly problem: Readonly<Record<string, unknown>>;
}

/** The answer of one row of a batch: a problem rejects this row and none beside it. Rejects with every other error. */
export async function rowAnswer<Answer>(work: () => Promise<Answer>): Promise<Answer | RejectedRow> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return { outcome: 'rejected', problem: problemBody(error.text) };
    throw error;
  }
}

/** The body of the answer, `application/problem+json` (RFC 9457). */
export function problemBody(text: ProblemText): Record<string, unknown> {
  const { status, code, zh, en, detailZh, detailEn, errors, data } = text;
  return {
    type: `urn:anjuan:problem:${code}`,
    title: zh,
    titleEn: en,
    status,
    code,
    ...(detailZh ? { detail: detailZh } : {}),
    ...(detailEn ? { detailEn } : {}),
    ...(errors ? { errors } : {}),
    ...data,
  };
}
