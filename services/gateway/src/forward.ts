import {
  Agent,
  request as httpRequest,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import type { Behind } from './config.ts';
import { serviceDown, serviceSlow } from './problems.ts';
import type { Upstream, Upstreams } from './upstreams.ts';

export interface ForwardOptions {
  /** How long an answer may take to begin. */
  readonly patienceMs: number;
  /** How long a connection may take to come about. */
  readonly connectMs?: number;
}

/** Sends requests on to living copies, streaming bodies both ways. */
export interface Forwarder {
  /**
   * Answers by a copy of the service. One that takes no connection is passed over for the next: nothing was sent to it. Rejects with
   * a Problem when nobody answers; nothing was written then.
   */
  forward(name: Behind, request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void>;
  close(): void;
}

/** Names of headers that belong to one connection (RFC 9110, 7.6.1), and those that are set anew. */
const ownHeaders = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade', 'expect', 'host'],
]);

export function createForwarder(upstreams: Upstreams, { patienceMs, connectMs = 1_000 }: ForwardOptions): Forwarder {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  /** Opens a connection to the copy; undefined where that takes none. */
  function connected(upstream: Upstream, incoming: IncomingMessage, requestId: string): Promise<ClientRequest | undefined> {
    const { url } = upstream;
    const headers = { ...kept(incoming.headers), host: url.host, 'x-request-id': requestId, 'x-forwarded-for': forwardedFor(incoming) };
    const options = { agent, method: incoming.method, path: incoming.url, headers };
    const outgoing = httpRequest({ ...options, hostname: url.hostname.replace(/^\[|\]$/g, ''), port: url.port || 80 });
    return new Promise((resolve) => {
      const late = setTimeout(() => outgoing.destroy(new Error('no connection in time')), connectMs);
      const failed = (): void => {
        clearTimeout(late);
        resolve(undefined);
      };
      outgoing.once('error', failed);
      outgoing.once('socket', (socket) => {
        const there = (): void => {
          clearTimeout(late);
          outgoing.off('error', failed);
          resolve(outgoing);
        };
        if (socket.connecting) socket.once('connect', there);
        else there();
      });
    });
  }

  return {
    async forward(name, request, response, requestId) {
      const bodiless = request.method === 'GET' || request.method === 'HEAD';
      for (const upstream of upstreams.candidates(name)) {
        const outgoing = await connected(upstream, request, requestId);
        if (!outgoing) {
          upstreams.refused(upstream);
          continue;
        }
        const answer = await answered(outgoing, request, response, patienceMs);
        if (answer === 'slow') throw serviceSlow(name);
        if (answer === 'gone') return;
        if (answer !== 'lost') {
          relayed(answer, response, requestId);
          return;
        }
        // The copy died with the request in its hands. Reading may be repeated; a command is repeated by whoever sent it.
        if (!bodiless) break;
      }
      throw serviceDown(name);
    },
    close: () => agent.destroy(),
  };
}

/** Sends the body and waits for the answer to begin. */
function answered(
  outgoing: ClientRequest,
  request: IncomingMessage,
  response: ServerResponse,
  patienceMs: number,
): Promise<IncomingMessage | 'slow' | 'lost' | 'gone'> {
  return new Promise((resolve) => {
    const left = (): void => {
      if (response.writableFinished) return;
      outgoing.destroy();
      end('gone');
    };
    const late = setTimeout(() => {
      end('slow');
      outgoing.destroy();
    }, patienceMs);
    const end = (answer: IncomingMessage | 'slow' | 'lost' | 'gone'): void => {
      clearTimeout(late);
      resolve(answer);
    };
    response.once('close', left);
    outgoing.on('error', () => end('lost'));
    outgoing.once('response', end);
    request.pipe(outgoing);
  });
}

/** Passes the answer on; one that breaks off in the middle breaks off here too, so that nobody takes half of it for the whole. */
function relayed(answer: IncomingMessage, response: ServerResponse, requestId: string): void {
  response.writeHead(answer.statusCode ?? 502, { ...kept(answer.headers), 'x-request-id': requestId });
  pipeline(answer, response, () => undefined);
}

function kept(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name) && !named.has(name)));
}

function forwardedFor({ headers, socket }: IncomingMessage): string {
  const before = headers['x-forwarded-for'];
  return [...(before === undefined ? [] : [before].flat()), socket.remoteAddress ?? ''].join(', ');
}
