import { refuse } from '@anjuan/contracts';
import { procedureEnds } from '@anjuan/regulation';
import type { ClassificationDecision } from './decide.ts';
import type { DecisionState } from './state.ts';

/** The first petition of the same matter, whose procedure has ended (程序终结). */
export interface EndedMatter {
  readonly ofCaseId: string;
  readonly endedOn: string;
}

/** The case whose confirmed repeat this one is; undefined where it repeats none. */
export function repeatedCase(state: DecisionState): string | undefined {
  return state.relations.find(({ kind, status }) => kind === 'repeat' && status === 'confirmed')?.ofCaseId;
}

/**
 * Refuses to classify a petition on the same facts and reasons after the end of its procedure, Art. 36: it is not accepted again. Undefined
 * where the procedure goes on, or the officer says that the facts or reasons are new.
 */
export function refusedEnded(ended: EndedMatter | undefined, newFacts: boolean | undefined): ClassificationDecision | undefined {
  if (!ended || newFacts === true) return undefined;
  return refuse({ code: 'procedure-ended', ...ended, article: procedureEnds.term('re-reviewed').article });
}
