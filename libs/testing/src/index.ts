export { givenWhenThen, type Fold, type Outcome } from './deciders/given-when-then.ts';
export { testAuthority, type Certified, type TestAuthority } from './kafka/certificates.ts';
export { layCable, type Cable } from './kafka/cable.ts';
export { dockerMayRun } from './kafka/docker.ts';
export { ownBroker, type OwnBroker, type OwnBrokerOptions } from './kafka/own-broker.ts';
export { describeWithKafka, describeWithLocalKafka, testBroker, type TestBroker } from './kafka/test-broker.ts';
export { testDatabase, type TestDatabase } from './postgres/test-database.ts';
export { readmeCommands, shell } from './system/readme.ts';
export { get, post, root, startSystem, until, type RunningSystem } from './system/running-system.ts';
