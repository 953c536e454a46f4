import { CliFailure } from '../cli-failure.ts';
import type { Bilingual, Problem } from './types.ts';

/** Chinese and English of what the server said; a text that has one language only stands for both. */
export function problemText(problem: Problem, status: number): Bilingual {
  const title = both(problem.title);
  const detail = both(problem.detail);
  const fields = (problem.errors ?? []).map(({ path, message }) => `${pathText(path)}: ${message ?? ''}`);
  const join = (language: 'zh' | 'en', colon: string): string => {
    const parts = [title?.[language], detail?.[language]].filter((part) => part !== undefined && part !== '');
    const text = [...new Set(parts)].join(colon) || `HTTP ${status}`;
    return [text, ...fields.map((field) => `  - ${field}`)].join('\n');
  };
  return { zh: join('zh', '：'), en: join('en', ': ') };
}

/** The refusal as a failure with exit code 1. */
export function refusal(problem: Problem, status: number): CliFailure {
  return new CliFailure({ code: problemCode(problem, status), ...problemText(problem, status), problem });
}

/** The stable code: named, or the last part of the type's address. */
export function problemCode(problem: Problem, status: number): string {
  return problem.code ?? problem.type?.split(/[/#:]/).at(-1) ?? `http-${status}`;
}

/** Dotted path of a field at fault, e.g. `petitioner.phone`. */
export function pathText(path: string | readonly (string | number)[] | undefined): string {
  return typeof path === 'string' ? path.replace(/^\/|^#\/?/, '').replaceAll('/', '.') : (path ?? []).join('.');
}

/** `中文 / English` in one text is taken apart. */
function both(text: string | Bilingual | undefined): Bilingual | undefined {
  if (typeof text !== 'string') return text;
  const [zh, en, ...rest] = text.split(' / ');
  return zh !== undefined && en !== undefined && rest.length === 0 ? { zh, en } : { zh: text, en: text };
}
