/** The commands and reactions of this service without HTTP and without a running host: what a simulation drives. */
export { causes as endingCauses, endLapsed } from './application/end-when-lapsed.process.ts';
export { causes as proposingCauses, propose } from './application/propose-when-classified.process.ts';
export { RecordUnitCommand, RecordUnitHandler } from './application/record-unit.handler.ts';
export { unitStream } from './application/register-facts.ts';
export type { Step } from './application/steps.ts';
export { TakeStepCommand, TakeStepHandler } from './application/take-step.handler.ts';
export { unitToSucceed, type AssignmentRefusal, type AssignmentState } from './domain/index.ts';
export { assignmentDecider } from './application/assignment-decider.ts';
