/** The commands and reactions of this service without HTTP and without a running host: what a simulation drives. */
export { groupDecider, GroupSteps } from './application/backlog-group-steps.ts';
export { TakeBacklogStepCommand, TakeBacklogStepHandler } from './application/backlog-step.handler.ts';
export type { BacklogStep } from './application/backlog-steps.ts';
export { moveClocks } from './application/clock-when-stepped.process.ts';
export type { DueTimer as Due } from './application/clock-timer.ts';
export { fire } from './application/expire-when-due.scheduler.ts';
export { ExtendHandlingLimitCommand, ExtendHandlingLimitHandler } from './application/extend-handling-limit.handler.ts';
export type { BacklogRefusal, BacklogState } from './domain/backlog/index.ts';
export { closeCampaign, makeBatch, openCampaign } from './domain/campaign/index.ts';
export { causes as clockingCauses } from './domain/index.ts';
export { backlogDecider } from './application/backlog-stream.ts';
export { clocksDecider } from './application/clocks-decider.ts';
export { orderDecider } from './application/order-stream.ts';
