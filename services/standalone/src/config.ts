import { resolve } from 'node:path';
import { classificationConfig, type ClassificationConfig } from '@anjuan/classification';
import { z } from 'zod';

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
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Wrong start: `message` tells every fault at once, in Chinese and English. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

const settings = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(8080),
  host: z.string().min(1).default('127.0.0.1'),
  data: z.string().min(1).default('.anjuan'),
  log: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
});

/**
 * Reads `--port N --data DIR --host HOST` and the environment (ANJUAN_PORT, ANJUAN_DATA, ANJUAN_HOST, DATABASE_URL); the command line wins.
 * Throws WrongUsage that names every wrong setting.
 */
export function standaloneConfig(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): StandaloneConfig {
  // A variable that is set to nothing is not set, as a shell's `NAME= command` means it.
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const given = new Map<string, string>();
  const faults: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (!['--port', '--data', '--host'].includes(name)) {
      faults.push(`${args[at]}：没有这个选项 / no such option (--port, --data, --host)`);
      continue;
    }
    const value = inline ?? args[++at];
    if (value === undefined) faults.push(`${name}：缺少值 / a value is missing`);
    else given.set(name.slice(2), value);
  }
  const parsed = settings.safeParse({
    port: given.get('port') ?? env['ANJUAN_PORT'],
    host: given.get('host') ?? env['ANJUAN_HOST'],
    data: given.get('data') ?? env['ANJUAN_DATA'],
    databaseUrl: env['DATABASE_URL'],
    log: env['ANJUAN_LOG'],
  });
  let classification: StandaloneConfig['classification'] | undefined;
  try {
    classification = classificationConfig(env);
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}：设置不对 / ${issue.message}`));
  if (!parsed.success || classification === undefined || faults.length > 0) throw new WrongUsage(faults.join('\n'));
  const { port, host, data, databaseUrl, log } = parsed.data;
  return { port, host, dataDir: resolve(data), databaseUrl, log, classification, env };
}
