export { standaloneConfig, WrongUsage, type StandaloneConfig } from './config.ts';
export { AlreadyRunning, startStandalone, version, type Standalone } from './standalone.ts';
export { quietLog } from './quiet-log.ts';
