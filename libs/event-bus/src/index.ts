export * from './by-case.ts';
export * from './consumer.ts';
export { inProcessTransport, type InProcessOptions } from './in-process/in-process-transport.ts';
