export { standaloneConfig, WrongUsage, type StandaloneConfig } from './config.ts';
export { AlreadyRunning, startStandalone, version, type Standalone } from './standalone.ts';
export { quietLog } from './quiet-log.ts';
export { systemOperations } from './http/operations.ts';
export { assignmentOperations } from '@anjuan/assignment';
export { auditOperations } from '@anjuan/audit';
export { classificationOperations } from '@anjuan/classification';
export { intakeOperations } from '@anjuan/intake';
export { supervisionOperations } from '@anjuan/supervision';
