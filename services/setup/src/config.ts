import { resolve } from 'node:path';
import { kafkaConfig, type KafkaSettings } from '@anjuan/event-bus';
import { common, commonSources, settingsReader, type Environment } from '@anjuan/service-host';

/** What is set up, and as whom. */
export interface SetupConfig {
  /** Folder with the master key, made there when no variable gives one. */
  readonly dataDir: string;
  /** Connection string of the owner of the database. */
  readonly databaseUrl: string;
  /** Undefined: no broker is set up. */
  readonly kafka: KafkaSettings | undefined;
  readonly log: string;
  /** How long servers that do not answer yet are waited for, seconds. */
  readonly wait: number;
  readonly env: Environment;
}

const sources = { ...commonSources, wait: { variable: 'ANJUAN_SETUP_WAIT', option: 'wait' } } as const;

/** Reads the options `--data --wait` and the environment. Throws WrongUsage that names every wrong setting. */
export function setupConfig(args: readonly string[], environment: Environment): SetupConfig {
  const reader = settingsReader(args, environment, sources);
  const { data, log, databaseUrl } = common;
  const wait = common.seconds(60);
  const settings = reader.read({ data, log, databaseUrl, wait });
  const kafka = reader.part((env) => (env['KAFKA_BROKERS'] === undefined ? undefined : kafkaConfig(env)));
  reader.finish();
  const { data: folder, ...rest } = settings as NonNullable<typeof settings>;
  return { ...rest, dataDir: resolve(folder), kafka, env: reader.env };
}
