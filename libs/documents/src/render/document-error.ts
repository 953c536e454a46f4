import type { DocumentProblem } from '../kinds/problem.ts';

/** A document that can't be made of its data: every problem with field and article, no value. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: 'incomplete' | 'wrong-template' | 'not-rendered';
  readonly problems: readonly DocumentProblem[];
  /** The same in Chinese. */
  readonly chinese: string;

  constructor(code: DocumentError['code'], chinese: string, english: string, problems: readonly DocumentProblem[] = []) {
    super(english);
    this.code = code;
    this.chinese = chinese;
    this.problems = problems;
  }
}
