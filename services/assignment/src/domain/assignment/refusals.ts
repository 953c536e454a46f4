import type { Day } from '@anjuan/regulation';
import type { Status } from './state.ts';

export type AssignmentRefusal =
  | { readonly code: 'not-classified-yet' }
  | { readonly code: 'wrong-state'; readonly is: Status; readonly needed: readonly Status[] }
  | { readonly code: 'unit-unknown'; readonly unit: string }
  | { readonly code: 'unit-not-in-force'; readonly unit: string; readonly successor: string | null }
  | { readonly code: 'wrong-unit'; readonly responsible: string }
  | { readonly code: 'day-before-previous-step'; readonly previous: Day }
  | { readonly code: 'day-in-the-future'; readonly today: Day }
  | { readonly code: 'objection-too-late'; readonly due: Day; readonly article: string }
  | { readonly code: 'report-before-sending' }
  | { readonly code: 'route-not-allowed' }
  | { readonly code: 'result-missing'; readonly article: string }
  | StepRefusal;

/** Reasons of the steps beside the main path. */
export type StepRefusal =
  | { readonly code: 'officer-keeps-out' }
  | { readonly code: 'accused-unit'; readonly unit: string; readonly article: string }
  | { readonly code: 'not-an-accusation' }
  | { readonly code: 'competence-decided'; readonly unit: string; readonly article: string }
  | { readonly code: 'conflict-stage-order'; readonly needed: string; readonly article: string }
  | { readonly code: 'unit-still-in-force'; readonly unit: string }
  | { readonly code: 'no-successor'; readonly unit: string }
  | { readonly code: 'referral-missing' }
  | { readonly code: 'nothing-entrusted' }
  | { readonly code: 'not-a-proposal' }
  | { readonly code: 'no-other-procedure' }
  | { readonly code: 'avoidance-not-asked' }
  | { readonly code: 'avoidance-decided' }
  | { readonly code: 'own-avoidance' }
  | { readonly code: 'wrong-approver'; readonly needed: string }
  | { readonly code: 'mediation-open' }
  | { readonly code: 'no-mediation' }
  | { readonly code: 'hearing-open'; readonly openedOn: Day }
  | { readonly code: 'no-hearing' }
  | { readonly code: 'no-hearing-in-review' }
  | { readonly code: 'opinion-part-missing'; readonly parts: readonly string[]; readonly article: string }
  | { readonly code: 'carry-out-before-opinion' }
  | { readonly code: 'proof-missing' }
  | { readonly code: 'carried-out-already' }
  | { readonly code: 'no-review'; readonly article: string }
  | { readonly code: 'procedure-ended'; readonly endedOn: Day; readonly article: string }
  | { readonly code: 'review-too-late'; readonly due: Day; readonly article: string }
  | { readonly code: 'review-still-open'; readonly due: Day; readonly article: string }
  | { readonly code: 'not-one-level-up'; readonly unit: string; readonly article: string }
  | { readonly code: 'merge-into-itself' }
  | { readonly code: 'other-case-not-open' }
  | { readonly code: 'entry-unknown'; readonly entries: number };
