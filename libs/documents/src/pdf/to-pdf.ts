import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSoffice } from './find-soffice.ts';
import { fontconfig } from './font-aliases.ts';
import { runWithin } from './run-soffice.ts';

export interface PdfOptions {
  /** The LibreOffice to use; found on this machine unless given. */
  readonly soffice?: string;
  /** How long a conversion may take; 60 seconds unless given. The first one makes LibreOffice's profile. */
  readonly milliseconds?: number;
}

export type PdfResult =
  | { readonly status: 'converted'; readonly bytes: Uint8Array }
  | { readonly status: 'not-available' | 'timed-out' | 'failed'; readonly chinese: string; readonly english: string };

const texts = {
  'not-available': ['本机没有 LibreOffice，只能提供 DOCX', 'there is no LibreOffice on this machine; only the DOCX is to be had'],
  'timed-out': ['LibreOffice 在规定时间内没有完成转换', 'LibreOffice did not finish in time'],
  failed: ['LibreOffice 未能转换该文书', 'LibreOffice could not convert the document'],
} as const;

/**
 * Makes a PDF of a document with LibreOffice, in a profile of its own, so that conversions can run at the same time and no setting of the
 * machine's user matters. All files are removed afterwards. A PDF names its time: unlike the DOCX it is not the same bytes twice. Throws
 * only what the file system of the temporary folder throws.
 */
export async function toPdf(docx: Uint8Array, options: PdfOptions = {}): Promise<PdfResult> {
  const soffice = options.soffice ?? (await findSoffice());
  if (soffice === undefined) return without('not-available');
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-pdf-'));
  try {
    await mkdir(join(folder, 'home'));
    await writeFile(join(folder, 'document.docx'), docx, { mode: 0o600 });
    await writeFile(join(folder, 'fonts.conf'), fontconfig(join(folder, 'fonts')));
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const args = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--convert-to',
      'pdf:writer_pdf_Export',
    ];
    const env = { ...process.env, HOME: join(folder, 'home'), FONTCONFIG_FILE: join(folder, 'fonts.conf') };
    const run = await runWithin(soffice, [...args, '--outdir', folder, join(folder, 'document.docx')], env, options.milliseconds ?? 60_000);
    if (run.end === 'not-started') return without('not-available');
    if (run.end === 'timed-out') return without('timed-out');
    // LibreOffice ends with 0 also when it wrote nothing, so the file is what counts.
    const pdf = await readFile(join(folder, 'document.pdf')).catch(() => undefined);
    return pdf?.subarray(0, 5).toString('latin1') === '%PDF-' ? { status: 'converted', bytes: pdf } : without('failed');
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function without(status: keyof typeof texts): PdfResult {
  const [chinese, english] = texts[status];
  return { status, chinese, english };
}
