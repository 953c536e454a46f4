export { openReadModel, type ReadModel } from './read-model.ts';
export { rebuild, type RebuildProgress } from './rebuild.ts';
export { schemaOf, type Projection } from './projection.ts';
export { openSchema } from './data-source.ts';
export { moveCheckpoint, readCheckpoint } from './checkpoint.ts';
