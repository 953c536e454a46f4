import { CliFailure } from '../cli-failure.ts';
import type { Bilingual, FieldFault, Problem } from './types.ts';

/** Chinese and English of what the server said: what, why, and each field at fault in a line of its own. */
export function problemText(problem: Problem, status: number): Bilingual {
  const { title, titleEn, detail, detailEn, errors = [] } = problem;
  // The detail of a bad input lists the same fields in one line.
  const [zhDetail, enDetail] = errors.length > 0 ? [] : [detail, detailEn ?? detail];
  return {
    zh: [joined('：', title ?? `HTTP ${status}`, zhDetail), ...errors.map((fault) => `  - ${faultText(fault, 'zh')}`)].join('\n'),
    en: [joined(': ', titleEn ?? title ?? `HTTP ${status}`, enDetail), ...errors.map((fault) => `  - ${faultText(fault, 'en')}`)].join(
      '\n',
    ),
  };
}

/** The refusal as a failure with exit code 1. */
export function refusal(problem: Problem, status: number): CliFailure {
  return new CliFailure({ code: problemCode(problem, status), ...problemText(problem, status), problem });
}

/** The stable code: named, or the last part of the type's name. */
export function problemCode(problem: Problem, status: number): string {
  return problem.code ?? problem.type?.split(/[/#:]/).at(-1) ?? `http-${status}`;
}

function faultText(fault: FieldFault, language: 'zh' | 'en'): string {
  return fault.field === '' ? fault[language] : `${fault.field}: ${fault[language]}`;
}

function joined(colon: string, ...parts: readonly (string | undefined)[]): string {
  return [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(colon);
}
