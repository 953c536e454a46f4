export * from './decide.ts';
export * from './refusals.ts';
export * from './relate.ts';
export * from './state.ts';
