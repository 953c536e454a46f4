export * from './findings.ts';
export { Reactions, type ExpectedReaction } from './reactions.ts';
export { StoreOrder } from './store-order.ts';
export { compareReadModel } from './read-models.ts';
export { checkTopics, type TopicsToCheck } from './topics/check-topics.ts';
