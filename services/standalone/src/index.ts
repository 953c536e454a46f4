export { standaloneConfig, type StandaloneConfig } from './config.ts';
export { startStandalone, type Standalone } from './standalone.ts';
export { quietLog } from './quiet-log.ts';
export { AlreadyRunning, systemOperations, version, WrongUsage } from '@anjuan/service-host';
export { assignmentOperations } from '@anjuan/assignment';
export { auditOperations } from '@anjuan/audit';
export { classificationOperations } from '@anjuan/classification';
export { intakeOperations } from '@anjuan/intake';
export { supervisionOperations } from '@anjuan/supervision';
