import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RelayStatus } from '@anjuan/event-bus';
import { healthServer } from './health-server.ts';
import { relayMetrics } from './metrics.ts';

// Real: the HTTP server and the metrics; the relay only says what it is told to.
describe('what the relay tells of itself', () => {
  const active: RelayStatus = {
    ...{ state: 'active', position: { transaction: 7n, sequence: 30n }, published: 12, transactions: 3 },
    ...{ lastError: null, advice: null, lastErrorAgeMs: null, lastPublishedAgeMs: 500, lagEvents: 4, lagMs: 250 },
  };
  let status = active;
  const relay = { run: () => Promise.resolve(), status: () => status };
  const job = {
    job: '7f0c1d5e-0000-4000-8000-000000000001',
    kind: 'check',
    state: 'running',
    done: 3,
    total: null,
    result: null,
    error: null,
  } as const;
  const work = { check: () => job.job, rebuildTopics: () => job.job, find: (name: string) => (name === job.job ? job : undefined) };
  const server = healthServer(relay, relayMetrics(relay), work);
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
  });

  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });
    return { code: response.status, text: await response.text() };
  };

  it.each([
    ['active', 200, 200],
    ['standby', 200, 200],
    ['starting', 503, 200],
    ['retrying', 503, 200],
    ['stopped', 503, 503],
  ] as const)('is, while %s, ready: %d, alive: %d', async (state, ready, live) => {
    status = { ...active, state };
    expect((await ask('/health/ready')).code).toBe(ready);
    expect((await ask('/health/live')).code).toBe(live);
  });

  it('names the class of the last error and what to do', async () => {
    status = { ...active, state: 'retrying', lastError: 'TopicsDamaged', advice: '请 / do', lastErrorAgeMs: 9 };
    expect(JSON.parse((await ask('/health/ready')).text)).toMatchObject({
      ...{ status: 'not-ready', state: 'retrying', lastError: 'TopicsDamaged', advice: '请 / do', position: '7.30' },
    });
  });

  it('measures lag, what was published and how long ago', async () => {
    status = active;
    const { text } = await ask('/metrics');
    const measured = (name: string) => new RegExp(`^anjuan_relay_${name}(?:\\{[^}]*\\})? (.*)$`, 'm').exec(text)?.[1];
    expect([measured('active'), measured('lag_events'), measured('lag_seconds')]).toEqual(['1', '4', '0.25']);
    expect([measured('published_events_total'), measured('transactions_total')]).toEqual(['12', '3']);
    expect(measured('last_published_age_seconds')).toBe('0.5');
  });

  it('has no lag to tell while another relay is active', async () => {
    status = { ...active, state: 'standby', lagEvents: null, lagMs: null };
    const { text } = await ask('/metrics');
    expect(text).toMatch(/^anjuan_relay_active\{.*\} 0$/m);
    expect(text).not.toMatch(/^anjuan_relay_lag/m);
  });

  it('knows nothing else', async () => {
    expect((await ask('/')).code).toBe(404);
  });

  it.each(['/api/system/check', '/api/system/topics/rebuild'])('starts work at %s, and tells how it is doing', async (path) => {
    const { code, text } = await ask(path, 'POST');
    expect([code, JSON.parse(text)]).toEqual([202, { job: job.job }]);
    const told = await ask(`/api/system/jobs/${job.job}`);
    expect([told.code, JSON.parse(told.text)]).toEqual([200, job]);
    expect((await ask('/api/system/jobs/7f0c1d5e-0000-4000-8000-000000000002')).code).toBe(404);
  });
});
