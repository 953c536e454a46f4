import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentKindCodes, kindFacts, type DocumentKind } from '../kinds/document-kinds.ts';
import { packageLimits, shown } from './package-parts.ts';
import { readTemplate, shippedTemplate, shippedTemplateFile, type Template } from './read-template.ts';
import { TemplateError, templateProblem, type TemplateProblem } from './template-error.ts';

/** The templates an office works with: its own where it has one, else the shipped. */
export interface TemplateSet {
  readonly templateFor: (kind: DocumentKind) => Template;
  /** The kinds the office has a template of its own for. */
  readonly own: readonly DocumentKind[];
}

export interface TemplateFolderProblem extends TemplateProblem {
  /** The file in the folder. */
  readonly file: string;
}

export type OpenedTemplates =
  | { readonly status: 'usable'; readonly templates: TemplateSet }
  | { readonly status: 'refused'; readonly problems: readonly TemplateFolderProblem[] };

const fileName = (kind: DocumentKind): string => `${kindFacts(kind).label}.docx`;

/** The kind a template file is for, by its name: the document's (信访事项处理意见书.docx) or its code's; undefined for another name. */
export function templateKindOf(file: string): DocumentKind | undefined {
  return documentKindCodes.find((code) => file.normalize('NFC') === fileName(code) || file === `${code}.docx`);
}

/**
 * Opens the office's own folder of templates. A file is named by the document (信访事项处理意见书.docx) or its code (handling-opinion.docx);
 * Word's lock files (`~$…`) and hidden files are passed over. One bad file refuses the folder, with the problems of all files, so that no
 * document is issued on another template than the office meant. Throws what the file system throws.
 */
export async function openTemplateFolder(folder: string): Promise<OpenedTemplates> {
  const templates = new Map<DocumentKind, Template>();
  const problems: TemplateFolderProblem[] = [];
  for (const file of (await readdir(folder)).sort()) {
    if (file.startsWith('~$') || file.startsWith('.')) continue;
    const kind = templateKindOf(file);
    const fault = (problem: TemplateProblem): void => void problems.push({ ...problem, file });
    if (kind === undefined) fault(templateProblem('unknown-file', '', shown(file)));
    else if (templates.has(kind)) fault(templateProblem('two-files', '', kindFacts(kind).label));
    else if ((await stat(join(folder, file))).size > packageLimits.packed) fault(templateProblem('too-large', ''));
    else {
      try {
        templates.set(kind, readTemplate(kind, await readFile(join(folder, file))));
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        error.problems.forEach(fault);
      }
    }
  }
  if (problems.length > 0) return { status: 'refused', problems };
  return {
    status: 'usable',
    templates: { templateFor: (kind) => templates.get(kind) ?? shippedTemplate(kind), own: [...templates.keys()] },
  };
}

/**
 * Writes the shipped templates into a folder under their Chinese names, for a clerk to edit in Word. A file that is there already is left
 * as it is. Answers the names written. Throws what the file system throws.
 */
export async function copyShippedTemplates(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  const missing = documentKindCodes.filter((kind) => !there.has(fileName(kind)) && !there.has(`${kind}.docx`));
  for (const kind of missing) await writeFile(join(folder, fileName(kind)), await readFile(shippedTemplateFile(kind)), { flag: 'wx' });
  return missing.map(fileName);
}

/**
 * Puts a checked template of the office into its folder, in place of the one it has for that kind; whoever reads the folder sees the old file
 * or the new one, never half of one. Answers the template. Throws TemplateError for a template with problems, and what the file system throws.
 */
export async function installTemplate(folder: string, kind: DocumentKind, bytes: Uint8Array): Promise<Template> {
  const template = readTemplate(kind, bytes);
  await mkdir(folder, { recursive: true });
  const known = (await readdir(folder)).find((file) => templateKindOf(file) === kind) ?? fileName(kind);
  const beside = join(folder, `.${kind}.${process.pid}.new`); // hidden files are passed over
  await writeFile(beside, bytes);
  await rename(beside, join(folder, known));
  return template;
}
