import type { z } from 'zod';
import { documentKinds, type DocumentKind } from './document-kinds.ts';
import { noteOf, type FieldShape } from './field.ts';

/** A field of a kind as a form asks for it (文书要素). */
export interface DocumentField {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly shape: FieldShape;
  readonly optional: boolean;
  /** Article of the 《信访工作条例》 that demands it, digits only; empty where the kind's own is the ground. */
  readonly article: string;
  /** The codes of a term, each with its words. */
  readonly choices: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  /** The fields of a row. */
  readonly columns: readonly DocumentField[];
}

/** The fields of a kind in their order: what its form asks. */
export function fieldsOfKind(kind: DocumentKind): readonly DocumentField[] {
  return fieldsIn(documentKinds[kind].schema.shape);
}

function fieldsIn(shape: Readonly<Record<string, z.ZodType>>): readonly DocumentField[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const note = noteOf(schema);
    if (!note) return [];
    const { label, english, article, optional, choices = [], shapeOfRow = {} } = note;
    return [{ name, zh: label, en: english, shape: note.shape, optional, article, choices, columns: fieldsIn(shapeOfRow) }];
  });
}
