import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fieldsOfKind, isDocumentKind, kindFacts, documentKindCodes, type DocumentField, type DocumentKind } from '@anjuan/documents';
import { usage } from '../cli-failure.ts';

/** The kind of document that a code or a Chinese name means. Throws CliFailure (2) for any other text. */
export function kindOf(text: string): DocumentKind {
  if (isDocumentKind(text)) return text;
  const found = documentKindCodes.find((code) => kindFacts(code).label === text);
  if (found) return found;
  throw usage(`--kind 可取：${documentKindCodes.join('、')}`, `--kind is one of ${documentKindCodes.join(', ')}`);
}

/**
 * What the officer adds to a draft: a JSON file with the fields of the kind, and single fields as `field=text` (lines of a text are its
 * paragraphs; `field=@FILE` takes the text of a file; `field=` takes a part of the draft away). Throws CliFailure (2), never with a value.
 */
export async function documentData(
  kind: DocumentKind,
  factsFile: string | undefined,
  set: readonly string[],
  cwd: string,
): Promise<Readonly<Record<string, unknown>>> {
  const data: Record<string, unknown> = factsFile === undefined ? {} : { ...(await jsonFile(resolve(cwd, factsFile))) };
  for (const one of set) {
    const [name = '', text = ''] = one.split(/=(.*)/s, 2);
    const field = fieldsOfKind(kind).find((known) => known.name === name || known.zh === name);
    if (!field) throw usage(`--set：${kindFacts(kind).label}没有这个要素`, `--set: a ${kind} has no such field`);
    const whole = text.startsWith('@') ? await textFile(resolve(cwd, text.slice(1))) : text;
    data[field.name] = whole === '' ? null : valueOf(field, whole);
  }
  return data;
}

function valueOf(field: DocumentField, text: string): unknown {
  switch (field.shape) {
    case 'texts':
      return text.split(/\r?\n/).filter((line) => line.trim() !== '');
    case 'count':
      return Number(text);
    case 'money':
      return Math.round(Number(text) * 100);
    case 'term':
      return field.choices.find(({ code, zh }) => code === text || zh === text)?.code ?? text;
    case 'rows':
      throw usage(`--set ${field.name}：表格请写在 --facts 文件中`, `--set ${field.name}: rows stand in the file of --facts`);
    case 'line':
    case 'day':
      return text;
  }
}

async function jsonFile(path: string): Promise<object> {
  try {
    const parsed: unknown = JSON.parse(await textFile(path));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw usage('--facts 应为一个 JSON 对象的文件', '--facts is a file with one JSON object');
}

async function textFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw usage(`文件无法读取：${path}`, `the file cannot be read: ${path} (${cause instanceof Error ? cause.name : ''})`);
  }
}
