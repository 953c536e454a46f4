export { applyDelivery, applyOrIsolate, isolateDelivery, openReadModel, type Isolation, type ReadModel } from './read-model.ts';
export { rebuild, type RebuildProgress } from './rebuild.ts';
export { schemaOf, type Projection } from './projection.ts';
export { openSchema } from './data-source.ts';
export { lockAll, lockProgress, moveCheckpoint, moveProgress, readCheckpoint, readProgress, type Standing } from './checkpoint.ts';
export { type IsDiscarded } from './dead-letters/apart.ts';
export { discardedIn } from './dead-letters/discarded.ts';
export { deadLetterOperations } from './dead-letters/release.ts';
export { addRows, failedRow, heldAmong, unreadableRow, waitingRow, type NewRow } from './dead-letters/rows.ts';
