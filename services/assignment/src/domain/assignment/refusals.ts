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
  | { readonly code: 'result-missing'; readonly article: string };
