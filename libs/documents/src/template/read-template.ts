import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { kindFacts, type DocumentKind } from '../kinds/document-kinds.ts';
import type { PlaceholderRule } from '../kinds/placeholders.ts';
import type { TemplateValues } from '../kinds/values.ts';
import { fill } from '../render/fill.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import { inspectPackage } from './inspect-package.ts';
import type { PackageParts } from './package-parts.ts';
import { TemplateError, templateProblem } from './template-error.ts';
import { readXml } from './xml.ts';

/** A template that was checked for its kind; made only by `readTemplate`. */
export interface Template {
  readonly kind: DocumentKind;
  /** SHA-256 of the template file, lower-case hex. */
  readonly sha256: string;
  readonly parts: PackageParts;
}

/** Checks a template (.docx) for a kind of document. Throws TemplateError with every problem found; runs nothing of the file. */
export function readTemplate(kind: DocumentKind, bytes: Uint8Array): Template {
  const parts = inspectPackage(bytes);
  const problems = checkPlaceholders(parts, kindFacts(kind).placeholders);
  if (problems.length > 0) throw new TemplateError(problems);
  tryOut(parts, kindFacts(kind).placeholders);
  return { kind, sha256: createHash('sha256').update(bytes).digest('hex'), parts };
}

/**
 * Fills the template with made-up values, once with everything and once with only what is mandatory, so that a section the engine can't
 * follow is found before a document is wanted. The engine's error quotes the template only, there being no data yet.
 */
function tryOut(parts: PackageParts, rules: ReadonlyMap<string, PlaceholderRule>): void {
  try {
    for (const amount of ['everything', 'the mandatory'] as const)
      for (const [name, bytes] of fill(parts, madeUp(rules, amount)))
        if (name.endsWith('.xml')) readXml(name, Buffer.from(bytes).toString('utf8'), {});
  } catch (error) {
    throw new TemplateError([templateProblem('misplaced-section', '', tagIn(error))], { cause: error });
  }
}

function madeUp(rules: ReadonlyMap<string, PlaceholderRule>, amount: 'everything' | 'the mandatory'): TemplateValues {
  const values = [...rules].map(([name, rule]): [string, TemplateValues[string]] => {
    const left = amount === 'the mandatory' && !rule.mandatory;
    if (rule.shape === 'value') return [name, left ? '' : '值'];
    const row = madeUp(rule.inner, amount);
    return [name, left ? [] : amount === 'everything' ? [row, row] : [row]];
  });
  return Object.fromEntries(values);
}

/** The placeholder an error of the engine is about; it wraps several errors in one. */
function tagIn(error: unknown): string {
  const found = /"xtag":"([^"]{1,40})"/.exec(
    JSON.stringify(error instanceof Error && 'properties' in error ? { of: error.properties } : {}),
  );
  return found?.[1] === undefined ? '' : `{${found[1]}}`;
}

const shipped = new Map<DocumentKind, Template>();

/** The file of the template that comes with the program. */
export function shippedTemplateFile(kind: DocumentKind): URL {
  return new URL(`../templates/${kind}.docx`, import.meta.url);
}

/** The template that comes with the program; read once. */
export function shippedTemplate(kind: DocumentKind): Template {
  const known = shipped.get(kind);
  if (known) return known;
  const template = readTemplate(kind, readFileSync(shippedTemplateFile(kind)));
  shipped.set(kind, template);
  return template;
}
