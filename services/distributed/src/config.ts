import { resolve } from 'node:path';
import { kafkaConfig } from '@anjuan/event-bus';
import { common, commonSources, officeRules, settingsReader, type Environment } from '@anjuan/service-host';
import { z } from 'zod';
import { copied, type Copied } from './plan.ts';

/** How the whole system is run on this machine, every service as a process of its own. */
export interface DistributedConfig {
  /** Of the gateway. */
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly log: string;
  /** Owner's connection string of a database to use instead of an embedded server. */
  readonly databaseUrl: string | undefined;
  /** Brokers to use instead of an embedded one. */
  readonly brokers: string | undefined;
  /** How many processes of each; one where it is not named. */
  readonly copies: ReadonlyMap<Copied, number>;
  readonly env: Environment;
}

const wrong = `须形如 intake=2,classification=2（${copied.join('、')}，1 至 16） / such as intake=2,classification=2 (1 to 16 each)`;
const copies = z
  .string()
  .default('')
  .transform((text, context) => {
    const parts = text === '' ? [] : text.split(',').map((part) => /^([a-z]+)=(\d{1,2})$/.exec(part.trim()));
    const pairs = parts.map((part) => [part?.[1] as Copied, Number(part?.[2])] as const);
    if (pairs.every(([name, count]) => copied.includes(name) && count >= 1 && count <= 16)) return new Map(pairs);
    context.addIssue({ code: 'custom', message: wrong });
    return z.NEVER;
  });

const sources = { ...commonSources, copies: { variable: 'ANJUAN_COPIES', option: 'copies' } } as const;

/** Reads the options `--port --host --data --copies` and the environment. Throws WrongUsage that names every wrong setting. */
export function distributedConfig(args: readonly string[], environment: Environment): DistributedConfig {
  const reader = settingsReader(args, environment, sources);
  const { port, host, data, log, databaseUrl } = common;
  const settings = reader.read({ port: port(8080), host, data, log, databaseUrl: databaseUrl.optional(), copies });
  reader.part(officeRules); // each process reads them itself; told here once, before any of them is started
  reader.part((env) => (env['KAFKA_BROKERS'] === undefined ? undefined : kafkaConfig(env)));
  reader.finish();
  const { data: folder, ...rest } = settings as NonNullable<typeof settings>;
  return { ...rest, databaseUrl: rest.databaseUrl, dataDir: resolve(folder), brokers: reader.env['KAFKA_BROKERS'], env: reader.env };
}
