import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Wrong start: `message` tells every fault at once, in Chinese and English. Processes end with code 2 on it. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Where a setting comes from. The command line wins over the variable. */
export interface Source {
  readonly variable: string;
  /** Name of the option without `--`. */
  readonly option?: string;
}

/** A variable that is set to nothing is not set, as a shell's `NAME= command` means it. */
export function environmentOf(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** What many processes read: where to listen, where to keep, what to log. Ports differ, so each process has its own default. */
export const common = {
  port: (usual: number) => z.coerce.number().int().min(0).max(65_535).default(usual),
  host: z.string().min(1).default('127.0.0.1'),
  data: z.string().min(1).default('.anjuan'),
  seconds: (usual: number) => z.coerce.number().positive().max(86_400).default(usual),
  log: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  databaseUrl: z.string().regex(/^postgres(ql)?:\/\//, '须以 postgres:// 开头 / begins with postgres://'),
  kurrentUrl: z
    .string()
    .regex(/^(kurrentdb|esdb)(\+discover)?:\/\//, '须以 kurrentdb:// 开头 / begins with kurrentdb://')
    .optional(),
} as const;

export const commonSources = {
  port: { variable: 'ANJUAN_PORT', option: 'port' },
  host: { variable: 'ANJUAN_HOST', option: 'host' },
  data: { variable: 'ANJUAN_DATA', option: 'data' },
  log: { variable: 'ANJUAN_LOG' },
  databaseUrl: { variable: 'DATABASE_URL' },
  kurrentUrl: { variable: 'KURRENTDB_URL' },
} as const satisfies Record<string, Source>;

/** Reads settings and collects what is wrong, so that one start names every fault. */
export function settingsReader(args: readonly string[], environment: Environment, sources: Readonly<Record<string, Source>>) {
  const env = environmentOf(environment);
  const faults: string[] = [];
  const given = optionsOf(args, sources, faults);
  return {
    env,
    /** What the schema makes of its settings; undefined where one of them is wrong. */
    read<Shape extends z.ZodRawShape>(shape: Shape): z.output<z.ZodObject<Shape>> | undefined {
      const places = Object.keys(shape).map((key) => [key, sources[key]] as const);
      const values = places.map(([key, source]) => [key, given.get(source?.option ?? '') ?? env[source?.variable ?? '']]);
      const parsed = z.object(shape).safeParse(Object.fromEntries(values));
      if (parsed.success) return parsed.data;
      for (const issue of parsed.error.issues) {
        const source = sources[String(issue.path[0])];
        const place = source?.option !== undefined && given.has(source.option) ? `--${source.option}` : source?.variable;
        const missing = issue.code === 'invalid_type' && issue.input === undefined;
        faults.push(`${place ?? String(issue.path[0])}：${missing ? '缺少 / is missing' : `设置不对 / ${issue.message}`}`);
      }
      return undefined;
    },
    /** A part that reads the environment itself and throws an Error that says what is wrong. */
    part<Part>(read: (env: Environment) => Part): Part | undefined {
      try {
        return read(env);
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error));
        return undefined;
      }
    },
    /** Throws WrongUsage when anything was wrong. */
    finish(): void {
      if (faults.length > 0) throw new WrongUsage(faults.join('\n'));
    },
  };
}

function optionsOf(args: readonly string[], sources: Readonly<Record<string, Source>>, faults: string[]): Map<string, string> {
  const known = Object.values(sources).flatMap(({ option }) => (option === undefined ? [] : [`--${option}`]));
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (!known.includes(name)) {
      faults.push(`${args[at]}：没有这个选项 / no such option (${known.join(', ')})`);
      continue;
    }
    const value = inline ?? args[++at];
    if (value === undefined) faults.push(`${name}：缺少值 / a value is missing`);
    else given.set(name.slice(2), value);
  }
  return given;
}
