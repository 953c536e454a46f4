export * from './by-case.ts';
export * from './consumer.ts';
export * from './dead-letters/dead-letters.ts';
export * from './delivery/delivery.ts';
export * from './delivery/lane.ts';
export * from './delivery/outage.ts';
export * from './delivery/progress.ts';
export { inProcessTransport, type InProcessOptions } from './in-process/in-process-transport.ts';
export * from './kafka/index.ts';
