import type { Transport } from '@anjuan/event-bus';
import { openApiOf, type Host, type Service } from '@anjuan/service-kit';
import type { Logger } from 'pino';
import { createApp } from '../http/app.ts';
import { systemOperations } from '../http/operations.ts';
import { detailsOf } from '../log/log.ts';
import { createMetrics } from '../metrics/metrics.ts';
import type { Undo } from '../process/undo.ts';
import { runConsumers } from './run-consumers.ts';

/** Version of the program, as its interface tells it. */
export const version = '0.1.0';

export interface Serving {
  /** Of the process: in its metrics. */
  readonly name: string;
  readonly services: readonly Service[];
  readonly host: Host;
  readonly transport: Transport;
  /** The transport follows lanes and not the store itself. */
  readonly lanes: boolean;
  /** Rejects where something else that requests or consumers need does not answer, e.g. the broker. */
  readonly needs?: () => Promise<void>;
  readonly page: boolean;
  readonly listen: { readonly host: string; readonly port: number };
  readonly log: Logger;
}

/**
 * Serves the services of this process and runs their consumers. Ended by `undo`: no new requests, then the consumers come to rest, then
 * the services close. Resolves with the address when requests are taken.
 */
export async function serve(serving: Serving, undo: Undo): Promise<{ readonly url: string }> {
  const { name, services, host, transport, lanes, needs, page, listen, log } = serving;
  undo.add(() => Promise.all(services.map((service) => service.close())));
  const metrics = createMetrics(name);
  const running = runConsumers(services, transport, log);
  undo.add(() => running.end());
  metrics.follow(transport, () => running.dead());
  let listening = false;
  const system = {
    ...{ transport, lanes, jobs: host.jobs, needs: needs ?? (() => Promise.resolve()) },
    consumers: services.flatMap((service) => service.consumers),
    readModels: services.flatMap((service) => service.readModels),
    checks: services.flatMap((service) => service.checks ?? []),
    openApi: openApiOf([...services.flatMap((service) => service.operations), ...systemOperations], version),
    isListening: () => listening,
    dead: () => running.dead(),
  };
  const app = await createApp({
    ...{ services, system, host, metrics, page },
    onError: (error) => log.error(detailsOf(error), 'request failed'),
    onFault: (request) => log.error(request, 'answered with a fault'),
  });
  undo.add(() => app.close());
  await app.listen(listen.port, listen.host);
  listening = true;
  undo.add(() => (listening = false));
  return { url: listeningAt(app.getHttpServer().address(), listen) };
}

/** The address that a listening server can be asked at on this machine. */
export function listeningAt(address: string | { readonly port: number } | null, { host, port }: Serving['listen']): string {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${typeof address === 'object' && address ? address.port : port}`;
}
