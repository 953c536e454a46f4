export { kurrentDouble, kurrentName, kurrentUnderTest, type KurrentUnderTest } from './kurrent-under-test.ts';
export { KurrentDouble, type KurrentDoubleOptions } from './kurrentdb-server/kurrentdb-server.ts';
