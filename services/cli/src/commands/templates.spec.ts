// Real: the file system and the shipped templates. No server.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentKindCodes } from '@anjuan/documents';
import { runCli } from '../testing/run-cli.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'anjuan-cli-templates-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const templates = (...args: readonly string[]) => runCli(['documents', 'templates', ...args, '--json'], { cwd });
interface Listed {
  readonly folder: string;
  readonly items: readonly { readonly kind: string; readonly own: boolean; readonly sha256: string }[];
}

describe('the office’s templates on the line', () => {
  it('are exported to start from, and never over a file', async () => {
    expect(((await templates('export', 'own')).json() as { written: string[] }).written).toHaveLength(12);
    expect((await templates('export', 'own')).json()).toMatchObject({ written: [] });
    expect(await readdir(join(cwd, 'own'))).toHaveLength(documentKindCodes.length);
  });

  it('are checked: a template of another document is told with its place, exit code 1', async () => {
    expect((await templates('check', 'own')).exit).toBe(0);
    await copyFile(join(cwd, 'own', '信访事项转送函.docx'), join(cwd, '信访事项交办函.docx'));
    const { exit, stdout } = await templates('check', '信访事项交办函.docx');
    expect(exit).toBe(1);
    expect(stdout).toMatch(/missing-placeholder/);
  });

  it('are installed whole, or not at all', async () => {
    expect((await templates('install', '信访事项交办函.docx', '--to', 'used')).exit).toBe(1);
    expect(await readdir(cwd)).not.toContain('used');
    const installed = await templates('install', 'own/信访事项转送函.docx', '--to', 'used');
    expect([installed.exit, installed.json()]).toEqual([0, expect.objectContaining({ installed: [expect.objectContaining({ kind: 'transfer-letter' })] })]); // prettier-ignore
    expect(await readFile(join(cwd, 'used', '信访事项转送函.docx'))).toEqual(await readFile(join(cwd, 'own', '信访事项转送函.docx')));
    const { items } = (await templates('list', '--to', 'used')).json() as Listed;
    expect(items.filter(({ own }) => own).map(({ kind }) => kind)).toEqual(['transfer-letter']);
    expect(items).toHaveLength(12);
  });

  it('are looked for in the data folder unless told otherwise', async () => {
    expect(((await runCli(['documents', 'templates', 'list', '--json', '--data', 'd'], { cwd })).json() as Listed).folder).toBe(
      join(cwd, 'd', 'templates'),
    );
    const env = { ANJUAN_TEMPLATES: join(cwd, 'used') };
    const { items, folder } = (await runCli(['documents', 'templates', 'list', '--json'], { cwd, env })).json() as Listed;
    expect([folder, items.some(({ own }) => own)]).toEqual([join(cwd, 'used'), true]);
  });

  it('need a name that is a document’s', async () => {
    await copyFile(join(cwd, 'own', '信访事项转送函.docx'), join(cwd, 'letter.docx'));
    expect((await templates('check', 'letter.docx')).exit).toBe(2);
    expect((await templates('check', 'none.docx')).exit).toBe(2);
  });
});
