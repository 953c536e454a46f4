import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { DeadLettersModule, EVENT_STORE, ProblemFilter, type Host, type Service } from '@anjuan/service-kit';
import type { Metrics } from '../metrics/metrics.ts';
import { servePage } from './page.ts';
import { SYSTEM_PARTS, SystemController, type SystemParts } from './system.controller.ts';

@Module({})
class SystemModule {
  static with(parts: SystemParts, host: Host): DynamicModule {
    const providers = [
      { provide: SYSTEM_PARTS, useValue: parts },
      { provide: EVENT_STORE, useValue: host.store },
    ];
    return { module: SystemModule, controllers: [SystemController], providers };
  }
}

@Module({})
class ProcessModule {
  static with(imports: DynamicModule[]): DynamicModule {
    return { module: ProcessModule, imports };
  }
}

/** Largest body of a request, bytes: a batch of an import. */
export const bodyLimit = 32 * 1024 * 1024;

/** A request id as other programs may give it: visible characters, no more than 100. */
export function requestIdOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && /^[\x21-\x7e]{1,100}$/.test(header) ? header : randomUUID();
}

export interface AppParts {
  readonly services: readonly Service[];
  readonly system: SystemParts;
  readonly host: Host;
  readonly metrics: Metrics;
  /** The console's page is served beside the interface. */
  readonly page: boolean;
  readonly onError: (error: unknown) => void;
  /** Told of every answer that is the server's own fault. */
  readonly onFault: (request: {
    readonly requestId: string;
    readonly method: string;
    readonly route: string;
    readonly status: number;
  }) => void;
}

/** The HTTP interface of the services of one process. */
export async function createApp({ services, system, host, metrics, page, onError, onFault }: AppParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    routerOptions: { maxParamLength: 200 },
    // Longer than the gateway keeps a connection that nobody uses: the end that is asked must not close first.
    keepAliveTimeout: 72_000,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
  });
  const { consumers } = system;
  const letters = DeadLettersModule.with({ consumers, store: host.store, runner: host.runner, clock: host.clock });
  const modules = [...services.map((service) => service.module), SystemModule.with(system, host), letters];
  Logger.overrideLogger(false); // the process has one log, and it is not Nest's
  const app = await NestFactory.create<NestFastifyApplication>(ProcessModule.with(modules), adapter);
  app.useGlobalFilters(new ProblemFilter(onError));
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    if (reply.statusCode >= 500) onFault({ requestId: request.id, method: request.method, route, status: reply.statusCode });
  });
  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  if (page) await servePage(server);
  await app.init();
  return app;
}
