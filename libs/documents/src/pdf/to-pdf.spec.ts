// Real: LibreOffice where this machine has it (the last suite tells when not); else small programs that stand in for it.
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renderDocument } from '../render/render-document.ts';
import { samples } from '../spec-support/samples.ts';
import { findSoffice } from './find-soffice.ts';
import { toPdf } from './to-pdf.ts';

const soffice = await findSoffice();
const docx = renderDocument('handling-opinion', samples['handling-opinion']).bytes;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soffice-spec-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const leftovers = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith('anjuan-pdf-'));

async function standIn(name: string, script: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

describe('a PDF without a LibreOffice that works', () => {
  it('is not available where there is none', async () => {
    expect(await toPdf(docx, { soffice: join(folder, 'absent') })).toEqual({
      status: 'not-available',
      chinese: '本机没有 LibreOffice，只能提供 DOCX',
      english: 'there is no LibreOffice on this machine; only the DOCX is to be had',
    });
  });

  it('is not found on a search path without it', async () => {
    const program = await standIn('soffice', 'exit 0');
    expect(await findSoffice(`/nowhere:${folder}`)).toBe(program);
  });

  it('fails when the program ends well but writes nothing, or no PDF', async () => {
    const writer = await standIn('writes-rubbish', 'for last; do :; done; echo rubbish > "$(dirname "$last")/document.pdf"');
    expect((await toPdf(docx, { soffice: await standIn('does-nothing', 'exit 0') })).status).toBe('failed');
    expect((await toPdf(docx, { soffice: writer })).status).toBe('failed');
  });

  it('ends a program that takes too long, with its children, and leaves no file', async () => {
    const before = await leftovers();
    const slow = await standIn('hangs', 'sleep 600 & wait');
    expect((await toPdf(docx, { soffice: slow, milliseconds: 200 })).status).toBe('timed-out');
    expect(await leftovers()).toEqual(before);
  });
});

(soffice === undefined ? describe.skip : describe)(`a PDF by the LibreOffice of this machine (${soffice ?? 'none: not tested'})`, () => {
  it('is made of an opinion, two at the same time, and no file is left', async () => {
    const before = await leftovers();
    const results = await Promise.all([toPdf(docx), toPdf(docx)]);
    for (const result of results) {
      expect(result.status).toBe('converted');
      if (result.status === 'converted') expect(Buffer.from(result.bytes).toString('latin1')).toMatch(/^%PDF-1[\s\S]*%%EOF\s*$/);
    }
    expect(await leftovers()).toEqual(before);
  });
});
