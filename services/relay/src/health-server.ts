import { createServer, type Server, type ServerResponse } from 'node:http';
import { formatPosition } from '@anjuan/contracts';
import type { Relay, RelayStatus } from '@anjuan/event-bus';
import type { Metrics } from '@anjuan/service-host';

/**
 * `/health/live` (200 until the relay has ended), `/health/ready` (200 while it publishes or waits for its turn, else 503 with the class of the
 * error and what to do) and `/metrics`. Not yet listening.
 */
export function healthServer(relay: Relay, metrics: Metrics): Server {
  return createServer((request, response) => {
    const status = relay.status();
    const path = (request.url ?? '').split('?', 1).join('');
    if (request.method !== 'GET') json(response, 405, { status: 'method not allowed' });
    else if (path === '/health/live') json(response, status.state === 'stopped' ? 503 : 200, { status: status.state });
    else if (path === '/health/ready') json(response, isReady(status) ? 200 : 503, told(status));
    else if (path === '/metrics') void measured(response, metrics);
    else json(response, 404, { status: 'not found' });
  });
}

function isReady({ state }: RelayStatus): boolean {
  return state === 'active' || state === 'standby';
}

function told(status: RelayStatus): object {
  const { position } = status;
  return { ...status, status: isReady(status) ? 'ready' : 'not-ready', position: position ? formatPosition(position) : null };
}

async function measured(response: ServerResponse, metrics: Metrics): Promise<void> {
  response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
}

function json(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
