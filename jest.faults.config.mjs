import jest from './jest.config.mjs';

/** Faults caused for real, on the built system: `npm run test:faults`. One suite after another, since each wants the machine. */
export default {
  ...jest,
  testMatch: ['<rootDir>/tools/faults/**/*.faults.ts'],
  globalSetup: '<rootDir>/tools/faults/servers/say-servers.mjs',
  globalTeardown: undefined,
  reporters: [
    ['default', { summaryThreshold: 1_000 }],
    '<rootDir>/tools/jest/hang-reporter.mjs',
    '<rootDir>/tools/faults/servers/skipped-reporter.mjs',
  ],
  verbose: true,
  maxWorkers: 1,
};
