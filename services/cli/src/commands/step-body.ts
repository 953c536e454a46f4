import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { usage } from '../cli-failure.ts';
import type { Step, StepField } from './step-fields.ts';

/** The name commander gives an option's value: `--report-by <day>` is `reportBy`. */
export function optionName(flag: string): string {
  const words = (flag.split(' ')[0] ?? '').replace(/^--/, '').split('-');
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

/**
 * The body of a step from its options, held against the command's own schema. Long texts may stand in a file, `@FILE`, so that they are
 * in no list of processes. `made` stands in the body already. Throws CliFailure (2) that names the option and the rule, never the value.
 */
export async function stepBody(
  step: Step,
  options: Readonly<Record<string, string | undefined>>,
  cwd: string,
  made: Readonly<Record<string, unknown>> = {},
): Promise<object> {
  const body: Record<string, unknown> = { ...made };
  for (const field of step.fields) {
    const text = options[optionName(field.flag)];
    if (text !== undefined) body[field.field] = await valueOf(field, text, cwd);
  }
  const checked = step.schema.safeParse(body);
  if (checked.success) return body;
  const names = [...new Set(checked.error.issues.map(({ path }) => flagOf(step, String(path[0] ?? ''))))].join(', ');
  throw usage(`${names} 的取值不合要求`, `the value of ${names} does not fit`);
}

async function valueOf(field: StepField, text: string, cwd: string): Promise<unknown> {
  if (field.kind === 'number') return Number(text);
  if (field.kind === 'yes-no') return yesOrNo(field, text);
  if (field.kind === 'person') return { name: text.trim() };
  if (field.kind === 'people') return text.split(/[,，、]/).map((name) => ({ name: name.trim() }));
  if (field.kind === 'list') return text.split(/[,，]/).map((part) => codeOf(field, part.trim()));
  if (field.kind === 'yuan') return Math.round(Number(text) * 100);
  if (field.kind === 'rules') return text.split(/[,，]/).map((part) => ({ rule: codeOf(field, part.trim()) }));
  if (field.kind === 'ids') return text.split(/[,，\s]+/).filter((part) => part !== '');
  if (field.kind === 'targets') return targetsOf(text);
  if (field.kind === 'json') return json(field, text.startsWith('@') ? await fileText(field, resolve(cwd, text.slice(1))) : text);
  if (field.kind === 'prose' && text.startsWith('@')) return fileText(field, resolve(cwd, text.slice(1)));
  return codeOf(field, text);
}

function targetsOf(text: string): unknown {
  const [struckOff = '', openAtEnd] = text.split(/[,，]/);
  return { struckOff: Number(struckOff), openAtEnd: openAtEnd === undefined ? null : Number(openAtEnd) };
}

function json(field: StepField, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const flag = field.flag.split(' ')[0] ?? '';
    throw usage(`${flag} 不是 JSON`, `${flag} is no JSON`);
  }
}

function yesOrNo(field: StepField, text: string): boolean {
  if (['yes', '是'].includes(text)) return true;
  if (['no', '否'].includes(text)) return false;
  const flag = field.flag.split(' ')[0] ?? '';
  throw usage(`${flag} 可取：是、否`, `${flag} is yes or no`);
}

function codeOf(field: StepField, text: string): string {
  if (!field.choices) return text;
  const code = field.codeOf?.(text) ?? text;
  if (field.choices.includes(code)) return code;
  const flag = field.flag.split(' ')[0] ?? '';
  throw usage(`${flag} 可取：${field.choices.join('、')}`, `${flag} is one of ${field.choices.join(', ')}`);
}

async function fileText(field: StepField, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const flag = field.flag.split(' ')[0] ?? '';
    throw usage(
      `${flag} 所指的文件无法读取：${path}`,
      `the file of ${flag} cannot be read: ${path}`,
      cause instanceof Error ? 'file-not-readable' : 'wrong-usage',
    );
  }
}

function flagOf(step: Step, field: string): string {
  return step.fields.find((each) => each.field === field)?.flag.split(' ')[0] ?? field;
}
