import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));

// Real: the linter of the workspace with its own configuration; the projects are read from the workspace.
describe('the direction of dependencies', () => {
  const eslint = new ESLint({ cwd: root });
  const tagsOf = (name: string) => (JSON.parse(readFileSync(`${root}services/${name}/project.json`, 'utf8')) as { tags: string[] }).tags;
  // Programs that put services together (type:app) may import them; a service never another.
  const services = readdirSync(`${root}services`).filter((name) => tagsOf(name).includes('type:service'));

  /** Rules that refuse the text if it stood in that file. The file must exist, since the linter reads types by it. */
  async function refusedBy(file: string, text: string): Promise<string[]> {
    const [result] = await eslint.lintText(text, { filePath: `${root}${file}` });
    return [...new Set((result?.messages ?? []).map((message) => message.ruleId ?? message.message))];
  }

  it.each(services)('%s may not import another service', async (service) => {
    const other = services.find((name) => name !== service) ?? '';
    const text = `import * as other from '@anjuan/${other}';\nconsole.log(other);\n`;
    expect(await refusedBy(`services/${service}/src/index.ts`, text)).toContain('@nx/enforce-module-boundaries');
  });

  it.each(['@nestjs/common', 'typeorm', 'pg', 'node:fs', '@anjuan/event-store', '@anjuan/service-kit'])(
    'the domain may not import %s',
    async (name) => {
      const text = `import * as forbidden from '${name}';\nconsole.log(forbidden);\n`;
      expect(await refusedBy('services/assignment/src/domain/index.ts', text)).toContain('no-restricted-imports');
    },
  );

  it.each([
    ['the clock', 'export const now = new Date();\n', 'no-restricted-globals'],
    ['randomness', 'export const luck = Math.random();\n', 'no-restricted-properties'],
    ['the environment', 'export const home = process.env;\n', 'no-restricted-globals'],
  ])('the domain may not read %s', async (_what, text, rule) => {
    expect(await refusedBy('services/assignment/src/domain/index.ts', text)).toContain(rule);
  });

  it('the application may not import its http layer', async () => {
    const text = `import * as http from '../http/operations.ts';\nconsole.log(http);\n`;
    expect(await refusedBy('services/assignment/src/application/take-step.handler.ts', text)).toContain('no-restricted-imports');
  });

  it('a lib may not import a service, nor a lib above it', async () => {
    const service = `import * as service from '@anjuan/intake';\nconsole.log(service);\n`;
    expect(await refusedBy('libs/contracts/src/index.ts', service)).toContain('@nx/enforce-module-boundaries');
    const above = `import * as above from '@anjuan/service-kit';\nconsole.log(above);\n`;
    expect(await refusedBy('libs/event-store/src/index.ts', above)).toContain('@nx/enforce-module-boundaries');
  });

  it('lets through what is allowed', async () => {
    const text = `import * as allowed from '@anjuan/contracts';\nconsole.log(allowed);\n`;
    expect(await refusedBy('services/assignment/src/domain/index.ts', text)).toEqual([]);
  });
});
