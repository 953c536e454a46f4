export * from './decide.ts';
export * from './ended-matter.ts';
export * from './notify-refusal.ts';
export * from './refusals.ts';
export * from './relate.ts';
export * from './state.ts';
