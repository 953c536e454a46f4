import { resolve } from 'node:path';
import { kafkaConfig, type KafkaSettings } from '@anjuan/event-bus';
import { theRegulation, type Regulation } from '@anjuan/regulation';
import { officeRules } from '../config/office-files.ts';
import { common, commonSources, settingsReader, type Environment } from '../config/settings.ts';

/** The services that can run as processes of their own, with the port that each takes when none is given. */
export const servicePorts = { intake: 8081, classification: 8082, assignment: 8083, supervision: 8084, audit: 8085 } as const;
export type ServiceName = keyof typeof servicePorts;

/** Those that reckon days and limits; the others need no file of the office, and start without. */
const byOfficeRules: readonly ServiceName[] = ['intake', 'assignment', 'supervision'];

/** How one service is run as a process of its own. */
export interface ServiceConfig<Own> {
  readonly host: string;
  readonly port: number;
  /** Folder with the master key, unless a variable gives that, and with trained models. */
  readonly dataDir: string;
  readonly log: string;
  /** Address of the database; user and password are those of the service's own role. */
  readonly databaseUrl: string;
  /** Address of the store; in the database when undefined. */
  readonly kurrentUrl: string | undefined;
  /** Undefined: events come out of the store itself. */
  readonly kafka: KafkaSettings | undefined;
  /** The rules, with the files of the office where the service goes by them. */
  readonly regulation: Regulation;
  readonly own: Own | undefined;
  readonly env: Environment;
}

/** Reads the options `--port --host --data` and the environment. Throws WrongUsage that names every wrong setting. */
export function serviceConfig<Own>(
  name: ServiceName,
  args: readonly string[],
  environment: Environment,
  ownSettings?: (env: Environment) => Own,
): ServiceConfig<Own> {
  const reader = settingsReader(args, environment, commonSources);
  const { port, host, data, log, databaseUrl, kurrentUrl } = common;
  const settings = reader.read({ port: port(servicePorts[name]), host, data, log, databaseUrl, kurrentUrl });
  const regulation = byOfficeRules.includes(name) ? reader.part(officeRules)?.regulation : theRegulation;
  const own = ownSettings ? reader.part(ownSettings) : undefined;
  const kafka = reader.part((env) => (env['KAFKA_BROKERS'] === undefined ? undefined : kafkaConfig(env)));
  reader.finish();
  const { data: folder, ...rest } = settings as NonNullable<typeof settings>;
  const ownRules = regulation as NonNullable<typeof regulation>; // finish threw where it is missing
  return { ...rest, kurrentUrl: rest.kurrentUrl, dataDir: resolve(folder), kafka, regulation: ownRules, own, env: reader.env };
}
