export * from './conduct.ts';
export * from './grounds.ts';
export * from './order.ts';
export * from './state.ts';
export type { OrderDecision, OrderFacts, OrderRefusal } from './step.ts';
export * from './suggestion.ts';
