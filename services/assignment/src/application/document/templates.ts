import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  documentKindCodes,
  openTemplateFolder,
  shippedTemplate,
  type DocumentKind,
  type OpenedTemplates,
  type TemplateSet,
} from '@anjuan/documents';

/** The office's templates as they now stand in their folder (文书模板). */
export interface Templates {
  /** Opened anew once a file of the folder changed. Throws what the file system throws, but for a folder that is not there. */
  current(): Promise<OpenedTemplates>;
}

const shippedOnly: TemplateSet = { templateFor: shippedTemplate, own: [] };

/** The templates of a folder; without the folder, those that come with the program. */
export function templatesIn(folder: string | undefined): Templates {
  let last: { readonly mark: string; readonly opened: OpenedTemplates } | undefined;
  return {
    async current() {
      const mark = folder === undefined ? '' : await markOf(folder);
      if (folder === undefined || mark === '') return { status: 'usable', templates: shippedOnly };
      if (last?.mark !== mark) last = { mark, opened: await openTemplateFolder(folder) };
      return last.opened;
    },
  };
}

/** Names, sizes and times of the files, which change when one is replaced; empty for a folder that is not there or holds none. */
async function markOf(folder: string): Promise<string> {
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && !name.startsWith('~$')).sort();
    const files = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs, ino } = await stat(join(folder, name));
        return [name, size, mtimeMs, ino].join(' ');
      }),
    );
    return files.join('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Every kind with the template that makes it now. */
export function templateList(
  templates: TemplateSet,
): readonly { readonly kind: DocumentKind; readonly sha256: string; readonly own: boolean }[] {
  return documentKindCodes.map((kind) => ({ kind, sha256: templates.templateFor(kind).sha256, own: templates.own.includes(kind) }));
}
