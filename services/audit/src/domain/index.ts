export * from './case-file/case-file.ts';
export type * from './case-file/supervision.ts';
export * from './case-file/queues.ts';
export * from './case-file/shown-in-file.ts';
export * from './report/index.ts';
