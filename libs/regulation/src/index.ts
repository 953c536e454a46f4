export * from './vocabulary/index.ts';
export * from './urgency/index.ts';
