import { bodyLimit, createMetrics, requestIdOf, servePage, systemOperations, version } from '@anjuan/service-host';
import { createJobs, deadLetterOperations, openApiOf, Problem, problemBody, problemTextOf } from '@anjuan/service-kit';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createAsking, type Answer } from './ask.ts';
import { checkEverywhere } from './check.ts';
import type { Behind, GatewayConfig } from './config.ts';
import { createForwarder } from './forward.ts';
import { tooLarge } from './problems.ts';
import { services } from './services.ts';
import { createSystem, notReady } from './system.ts';
import type { Upstreams } from './upstreams.ts';

export interface GatewayParts {
  readonly config: Pick<GatewayConfig, 'patienceMs' | 'upstreams'>;
  readonly upstreams: Upstreams;
  /** The console's page is served too. */
  readonly page: boolean;
  readonly onFault: (request: {
    readonly requestId: string;
    readonly method: string;
    readonly route: string;
    readonly status: number;
  }) => void;
  /** Told of a job of the gateway's own that failed. */
  readonly onJobError: (kind: string, error: unknown) => void;
}

/** How long the copies may take for the gateway's own questions, milliseconds: a busy one is slow, one that is down is known at once. */
const askingMs = 20_000;

/** The one address of the system: the page, and every operation sent on to the service that answers it. */
export async function createGateway({ config, upstreams, page, onFault, onJobError }: GatewayParts): Promise<FastifyInstance> {
  const forwarder = createForwarder(upstreams, config);
  const asking = createAsking(upstreams, askingMs);
  const system = createSystem(asking);
  const jobs = createJobs(onJobError);
  const metrics = createMetrics('gateway');
  const server = fastify({
    routerOptions: { maxParamLength: 200 },
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    frameworkErrors: (error, _request, reply) => sendProblem(error, reply as FastifyReply),
    forceCloseConnections: 'idle',
  });
  // Bodies are passed on as they come: nothing here reads them.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _body, done) => done(null));
  server.setErrorHandler((error, _request, reply) => sendProblem(error, reply));
  server.setNotFoundHandler((_request, reply) => sendProblem(noSuchAddress(), reply));
  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.raw.statusCode;
    metrics.observe(request.method, route, status, reply.elapsedTime / 1_000);
    if (status >= 500) onFault({ requestId: request.id, method: request.method, route, status });
  });
  server.addHook('onClose', (_server, done) => {
    forwarder.close();
    done();
  });

  const forward = async (name: Behind, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge();
    await forwarder.forward(name, request.raw, reply.raw, request.id);
    reply.hijack();
  };
  for (const { name, operations } of services) {
    for (const { method, path } of operations) {
      server.route({ method: method.toUpperCase(), url: routeOf(path), handler: (request, reply) => forward(name, request, reply) });
    }
  }

  const watched = (Object.keys(config.upstreams) as Behind[]).filter((name) => config.upstreams[name].length > 0);
  const checked: readonly Behind[] = [...services.map(({ name }) => name), ...watched.filter((name) => name === 'relay')];
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async () => {
    const faults = await system.notReady(watched);
    if (faults.length > 0) throw notReady(faults);
    return { status: 'ready' };
  });
  server.get('/api/system/consumers', () => system.consumers());
  server.get('/api/system/projections', () => system.projections());
  server.post<{ Params: { name: string } }>('/api/system/projections/:name/rebuild', async (request, reply) =>
    forward(await system.serviceOf(request.params.name), request, reply),
  );
  server.post('/api/system/check', (_request, reply) =>
    reply.status(202).send({ job: jobs.start('check', (report) => checkEverywhere(asking, checked, report)) }),
  );
  server.post('/api/system/topics/rebuild', (request, reply) => forward('relay', request, reply));
  server.get<{ Params: { job: string } }>('/api/system/jobs/:job', async (request, reply) => {
    const own = jobs.find(request.params.job);
    return own ? reply.send(own) : sendAnswer(await system.job(request.raw.url ?? ''), reply);
  });
  server.get('/api/system/dead-letters', async (request, reply) => {
    const search = /\?.*$/s.exec(request.raw.url ?? '')?.[0] ?? '';
    return sendAnswer(await system.deadLetters(search), reply);
  });
  for (const { method, path } of deadLetterOperations.filter(({ params }) => params !== undefined)) {
    server.route<{ Params: { id: string } }>({
      ...{ method: method.toUpperCase(), url: routeOf(path) },
      handler: async (request, reply) => forward(await system.serviceOfLetter(request.params.id), request, reply),
    });
  }
  const openApi = openApiOf([...services.flatMap(({ operations }) => operations), ...systemOperations], version);
  server.get('/openapi.json', () => openApi);
  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  if (page) await servePage(server);
  return server;
}

const problemType = 'application/problem+json; charset=utf-8';

function sendAnswer({ status, body }: Answer, reply: FastifyReply): FastifyReply {
  const type = status < 400 ? 'application/json; charset=utf-8' : problemType;
  return reply.status(status).header('content-type', type).send(JSON.stringify(body));
}

function sendProblem(error: unknown, reply: FastifyReply): void {
  const text = problemTextOf(error);
  void reply
    .status(text.status)
    .header('content-type', problemType)
    .send(JSON.stringify(problemBody(text)));
}

function noSuchAddress(): Problem {
  return new Problem({ status: 404, code: 'not-found', zh: '没有这个地址', en: 'no such address' });
}

/** An operation's path as the router writes it. */
function routeOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
