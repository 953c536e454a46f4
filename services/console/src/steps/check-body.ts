import type { Field } from './fields.ts';
import type { FormName } from './forms.ts';
import { stepSchemas } from './step-schemas.ts';

/** What is wrong with a field, to be put in words: a key of the `fault` texts and its numbers. */
export interface Fault {
  readonly field: string;
  readonly fault: 'required' | 'tooLong' | 'tooMany' | 'tooFew' | 'range' | 'format';
  readonly min?: number;
  readonly max?: number;
}

type Values = Readonly<Record<string, unknown>>;
export type Checked = { readonly ok: true; readonly body: Values } | { readonly ok: false; readonly faults: readonly Fault[] };

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** Whether nothing was filled in; a person is empty while nothing of them is. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || isBlank(value)) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isObject(value) && Object.values(value).every(isEmpty);
}

function faultOf(issue: Issue, fields: readonly Field[]): Fault {
  const field = String(issue.path[0] ?? '');
  const asked = fields.find(({ name }) => name === field);
  const [min, max] = asked?.kind === 'number' ? [asked.min, asked.max] : [Number(issue.minimum), Number(issue.maximum)];
  if (issue.code === 'too_small') {
    if (issue.origin === 'array') return { field, fault: 'tooFew', min };
    return issue.origin === 'string' ? { field, fault: 'required' } : { field, fault: 'range', min, max };
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return { field, fault: 'tooLong', max };
    return issue.origin === 'array' ? { field, fault: 'tooMany', max } : { field, fault: 'range', min, max };
  }
  return { field, fault: 'format' };
}

/** A person has a name, or is left out. */
function isMissing({ kind, required }: Field, value: unknown): boolean {
  const unnamed = (one: unknown) => isObject(one) && !isEmpty(one) && isEmpty(one['name']);
  if (kind === 'person' && unnamed(value)) return true;
  if (kind === 'people' && Array.isArray(value) && value.some(unnamed)) return true;
  return required && isEmpty(value);
}

function sent({ kind }: Field, value: unknown): unknown {
  const filled = (one: unknown) => (isObject(one) ? Object.fromEntries(Object.entries(one).filter(([, part]) => !isEmpty(part))) : one);
  if (kind === 'person') return filled(value);
  if (kind === 'plan-steps' && Array.isArray(value)) return value.filter((one) => !isEmpty(one));
  return kind === 'people' && Array.isArray(value) ? value.filter((one) => !isEmpty(one)).map(filled) : value;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The body a form sends, checked as the server checks it: empty fields are left out, the API's schema judges the rest. What the form
 * asks for beyond the schema (a result for an appeal-request, Art. 28; a unit where none is suggested) is `required` of its field. With
 * `start`, only what was changed since is sent, and what was emptied is sent empty.
 */
export function checkBody(form: FormName, fields: readonly Field[], values: Values, start?: Values): Checked {
  const missing = fields
    .filter((field) => isMissing(field, values[field.name]))
    .map(({ name }): Fault => ({ field: name, fault: 'required' }));
  const isSent = ({ name, kind }: Field): boolean => {
    const before = start?.[name];
    if (before !== undefined && same(before, values[name])) return false;
    return !isEmpty(values[name]) || (kind === 'line' && !isEmpty(before));
  };
  const given = Object.fromEntries(fields.filter(isSent).map((field) => [field.name, sent(field, values[field.name])]));
  const inAddress = { link: 'otherId', 'join-campaign': 'campaign' } as const;
  if (form === 'link' || form === 'join-campaign') Reflect.deleteProperty(given, inAddress[form]);
  const parsed = stepSchemas[form].safeParse(given);
  const named = new Set(missing.map(({ field }) => field));
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(issue, fields)).filter(({ field }) => !named.has(field));
  const faults = [...missing, ...wrong];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, body: given };
}
