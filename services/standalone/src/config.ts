import { resolve } from 'node:path';
import { classificationConfig, type ClassificationConfig } from '@anjuan/classification';
import { common, commonSources, settingsReader, type Environment } from '@anjuan/service-host';

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
  const classification = reader.part(classificationConfig);
  reader.finish();
  const { data: folder, ...rest } = settings as NonNullable<typeof settings>;
  const own = classification as NonNullable<typeof classification>;
  return { ...rest, databaseUrl: rest.databaseUrl, dataDir: resolve(folder), classification: own, env: reader.env };
}
