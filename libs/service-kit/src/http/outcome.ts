import { formatPosition } from '@anjuan/contracts';
import { z } from 'zod';
import type { Outcome } from '../commands/run-command.ts';
import { Problem, type ProblemText } from './problem.ts';

/** What every command answers. */
export const commandAnswer = z.object({
  caseId: z.string(),
  /** Events this request added; 0 when it already was so. */
  added: z.int(),
  revision: z.int(),
  position: z.string().nullable(),
});

/** Turns a command's outcome into its answer, or throws the refusal as a Problem. */
export function answer<State, Refusal>(
  caseId: string,
  outcome: Outcome<State, Refusal>,
  problemOf: (refusal: Refusal) => ProblemText,
): z.infer<typeof commandAnswer> {
  if (outcome.outcome === 'refused') throw new Problem(problemOf(outcome.refusal));
  const { added, revision, position } = outcome;
  return { caseId, added, revision, position: position ? formatPosition(position) : null };
}
