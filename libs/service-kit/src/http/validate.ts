import type { z } from 'zod';
import { Problem, type FieldProblem } from './problem.ts';

/** Parses input against a schema. Throws a Problem 400 that names every field and rule; values are never repeated in it. */
export function validate<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap(fieldProblems);
  throw new Problem({
    status: 400,
    code: 'invalid-input',
    zh: '输入不符合要求',
    en: 'The input breaks a rule',
    detailZh: errors.map(({ field, zh }) => (field ? `${field}：${zh}` : zh)).join('；'),
    detailEn: errors.map(({ field, en }) => (field ? `${field}: ${en}` : en)).join('; '),
    errors,
  });
}

/** The fields an issue of a schema names, with its rule in both languages. */
export function fieldProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: field ? `${field}.${key}` : key,
      rule: 'unknown-field',
      zh: '没有这个字段',
      en: 'no such field',
    }));
  }
  return [{ field, ...ruleOf(issue) }];
}

function ruleOf(issue: z.core.$ZodIssue): Omit<FieldProblem, 'field'> {
  switch (issue.code) {
    case 'too_small':
      return { rule: 'too-small', zh: `不得少于 ${issue.minimum}`, en: `at least ${issue.minimum}` };
    case 'too_big':
      return { rule: 'too-large', zh: `不得超过 ${issue.maximum}`, en: `at most ${issue.maximum}` };
    case 'invalid_value':
      return {
        rule: 'not-one-of',
        zh: `须为：${issue.values.map(String).join('、')}`,
        en: `one of: ${issue.values.map(String).join(', ')}`,
      };
    case 'invalid_format':
      return issue.format === 'date'
        ? { rule: 'date', zh: '须为存在的日期，如 2024-03-05', en: 'an existing date such as 2024-03-05' }
        : { rule: 'format', zh: '格式不对', en: 'wrong format' };
    case 'invalid_type':
      return { rule: 'type', zh: `必填，类型为 ${issue.expected}`, en: `required, of type ${issue.expected}` };
    default:
      return { rule: issue.code.replaceAll('_', '-'), zh: '不符合要求', en: 'breaks a rule' };
  }
}
