import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which libs a lib may import: one direction, no cycle. The ledger (when it comes) depends on none. */
const libRules = [
  ['regulation', []],
  ['contracts', ['regulation']],
  ['tabular', []],
  ['local-postgres', []],
  ['local-kafka', []],
  ['personal-data', ['contracts', 'event-store']],
  ['event-store', ['contracts', 'local-postgres']],
  ['event-bus', ['contracts', 'event-store']],
  ['read-models', ['contracts', 'event-store', 'event-bus']],
  ['service-kit', ['contracts', 'event-store', 'event-bus', 'read-models', 'personal-data', 'regulation', 'checker']],
  ['invariants', ['contracts', 'regulation']],
  ['checker', ['contracts', 'event-store', 'event-bus', 'read-models']],
  ['backlog-ledger', ['tabular']],
  ['documents', ['regulation']],
  ['service-host', ['contracts', 'event-store', 'event-bus', 'read-models', 'personal-data', 'regulation', 'service-kit', 'checker']],
].map(([name, uses]) => ({
  sourceTag: `lib:${name}`,
  onlyDependOnLibsWithTags: [...uses, 'testing'].map((lib) => `lib:${lib}`),
}));

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.anjuan/**', 'coverage/**', '**/tmp/**'] },
  ...tseslint.configs.strictTypeChecked.map((c) => ({ ...c, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    languageOptions: { globals: globals.node, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:app-web', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib', 'type:service', 'type:app'] },
            ...libRules,
          ],
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-extraneous-class': 'off', // Nest modules are classes that only carry a decorator
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    // The domain is pure: no framework, no I/O, no clock, no randomness (style: deciders).
    files: ['services/*/src/domain/**/*.ts', 'libs/regulation/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '@nestjs/*',
                'typeorm',
                'pg',
                'kafkajs',
                'rxjs',
                'fastify',
                'node:*',
                '@anjuan/event-store',
                '@anjuan/event-bus',
                '@anjuan/read-models',
                '@anjuan/service-kit',
                '@anjuan/personal-data',
              ],
              message: 'The domain is pure: it imports contracts, regulation and its own folder only.',
            },
            {
              group: ['**/application/**', '**/http/**', '**/read-model/**'],
              message: 'Dependencies point one way: http -> application -> domain.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Time comes in as data.' },
        { name: 'crypto', message: 'Randomness comes in as data.' },
        { name: 'process', message: 'No environment in the domain.' },
        { name: 'fetch', message: 'No I/O in the domain.' },
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness comes in as data.' }],
    },
  },
  {
    files: ['services/*/src/application/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/http/**'], message: 'Dependencies point one way: http -> application -> domain.' }] },
      ],
    },
  },
  { files: ['**/*.spec.ts'], languageOptions: { globals: globals.jest } },
  prettier,
);
