export { checkStore } from './check-store.ts';
export { checkHandled } from './unhandled.ts';
export * from './findings.ts';
export { compareReadModel } from './read-models.ts';
export { checkRelayed, type Relayed } from './topics/check-relayed.ts';
export { checkTopics, type TopicsToCheck } from './topics/check-topics.ts';
export type { ExpectedReaction } from './reactions.ts';
