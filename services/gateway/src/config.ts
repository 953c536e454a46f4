import { common, commonSources, servicePorts, settingsReader, type Environment, type ServiceName, type Source } from '@anjuan/service-host';
import { z } from 'zod';

/** What stands behind the gateway: the services, and the relay, of which only the health is asked. */
export type Behind = ServiceName | 'relay';

export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly log: string;
  /** How long an answer may take to begin, milliseconds. */
  readonly patienceMs: number;
  /** Addresses of the copies of each; none for a relay that is not watched. */
  readonly upstreams: Readonly<Record<Behind, readonly URL[]>>;
}

const names = [...(Object.keys(servicePorts) as ServiceName[]), 'relay'] as const;

/** Variable with the addresses of one service's copies, apart by commas: `ANJUAN_INTAKE_URL`. */
export const urlVariable = (name: Behind): string => `ANJUAN_${name.toUpperCase()}_URL`;

const wrong = '须为以逗号分隔的 http 地址，无路径 / addresses http://host:port without a path, apart by commas';
const addresses = z.string().transform((text, context) => {
  const parts = text.split(',').map((part) => part.trim());
  const urls = parts.flatMap((part) => (URL.canParse(part) ? [new URL(part)] : []));
  if (urls.length === parts.length && urls.every(({ protocol, pathname, search }) => protocol === 'http:' && pathname + search === '/'))
    return urls;
  context.addIssue({ code: 'custom', message: wrong });
  return z.NEVER;
});

const urlSources = Object.fromEntries(names.map((name) => [name, { variable: urlVariable(name) }])) as Record<Behind, Source>;
const sources: Readonly<Record<string, Source>> = { ...commonSources, ...urlSources, patience: { variable: 'ANJUAN_GATEWAY_TIMEOUT' } };

/** Reads the options `--port --host` and the environment. Throws WrongUsage that names every wrong setting. */
export function gatewayConfig(args: readonly string[], environment: Environment): GatewayConfig {
  const reader = settingsReader(args, environment, sources);
  const { port, host, log, seconds } = common;
  const settings = reader.read({ port: port(8080), host, log, patience: seconds(60) });
  const local = (name: ServiceName) => addresses.default([new URL(`http://127.0.0.1:${servicePorts[name]}`)]);
  const upstreams = reader.read({
    ...{ intake: local('intake'), classification: local('classification'), assignment: local('assignment') },
    ...{ supervision: local('supervision'), audit: local('audit'), relay: addresses.default([]) },
  });
  reader.finish();
  const { patience, ...rest } = settings as NonNullable<typeof settings>;
  return { ...rest, patienceMs: patience * 1_000, upstreams: upstreams as NonNullable<typeof upstreams> };
}
