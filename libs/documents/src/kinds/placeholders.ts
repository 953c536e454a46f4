import type { z } from 'zod';
import { noteOf, type FieldNote } from './field.ts';
import { anyOf, rowNumbers } from './values.ts';

/** What a template may and must do with a placeholder (占位符). */
export interface PlaceholderRule {
  readonly english: string;
  readonly shape: 'value' | 'list';
  /** A template without it makes no document. */
  readonly mandatory: boolean;
  /** The placeholders inside a list's loop. */
  readonly inner: ReadonlyMap<string, PlaceholderRule>;
}

const value = (english: string, mandatory: boolean): PlaceholderRule => ({ english, shape: 'value', mandatory, inner: new Map() });

/** The placeholders of a kind: one for each field, and the derived texts. */
export function placeholdersOf(
  fields: Readonly<Record<string, z.ZodType>>,
  derived: Readonly<Record<string, { readonly english: string; readonly optional?: boolean }>> = {},
): ReadonlyMap<string, PlaceholderRule> {
  const rules = new Map<string, PlaceholderRule>();
  for (const schema of Object.values(fields)) {
    const note = noteOf(schema);
    if (note) addField(rules, note);
  }
  for (const [label, { english, optional }] of Object.entries(derived)) rules.set(label, value(english, !optional));
  return rules;
}

function addField(rules: Map<string, PlaceholderRule>, note: FieldNote): void {
  const mandatory = !note.optional && !note.shownElsewhere;
  const numbers = [
    [rowNumbers.arabic, value('number of the row', false)],
    [rowNumbers.chinese, value('number of the row in Chinese numerals', false)],
  ] as const;
  const list = (inner: ReadonlyMap<string, PlaceholderRule>): PlaceholderRule => ({
    english: note.english,
    shape: 'list',
    mandatory,
    inner: new Map([...numbers, ...inner]),
  });
  if (note.shape === 'texts') rules.set(note.label, list(new Map([[rowNumbers.text, value('text of the paragraph', true)]])));
  else if (note.shape === 'rows') rules.set(note.label, list(placeholdersOf(note.shapeOfRow ?? {})));
  else rules.set(note.label, value(note.english, mandatory));
  if (note.shape === 'texts' || note.shape === 'rows') rules.set(anyOf(note.label), value(`whether there are ${note.english}`, false));
  if (note.shape === 'money') rules.set(`${note.label}大写`, value(`${note.english} in capital numerals`, false));
}
