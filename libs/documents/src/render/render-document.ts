import { createHash, timingSafeEqual } from 'node:crypto';
import { kindFacts, type DocumentData, type DocumentKind } from '../kinds/document-kinds.ts';
import type { DocumentProblem } from '../kinds/problem.ts';
import type { TemplateValues } from '../kinds/values.ts';
import { shippedTemplate, type Template } from '../template/read-template.ts';
import { readXml } from '../template/xml.ts';
import { DocumentError } from './document-error.ts';
import { fill } from './fill.ts';
import { cleanProperties } from './properties.ts';
import { storeZip } from './store-zip.ts';

/** A document as it is issued. The hashes are SHA-256 in lower-case hex. */
export interface RenderedDocument {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly templateSha256: string;
}

/** What keeps a document from being made of the data: nothing, or the problems with field and article. Never throws. */
export function checkDocument(kind: DocumentKind, data: unknown): readonly DocumentProblem[] {
  const read = kindFacts(kind).read(data);
  return read.status === 'refused' ? read.problems : [];
}

/**
 * Makes a document (.docx) of its data and a template, the shipped one unless another is given. The same data and template give the same
 * bytes. Throws DocumentError: `incomplete` with the problems of the data, `wrong-template` for a template of another kind, `not-rendered`
 * when the engine fails on a template that passed every check.
 */
export function renderDocument<Kind extends DocumentKind>(
  kind: Kind,
  data: DocumentData<Kind>,
  template: Template = shippedTemplate(kind),
): RenderedDocument {
  const { label, english, read } = kindFacts(kind);
  if (template.kind !== kind)
    throw new DocumentError('wrong-template', `模板不是${label}的模板`, `the template is not one of a ${english.toLowerCase()}`);
  const checked = read(data);
  if (checked.status === 'refused') throw incomplete(label, english, checked.problems);
  const parts = filled(template, checked.values, label);
  for (const [name, make] of Object.entries(cleanProperties)) if (parts.has(name)) parts.set(name, Buffer.from(make(label)));
  const bytes = storeZip(parts);
  return { bytes, sha256: sha256Of(bytes), templateSha256: template.sha256 };
}

/** Whether the bytes are the document whose hash was recorded when it was issued. */
export function verifyDocument(bytes: Uint8Array, sha256: string): boolean {
  return /^[0-9a-f]{64}$/.test(sha256) && timingSafeEqual(Buffer.from(sha256Of(bytes), 'hex'), Buffer.from(sha256, 'hex'));
}

/** The engine's own errors quote what they were given, so neither their text nor they themselves go on. */
function filled(template: Template, values: TemplateValues, label: string): Map<string, Uint8Array> {
  try {
    const parts = fill(template.parts, values);
    for (const [name, bytes] of parts) if (name.endsWith('.xml')) readXml(name, Buffer.from(bytes).toString('utf8'), {});
    return parts;
  } catch {
    throw new DocumentError(
      'not-rendered',
      `${label}未能生成，请检查模板中段落块的位置`,
      `the template of ${template.kind} could not be filled: check where its sections begin and end`,
    );
  }
}

function incomplete(label: string, english: string, problems: readonly DocumentProblem[]): DocumentError {
  return new DocumentError(
    'incomplete',
    `${label}不能生成：${problems.map(({ chinese }) => chinese).join('；')}`,
    `${english} can't be made: ${problems.map((problem) => problem.english).join('; ')}`,
    problems,
  );
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
