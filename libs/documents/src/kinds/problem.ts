import type { z } from 'zod';
import { articleInChinese } from '../wording/numerals.ts';
import { noteOf, type FieldNote } from './field.ts';

export type DocumentProblemCode = 'missing' | 'too-long' | 'characters' | 'form' | 'unknown-field' | 'contradiction';

/** Why a document can't be made of the data. Names field and article, never a value. */
export interface DocumentProblem {
  readonly code: DocumentProblemCode;
  /** Where in the data: `petitioners[0].name`; empty for the data as a whole. */
  readonly field: string;
  /** The article of the 《信访工作条例》 that demands the field, digits only. */
  readonly article: string;
  readonly chinese: string;
  readonly english: string;
}

const wording: Record<Exclude<DocumentProblemCode, 'contradiction'>, readonly [chinese: string, english: string]> = {
  missing: ['缺失或者为空', 'is missing or empty'],
  'too-long': ['过长或者条目过多', 'is too long or has too many entries'],
  characters: ['含有文书中不能出现的字符（控制字符或者换行）', 'has characters that cannot stand in a document'],
  form: ['形式不符', 'is not in the right form'],
  'unknown-field': ['中有该文书没有的字段', 'has fields that this document does not know'],
};

/** A problem in the words of the field's note. */
export function problemOf(
  code: Exclude<DocumentProblemCode, 'contradiction'>,
  field: string,
  facts: Pick<FieldNote, 'label' | 'english' | 'article'>,
): DocumentProblem {
  const [chinese, english] = wording[code];
  const { article } = facts;
  return {
    code,
    field,
    article,
    chinese: `“${facts.label}”${chinese}（《信访工作条例》${articleInChinese(article)}）`,
    english: `${facts.english} (${field || 'data'}) ${english} (Art. ${article})`,
  };
}

/** Two fields that cannot both hold. The texts name the rule, not the values. */
export function contradiction(field: string, article: string, chinese: string, english: string): DocumentProblem {
  return {
    code: 'contradiction',
    field,
    article,
    chinese: `${chinese}（《信访工作条例》${articleInChinese(article)}）`,
    english: `${english} (Art. ${article})`,
  };
}

type Facts = Pick<FieldNote, 'label' | 'english' | 'article'>;

/** Turns what the schema found into problems; `whole` stands for the document, whose article is the ground where a field names none. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  shape: Readonly<Record<string, z.ZodType>>,
  whole: Facts,
): DocumentProblem[] {
  const problems = issues.map((issue) => problemOf(codeOf(issue), fieldPath(issue.path), factsAt(issue.path, shape, whole)));
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.field}`, problem])).values()];
}

function codeOf(issue: z.core.$ZodIssue): Exclude<DocumentProblemCode, 'contradiction'> {
  if (issue.code === 'unrecognized_keys') return 'unknown-field';
  if (issue.code === 'too_big') return issue.origin === 'array' || issue.origin === 'string' ? 'too-long' : 'form';
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'missing' : 'form';
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'missing';
  if (issue.code !== 'custom') return 'form';
  const rule: unknown = issue.params?.['rule'];
  return rule === 'empty' ? 'missing' : rule === 'characters' ? 'characters' : issue.input === undefined ? 'missing' : 'form';
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`)).join('');
}

/** The innermost field on the path; an inner field without an article has its list's, and that the document's. */
function factsAt(path: readonly PropertyKey[], shape: Readonly<Record<string, z.ZodType>>, whole: Facts): Facts {
  let facts = whole;
  let fields: Readonly<Record<string, z.ZodType>> | undefined = shape;
  for (const step of path) {
    const schema: z.ZodType | undefined = typeof step === 'string' ? fields?.[step] : undefined;
    const note: FieldNote | undefined = schema && noteOf(schema);
    if (!note) continue;
    facts = { label: note.label, english: note.english, article: note.article || facts.article };
    fields = note.shapeOfRow;
  }
  return facts;
}
