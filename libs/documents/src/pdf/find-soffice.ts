import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const places = [
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** The LibreOffice of this machine: on the search path, else where its installers put it; undefined when there is none. */
export async function findSoffice(searchPath: string = process.env['PATH'] ?? ''): Promise<string | undefined> {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => ['soffice', 'libreoffice', 'soffice.exe'].map((name) => join(folder, name)));
  for (const candidate of [...onPath, ...places]) if (await isProgram(candidate)) return candidate;
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not to be run
  }
}
