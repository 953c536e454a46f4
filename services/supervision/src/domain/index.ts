export * from './clock/react.ts';
export * from './clock/state.ts';
export * from './handling-limit/extend.ts';
