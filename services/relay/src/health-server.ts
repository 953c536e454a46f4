import { createServer, type Server, type ServerResponse } from 'node:http';
import { formatPosition } from '@anjuan/contracts';
import type { Relay, RelayStatus } from '@anjuan/event-bus';
import type { Metrics } from '@anjuan/service-host';
import type { Job } from '@anjuan/service-kit';

/** Long work that an operator starts at the relay and watches as a job. */
export interface RelayWork {
  check(): string;
  rebuildTopics(): string;
  find(job: string): Job | undefined;
}

const jobPath = /^\/api\/system\/jobs\/([0-9a-f-]{36})$/;

/**
 * `/health/live` (200 until the relay has ended), `/health/ready` (200 while it publishes or waits for its turn, else 503 with the class of the
 * error and what to do), `/metrics`, and the relay's part of `/api/system`: the check of the topics, making them anew, and how that is doing.
 * Not yet listening.
 */
export function healthServer(relay: Relay, metrics: Metrics, work: RelayWork): Server {
  return createServer((request, response) => {
    const status = relay.status();
    const path = (request.url ?? '').split('?', 1).join('');
    const job = work.find(jobPath.exec(path)?.[1] ?? '');
    if (request.method === 'POST' && path === '/api/system/check') json(response, 202, { job: work.check() });
    else if (request.method === 'POST' && path === '/api/system/topics/rebuild') json(response, 202, { job: work.rebuildTopics() });
    else if (request.method !== 'GET') json(response, 405, { status: 'method not allowed' });
    else if (job) json(response, 200, job);
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
