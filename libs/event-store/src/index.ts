export * from './port.ts';
export * from './errors.ts';
export { createPostgresEventStore, type PostgresEventStoreOptions } from './postgres/postgres-event-store.ts';
export { createKurrentEventStore, type KurrentEventStoreOptions } from './kurrentdb/kurrent-event-store.ts';
export { migrateEventStore, type MigrateOptions } from './postgres/migrate.ts';
export { rotateEventStore, type RotateOptions, type Rotation } from './postgres/rotate.ts';
export { CopyRefused, type CopiedEvent, type CopyTarget } from './copy-target.ts';
export { openPostgresCopyTarget } from './postgres/copy/postgres-copy-target.ts';
export { openKurrentCopyTarget } from './kurrentdb/copy/kurrent-copy-target.ts';
