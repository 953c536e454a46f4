import { z } from 'zod';
import { parseDocumentNumber } from '../numbering/number-text.ts';
import { placeholdersOf, type PlaceholderRule } from './placeholders.ts';
import { contradiction, problemsOf, type DocumentProblem } from './problem.ts';
import { valuesOf, type TemplateValues } from './values.ts';

/** A placeholder whose text follows from the data: names in one line, a limit of the Regulation, a fixed notice of the law. */
export interface DerivedText<Data> {
  readonly english: string;
  /** A template may leave it out. */
  readonly optional?: boolean;
  readonly of: (data: Data) => string;
}

export interface KindFacts<Shape extends Record<string, z.ZodType>> {
  readonly label: string;
  readonly english: string;
  /** The article of the 《信访工作条例》 that the document rests on, digits only. */
  readonly article: string;
  /** The word of this kind in a document number (星信处 has 处); null where the document carries only the registration number. */
  readonly seriesWord: string | null;
  readonly fields: Shape;
  readonly derived?: Readonly<Record<string, DerivedText<z.infer<z.ZodObject<Shape>>>>>;
  /** What the fields say against each other or the Regulation. */
  readonly contradictions?: (data: z.infer<z.ZodObject<Shape>>) => readonly DocumentProblem[];
}

export type ReadData =
  | { readonly status: 'complete'; readonly values: TemplateValues }
  | { readonly status: 'refused'; readonly problems: readonly DocumentProblem[] };

/** A kind of document (文书种类): what it must state, on which article, and how its data fill a template. */
export interface DocumentKindEntry<Shape extends Record<string, z.ZodType>> extends Omit<
  KindFacts<Shape>,
  'fields' | 'derived' | 'contradictions'
> {
  readonly schema: z.ZodObject<Shape>;
  /** The placeholders of a template of this kind. */
  readonly placeholders: ReadonlyMap<string, PlaceholderRule>;
  /** Checks data, whatever it is, and turns it into the template's values. Never throws. */
  readonly read: (data: unknown) => ReadData;
}

/** Builds a kind from its facts. */
export function defineKind<Shape extends Record<string, z.ZodType>>(facts: KindFacts<Shape>): DocumentKindEntry<Shape> {
  const { fields, derived = {}, contradictions, ...rest } = facts;
  const schema = z.strictObject(fields);
  return {
    ...rest,
    schema,
    placeholders: placeholdersOf(fields, derived),
    read: (input) => {
      const parsed = schema.safeParse(input, { reportInput: true });
      if (!parsed.success) return { status: 'refused', problems: problemsOf(parsed.error.issues, fields, rest) };
      const problems = [...yearOfNumber(parsed.data, rest.article), ...(contradictions?.(parsed.data) ?? [])];
      if (problems.length > 0) return { status: 'refused', problems };
      const texts = Object.entries(derived).map(([placeholder, { of }]) => [placeholder, of(parsed.data)] as const);
      return { status: 'complete', values: { ...valuesOf(fields, parsed.data), ...Object.fromEntries(texts) } };
    },
  };
}

/** The day the document was issued, signed or filled in is of the year its number names: a number never moves into another year. */
function yearOfNumber(data: Readonly<Record<string, unknown>>, article: string): readonly DocumentProblem[] {
  const { number } = data;
  const year = typeof number === 'string' ? parseDocumentNumber(number)?.year : undefined;
  const on = data['issuedOn'] ?? data['signedOn'] ?? data['filledOn'];
  if (year === undefined || typeof on !== 'string' || on.startsWith(`${year}-`)) return [];
  return [contradiction('number', article, '文号的年份与文书日期的年份不一致', 'the year in number is not the year of the document')];
}
