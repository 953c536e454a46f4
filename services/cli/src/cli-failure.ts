import type { Problem } from './api/types.ts';

/** 1: refused, or it could not be done; 2: wrong usage. */
export type FailureExit = 1 | 2;

export interface FailureDetails {
  /** Stable word for programs. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly exit?: FailureExit;
  /** What the server said. */
  readonly problem?: Problem;
  /** What --json prints beside the error, e.g. how far an import came. */
  readonly result?: object;
  readonly cause?: unknown;
}

/** A command that ends without its result; the message is Chinese, then English. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly details: FailureDetails;
  readonly exit: FailureExit;

  constructor(details: FailureDetails) {
    super(`${details.zh} / ${details.en}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.details = details;
    this.exit = details.exit ?? 1;
  }
}

/** Wrong usage: exit code 2. */
export function usage(zh: string, en: string, code = 'wrong-usage'): CliFailure {
  return new CliFailure({ code, zh, en, exit: 2 });
}
