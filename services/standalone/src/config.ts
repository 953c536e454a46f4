import { resolve } from 'node:path';
import { classificationConfig, type ClassificationConfig } from '@anjuan/classification';
import type { Regulation } from '@anjuan/regulation';
import { common, commonSources, officeRules, settingsReader, type Environment } from '@anjuan/service-host';
import { supervisionConfig, type SupervisionConfig } from '@anjuan/supervision';

/** How the one-process system is run. */
export interface StandaloneConfig {
  /** Folder for everything that is kept: database, master key, models, run files. */
  readonly dataDir: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Owner's connection string of a database to use instead of the embedded server. */
  readonly databaseUrl: string | undefined;
  /** Least level of the log. */
  readonly log: string;
  readonly classification: Omit<ClassificationConfig, 'modelDir'>;
  readonly supervision: SupervisionConfig;
  /** The rules with the files of the office. */
  readonly regulation: Regulation;
  readonly env: Environment;
}

/**
 * Reads `--port N --data DIR --host HOST` and the environment (ANJUAN_PORT, ANJUAN_DATA, ANJUAN_HOST, DATABASE_URL); the command line wins.
 * Throws WrongUsage that names every wrong setting.
 */
export function standaloneConfig(args: readonly string[], environment: Environment): StandaloneConfig {
  const reader = settingsReader(args, environment, commonSources);
  const { port, host, data, log, databaseUrl } = common;
  const settings = reader.read({ port: port(8080), host, data, log, databaseUrl: databaseUrl.optional() });
  const parts = {
    classification: reader.part(classificationConfig),
    supervision: reader.part(supervisionConfig),
    regulation: reader.part(officeRules)?.regulation,
  };
  reader.finish();
  const { data: folder, ...rest } = settings as NonNullable<typeof settings>;
  const own = parts as { readonly [Part in keyof typeof parts]: NonNullable<(typeof parts)[Part]> };
  return { ...rest, databaseUrl: rest.databaseUrl, dataDir: resolve(folder), ...own, env: reader.env };
}
