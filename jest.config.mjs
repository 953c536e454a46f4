import { readFileSync } from 'node:fs';

// As the build does it, but the sources' own `.ts` import endings stay: the tests run the sources.
const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
delete swc.exclude;
delete swc.$schema;
delete swc.jsc.rewriteRelativeImportExtensions;
swc.swcrc = false;

/** One configuration for the whole workspace: ESM throughout, TypeScript by SWC, sources instead of builds. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{libs,services,tools,infra}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', swc] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  globalSetup: '<rootDir>/tools/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/jest/global-teardown.mjs',
  reporters: ['default', '<rootDir>/tools/jest/hang-reporter.mjs', '<rootDir>/tools/jest/kafka-reporter.mjs'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
