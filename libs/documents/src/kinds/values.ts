import type { z } from 'zod';
import { chineseDate } from '../wording/dates.ts';
import { capitalAmount, yuan } from '../wording/money.ts';
import { chineseNumber } from '../wording/numerals.ts';
import { noteOf, type FieldNote } from './field.ts';

/** What a template is filled with, by placeholder: a text, or the rows of a list. */
export type TemplateValues = { readonly [placeholder: string]: string | readonly TemplateValues[] };

/** The placeholders every row of a list has beside its fields: its place, as 1 and as 一. */
export const rowNumbers = { arabic: '序号', chinese: '汉字序号', text: '内容' } as const;

/** The placeholder that tells whether a list has rows, to show a heading once or not at all: `{#有附件}附件：{/有附件}`. */
export const anyOf = (list: string): string => `有${list}`;

/** The value of each placeholder of checked data; what is left out of the data is empty. */
export function valuesOf(shape: Readonly<Record<string, z.ZodType>>, data: Readonly<Record<string, unknown>>): TemplateValues {
  const values: Record<string, string | readonly TemplateValues[]> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const note = noteOf(schema);
    if (!note) throw new TypeError(`the field ${key} has no placeholder`);
    Object.assign(values, valuesOfField(note, data[key]));
  }
  return values;
}

function valuesOfField(note: FieldNote, value: unknown): TemplateValues {
  const { label } = note;
  if (note.shape === 'texts' || note.shape === 'rows') {
    const rows = list(value).map((row) =>
      note.shape === 'texts' ? { [rowNumbers.text]: String(row) } : valuesOf(note.shapeOfRow ?? {}, record(row)),
    );
    return { [label]: numbered(rows), [anyOf(label)]: rows.length > 0 ? '有' : '' };
  }
  if (note.shape === 'money') {
    const fen = typeof value === 'number' ? value : undefined;
    return { [label]: fen === undefined ? '' : yuan(fen), [`${label}大写`]: fen === undefined ? '' : capitalAmount(fen) };
  }
  return { [label]: valueText(note, value) };
}

function valueText(note: FieldNote, value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (note.shape === 'day') return chineseDate(value);
  return note.labelOf ? note.labelOf(value) : value;
}

const numbered = (rows: readonly TemplateValues[]): TemplateValues[] =>
  rows.map((row, index) => ({ [rowNumbers.arabic]: String(index + 1), [rowNumbers.chinese]: chineseNumber(index + 1), ...row }));

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});
