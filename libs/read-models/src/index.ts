export { applyDelivery, openReadModel, type ReadModel } from './read-model.ts';
export { rebuild, type RebuildProgress } from './rebuild.ts';
export { schemaOf, type Projection } from './projection.ts';
export { openSchema } from './data-source.ts';
export { lockProgress, moveCheckpoint, moveProgress, readCheckpoint, readProgress } from './checkpoint.ts';
