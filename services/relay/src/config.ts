import { resolve } from 'node:path';
import { kafkaConfig, type KafkaSettings } from '@anjuan/event-bus';
import { common, commonSources, settingsReader, type Environment } from '@anjuan/service-host';
import { z } from 'zod';

/** How the relay is run. One of `databaseUrl` and `kurrentUrl` is there. */
export interface RelayConfig {
  readonly host: string;
  readonly port: number;
  /** Folder with the master key, from which the password of the relay's database role comes unless a variable gives it. */
  readonly dataDir: string;
  readonly log: string;
  readonly databaseUrl: string | undefined;
  readonly kurrentUrl: string | undefined;
  readonly sessionTimeoutMs: number;
  readonly kafka: KafkaSettings;
  readonly env: Environment;
}

const sources = {
  ...commonSources,
  kurrentUrl: { variable: 'KURRENTDB_URL' },
  sessionTimeoutMs: { variable: 'ANJUAN_RELAY_SESSION_MS' },
};

/**
 * Reads `--port` (8086), `--host`, `--data` and the environment: ANJUAN_PORT, ANJUAN_HOST, ANJUAN_DATA, ANJUAN_LOG, DATABASE_URL or KURRENTDB_URL,
 * ANJUAN_RELAY_SESSION_MS (6000: how long an active relay may be silent before another takes over) and Kafka's. Throws WrongUsage with every fault.
 */
export function relayConfig(args: readonly string[], environment: Environment): RelayConfig {
  const reader = settingsReader(args, environment, sources);
  const { port, host, data, log, databaseUrl } = common;
  const settings = reader.read({
    port: port(8086),
    host,
    data,
    log,
    databaseUrl: databaseUrl.optional(),
    kurrentUrl: z
      .string()
      .regex(/^(kurrentdb|esdb)(\+discover)?:\/\//, '须以 kurrentdb:// 开头 / begins with kurrentdb://')
      .optional(),
    sessionTimeoutMs: z.coerce.number().int().min(1_000).max(300_000).default(6_000),
  });
  reader.part(oneStore);
  const kafka = reader.part(kafkaConfig);
  reader.finish();
  const { data: folder, databaseUrl: database, kurrentUrl, ...rest } = settings as NonNullable<typeof settings>;
  return { ...rest, dataDir: resolve(folder), databaseUrl: database, kurrentUrl, kafka: kafka as KafkaSettings, env: reader.env };
}

function oneStore(env: Environment): void {
  const given = ['DATABASE_URL', 'KURRENTDB_URL'].filter((name) => env[name] !== undefined);
  if (given.length !== 1)
    throw new Error('DATABASE_URL、KURRENTDB_URL：须设且只设一个 / DATABASE_URL, KURRENTDB_URL: exactly one of them must be set');
}
