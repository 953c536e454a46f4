// Real: folders on disk.
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { documentKindCodes } from '../kinds/document-kinds.ts';
import { edited } from '../spec-support/docx.ts';
import { shippedTemplate, shippedTemplateFile } from './read-template.ts';
import { copyShippedTemplates, openTemplateFolder } from './template-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-spec-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const opinion = (): Promise<Buffer> => readFile(shippedTemplateFile('handling-opinion'));

describe('an office’s own folder of templates', () => {
  it('is taken where it has a template; elsewhere the shipped one', async () => {
    await writeFile(join(folder, '信访事项处理意见书.docx'), edited(await opinion(), '二、事实和理由', '二、调查情况'));
    await writeFile(join(folder, '~$访事项处理意见书.docx'), 'lock');
    const opened = await openTemplateFolder(folder);
    if (opened.status !== 'usable') throw new Error('the folder is usable');
    expect(opened.templates.own).toEqual(['handling-opinion']);
    expect(opened.templates.templateFor('handling-opinion').sha256).not.toBe(shippedTemplate('handling-opinion').sha256);
    expect(opened.templates.templateFor('review-opinion')).toBe(shippedTemplate('review-opinion'));
  });

  it('is refused as a whole with the problems of every file', async () => {
    await writeFile(join(folder, 'handling-opinion.docx'), await opinion());
    await writeFile(join(folder, '信访事项处理意见书.docx'), await opinion());
    await writeFile(join(folder, '信访事项转送函.docx'), await opinion());
    await writeFile(join(folder, '通知.docx'), 'x');
    await writeFile(join(folder, 'refusal-notice.docx'), 'x');
    const opened = await openTemplateFolder(folder);
    if (opened.status !== 'refused') throw new Error('the folder is refused');
    const found = new Set(opened.problems.map(({ file, code }) => `${file}: ${code}`));
    expect(found).toEqual(
      new Set([
        'refusal-notice.docx: not-a-docx',
        '信访事项处理意见书.docx: two-files',
        '信访事项转送函.docx: unknown-placeholder',
        '信访事项转送函.docx: missing-placeholder',
        '通知.docx: unknown-file',
      ]),
    );
  });

  it('is filled with the shipped templates to edit, and never written over', async () => {
    await writeFile(join(folder, '信访事项处理意见书.docx'), 'mine');
    const written = await copyShippedTemplates(folder);
    expect(written).toHaveLength(documentKindCodes.length - 1);
    expect((await readdir(folder)).length).toBe(documentKindCodes.length);
    expect(await readFile(join(folder, '信访事项处理意见书.docx'), 'utf8')).toBe('mine');
    expect(await copyShippedTemplates(folder)).toEqual([]);
    await writeFile(join(folder, '信访事项处理意见书.docx'), await opinion());
    expect(await openTemplateFolder(folder)).toMatchObject({ status: 'usable' });
  });
});
