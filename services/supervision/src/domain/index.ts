export * from './clock/react.ts';
export { expire, runOf, warn } from './clock/run.ts';
export * from './clock/state.ts';
export * from './handling-limit/extend.ts';
