import { isDay, type Vocabulary } from '@anjuan/regulation';
import { z } from 'zod';
import { parseDocumentNumber } from '../numbering/number-text.ts';
import { mostFen } from '../wording/money.ts';

/** How a field's value stands in a document: `value` as `{label}`, `list` as `{#label}…{/label}`. */
export type FieldShape = 'line' | 'day' | 'money' | 'count' | 'term' | 'texts' | 'rows';

/** What is known of a field beside its schema: its placeholder in the template, its English name, the article that demands it. */
export interface FieldNote {
  /** The placeholder of the template, and the field's name in Chinese messages. */
  readonly label: string;
  readonly english: string;
  /** Article of the 《信访工作条例》, digits only; empty where the kind's own article is the ground. */
  readonly article: string;
  readonly shape: FieldShape;
  /** A mandatory field must be in the data and its placeholder in the template. */
  readonly optional: boolean;
  /** Mandatory in the data; a template may leave it out, as another placeholder shows the same. */
  readonly shownElsewhere: boolean;
  readonly shapeOfRow?: Readonly<Record<string, z.ZodType>>;
  readonly labelOf?: (code: string) => string;
  /** The codes of a term, for a form to choose from. */
  readonly choices?: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

type Ground = { readonly article?: string; readonly shownElsewhere?: boolean };

const notes = new WeakMap<z.ZodType, FieldNote>();

/** What is known of a field; undefined for a schema that is no field of a document. */
export function noteOf(schema: z.ZodType): FieldNote | undefined {
  return notes.get(schema);
}

function note<T extends z.ZodType>(schema: T, facts: Omit<FieldNote, 'article' | 'optional' | 'shownElsewhere'>, ground: Ground): T {
  notes.set(schema, { ...facts, article: ground.article ?? '', optional: false, shownElsewhere: ground.shownElsewhere ?? false });
  return schema;
}

/** The longest text of one paragraph, in UTF-16 units; the most entries of a list. */
export const fieldLimits = { line: 200, paragraph: 20_000, entries: 500 } as const;

// What no XML 1.0 document can hold (its production Char): control characters but tab and line feed, lone surrogates, U+FFFE and U+FFFF.
const notInXml =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const visible = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/;

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !notInXml.test(value), { params: { rule: 'characters' } })
    .refine((value) => visible.test(value), { params: { rule: 'empty' } });

/** A line of text (one paragraph, without line breaks). */
export const line = (label: string, english: string, ground: Ground = {}) =>
  note(
    text(fieldLimits.line).refine((value) => !/[\n\t]/.test(value), { params: { rule: 'characters' } }),
    { label, english, shape: 'line' },
    ground,
  );

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; written 2026年5月3日. */
export const day = (label: string, english: string, ground: Ground = {}) =>
  note(
    z.string().refine((value) => isDay(value), { params: { rule: 'form' } }),
    { label, english, shape: 'day' },
    ground,
  );

/** A document number (发文字号): 星信处〔2026〕12号. */
export const documentNumber = (label: string, english: string, ground: Ground = {}) =>
  note(
    z.string().refine((value) => parseDocumentNumber(value) !== undefined, { params: { rule: 'form' } }),
    { label, english, shape: 'line' },
    ground,
  );

/** A sum of money in fen; written 12,345.60, and in capital numerals under the label with 大写 behind it. */
export const money = (label: string, english: string, ground: Ground = {}) =>
  note(z.int().min(0).max(mostFen), { label, english, shape: 'money' }, ground);

/** A number of people, copies or days. */
export const count = (label: string, english: string, ground: Ground = {}) =>
  note(z.int().min(1).max(9_999_999), { label, english, shape: 'count' }, ground);

/** A code of a vocabulary of the Regulation; written as its Chinese term. */
export const term = <Code extends string>(label: string, english: string, words: Vocabulary<Code>, ground: Ground = {}) =>
  note(
    z.custom<Code>((value) => typeof value === 'string' && words.isCode(value)),
    {
      ...{ label, english, shape: 'term', labelOf: (code) => (words.isCode(code) ? words.labelOf(code) : '') },
      choices: words.terms.map((known) => ({ code: known.code, zh: known.label, en: known.english })),
    },
    ground,
  );

/** Paragraphs of text, at least one; each is `{内容}` in the list's loop. */
export const texts = (label: string, english: string, ground: Ground = {}) =>
  note(z.array(text(fieldLimits.paragraph)).min(1).max(fieldLimits.entries), { label, english, shape: 'texts' }, ground);

/** Rows of fields; `least` of them must be there. */
export const rows = <Shape extends Record<string, z.ZodType>>(
  label: string,
  english: string,
  shapeOfRow: Shape,
  least = 1,
  ground: Ground = {},
) => note(z.array(z.strictObject(shapeOfRow)).min(least).max(fieldLimits.entries), { label, english, shape: 'rows', shapeOfRow }, ground);

/** The same field, which may be left out of the data and of the template. */
export function maybe<T extends z.ZodType>(field: T): z.ZodOptional<T> {
  const known = notes.get(field);
  if (!known) throw new TypeError('only a field of a document can be optional');
  const schema = field.optional();
  notes.set(schema, { ...known, optional: true });
  return schema;
}
