import { endWithParent, type Environment } from '@anjuan/service-host';

/** What can run as several processes. */
export const copied = ['relay', 'intake', 'classification', 'assignment', 'supervision', 'audit'] as const;
export type Copied = (typeof copied)[number];
export type Program = Copied | 'gateway';

/** One process of the system. */
export interface Planned {
  /** Of its pid file: `intake`, and `intake-2` for the second copy. */
  readonly name: string;
  readonly program: Program;
  readonly port: number;
  readonly env: Environment;
}

export interface PlanFacts {
  readonly dataDir: string;
  readonly env: Environment;
  readonly copies: ReadonlyMap<Copied, number>;
  readonly listen: { readonly host: string; readonly port: number };
  /** Owner's; the services are not told user and password. */
  readonly databaseUrl: string;
  readonly brokers: string;
}

/** How many ports the plan needs beside the gateway's. */
export function portsNeeded(copies: ReadonlyMap<Copied, number>): number {
  return copied.reduce((sum, name) => sum + (copies.get(name) ?? 1), 0);
}

/** Every process beside the servers, in the order in which they are started. */
export function planOf(facts: PlanFacts, ports: readonly number[]): readonly Planned[] {
  const left = [...ports];
  const own = { ...facts.env, DATABASE_URL: withoutUser(facts.databaseUrl), KAFKA_BROKERS: facts.brokers, ANJUAN_DATA: facts.dataDir };
  const env = { ...own, ANJUAN_HOST: '127.0.0.1', [endWithParent]: '1' };
  const planned = copied.flatMap((program) =>
    Array.from({ length: facts.copies.get(program) ?? 1 }, (_, at): Planned => {
      const port = left.shift() ?? 0;
      const name = at === 0 ? program : `${program}-${at + 1}`;
      return { name, program, port, env: { ...env, ...ownOf(program, env), ANJUAN_PORT: String(port) } };
    }),
  );
  return [...planned, gateway(facts.listen, planned, env)];
}

/** The relay is told of one store only. */
function ownOf(program: Copied, { KURRENTDB_URL }: Environment): Environment {
  return program === 'relay' && KURRENTDB_URL !== undefined ? { DATABASE_URL: undefined } : {};
}

function gateway({ host, port }: PlanFacts['listen'], planned: readonly Planned[], env: Environment): Planned {
  const urls = copied.map((name) => {
    const copies = planned.filter(({ program }) => program === name);
    return [`ANJUAN_${name.toUpperCase()}_URL`, copies.map((copy) => `http://127.0.0.1:${copy.port}`).join(',')] as const;
  });
  return {
    name: 'gateway',
    program: 'gateway',
    port,
    env: { ...env, ...Object.fromEntries(urls), ANJUAN_HOST: host, ANJUAN_PORT: String(port) },
  };
}

function withoutUser(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.username = '';
  url.password = '';
  return url.href;
}
