export { officeFile, officeRules, type OfficeRules } from './config/office-files.ts';
export { common, commonSources, environmentOf, settingsReader, WrongUsage, type Environment, type Source } from './config/settings.ts';
export { ensureDatabase } from './database/ensure-database.ts';
export {
  passwordOf,
  passwordVariables,
  roleUrl,
  serviceRoles,
  standaloneRoles,
  type DatabaseRole,
  type RoleOwner,
} from './database/roles.ts';
export { DatabaseInUse, setUpDatabase, type SetUp } from './database/set-up-database.ts';
export { AlreadyRunning, lockFolder, type FolderLock } from './folder/folder-lock.ts';
export { runFiles } from './folder/run-files.ts';
export { bodyLimit, requestIdOf } from './http/app.ts';
export { systemOperations } from './http/operations.ts';
export { projectionUnknown } from './http/system.controller.ts';
export { servePage } from './http/page.ts';
export { detailsOf, nameOf, processLog } from './log/log.ts';
export { createMetrics, type Metrics } from './metrics/metrics.ts';
export { askedToEnd, endingMs, endProcess, endWithParent, runMain } from './process/ending.ts';
export { undoStack, type Undo } from './process/undo.ts';
export { deliveringFrom, type Delivering } from './run/broker.ts';
export { ensureMasterKeys, findMasterKeys, masterKeyFile } from './run/master-keys.ts';
export { openHost, type OpenHost } from './run/open-host.ts';
export { runService, type ServiceProcess } from './run/run-service.ts';
export { listeningAt, serve, version, type Serving } from './run/serve.ts';
export { servicePorts, type ServiceName } from './run/service-config.ts';
