import type { Field, FormName } from './fields.ts';
import { stepSchemas } from './step-schemas.ts';

/** What is wrong with a field, to be put in words: a key of the `fault` texts and its numbers. */
export interface Fault {
  readonly field: string;
  readonly fault: 'required' | 'tooLong' | 'tooMany' | 'range' | 'format';
  readonly min?: number;
  readonly max?: number;
}

export type Checked =
  { readonly ok: true; readonly body: Readonly<Record<string, unknown>> } | { readonly ok: false; readonly faults: readonly Fault[] };

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

function faultOf(issue: Issue): Fault {
  const field = String(issue.path[0] ?? '');
  if (issue.code === 'too_small') {
    return issue.origin === 'string' ? { field, fault: 'required' } : { field, fault: 'range', min: Number(issue.minimum), max: 365 };
  }
  if (issue.code === 'too_big') {
    const max = Number(issue.maximum);
    if (issue.origin === 'string') return { field, fault: 'tooLong', max };
    return issue.origin === 'array' ? { field, fault: 'tooMany', max } : { field, fault: 'range', min: 1, max };
  }
  return { field, fault: 'format' };
}

/**
 * The body a form sends, checked as the server checks it: empty fields are left out, the API's schema judges the rest. What the form
 * asks for beyond the schema (a result for an appeal-request, Art. 28; a unit where none is suggested) is `required` of its field.
 */
export function checkBody(form: FormName, fields: readonly Field[], values: Readonly<Record<string, unknown>>): Checked {
  const missing = fields
    .filter((field) => field.required && isEmpty(values[field.name]))
    .map(({ name }): Fault => ({ field: name, fault: 'required' }));
  const given = Object.fromEntries(fields.filter(({ name }) => !isEmpty(values[name])).map(({ name }) => [name, values[name]]));
  if (form === 'link') Reflect.deleteProperty(given, 'otherId'); // stands in the address
  const parsed = stepSchemas[form].safeParse(given);
  const named = new Set(missing.map(({ field }) => field));
  const wrong = parsed.success ? [] : parsed.error.issues.map(faultOf).filter(({ field }) => !named.has(field));
  const faults = [...missing, ...wrong];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, body: given };
}
