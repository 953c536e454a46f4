import { join, resolve } from 'node:path';

export interface AssignmentConfig {
  /** Folder of the office's own document templates (文书模板); those that come with the program where it is not there. */
  readonly templates?: string;
}

/** Reads ANJUAN_TEMPLATES; the folder `templates` of the data folder when it is not set. */
export function assignmentConfig(env: Readonly<Record<string, string | undefined>>, dataDir: string): AssignmentConfig {
  const given = env['ANJUAN_TEMPLATES'];
  return { templates: given ? resolve(given) : join(dataDir, 'templates') };
}
