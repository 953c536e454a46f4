export { distributedConfig, type DistributedConfig } from './config.ts';
export { startDistributed, type Distributed } from './distributed.ts';
