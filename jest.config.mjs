/** One configuration for the whole workspace: ESM throughout, TypeScript by SWC, sources instead of builds. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{libs,services,tools,infra}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { swcrc: true, exclude: [] }] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'import'] },
  globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.ts',
  testTimeout: 60_000,
  maxWorkers: 2,
};
