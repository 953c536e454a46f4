export * from './commands/context.ts';
export * from './commands/days.ts';
export * from './commands/ids.ts';
export * from './commands/payload.ts';
export * from './commands/run-command.ts';
export * from './http/actor.ts';
export * from './http/openapi.ts';
export * from './http/operation.ts';
export * from './http/outcome.ts';
export * from './http/problem-filter.ts';
export * from './http/problem.ts';
export * from './http/validate.ts';
export * from './reactions/process-manager.ts';
export * from './jobs.ts';
export * from './service.ts';
export * from './snapshots/decider.ts';
export * from './snapshots/load-stream.ts';
export * from './snapshots/snapshots.ts';
export * from './tokens.ts';
export {
  DeadLettersController,
  DeadLettersModule,
  deadLetterUnknown,
  type DeadLetterParts,
} from './dead-letters/dead-letters.controller.ts';
export { deadLetterOperations } from './dead-letters/operations.ts';
