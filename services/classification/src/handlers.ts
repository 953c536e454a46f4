/** The commands and reactions of this service without HTTP and without a running host: what a simulation drives. */
export { DecideCommand, DecideHandler, type OfficersDecision, type RefusedDecision } from './application/decide.handler.ts';
export { record as recordSuggestion, suggestionContext } from './application/suggest-when-registered.process.ts';
export type { DecisionState } from './domain/decision/index.ts';
export { decisionDecider } from './application/decision-decider.ts';
