export * from './checker.ts';
export * from './invariants.ts';
