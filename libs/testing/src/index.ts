export { givenWhenThen, type Fold, type Outcome } from './deciders/given-when-then.ts';
export { describeWithKafka, testBroker, type TestBroker } from './kafka/test-broker.ts';
export { testDatabase, type TestDatabase } from './postgres/test-database.ts';
export { get, post, root, startSystem, until, type RunningSystem } from './system/running-system.ts';
