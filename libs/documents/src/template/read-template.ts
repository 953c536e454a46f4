import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { kindFacts, type DocumentKind } from '../kinds/document-kinds.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import { inspectPackage } from './inspect-package.ts';
import type { PackageParts } from './package-parts.ts';
import { TemplateError } from './template-error.ts';

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
  return { kind, sha256: createHash('sha256').update(bytes).digest('hex'), parts };
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
