import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { until } from '@anjuan/testing';
import type { FastifyInstance } from 'fastify';
import { createGateway } from './app.ts';
import type { Behind } from './config.ts';
import { copyProcess, type CopyProcess } from './testing/copy-process.ts';
import { createUpstreams, type Upstreams } from './upstreams.ts';

interface Echo {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly hash: string;
}
interface Faulty {
  readonly code: string;
  readonly service?: string;
  readonly faults?: readonly string[];
}
const problem = 'application/problem+json; charset=utf-8';

// Real: processes behind the gateway, sockets, signals.
describe('the gateway', () => {
  let copies: CopyProcess[];
  let gateway: FastifyInstance;
  let upstreams: Upstreams;
  let url: string;
  let ending: AbortController;
  let faults: string[];
  beforeEach(() => {
    [copies, faults, ending] = [[], [], new AbortController()];
  });
  afterEach(async () => {
    ending.abort();
    await gateway.close();
    await Promise.all(copies.map((copy) => copy.kill()));
  });

  const nobody: Record<Behind, URL[]> = { intake: [], classification: [], assignment: [], supervision: [], audit: [], relay: [] };
  async function copy(name: string, answers: Readonly<Record<string, object>> = {}): Promise<CopyProcess> {
    const made = await copyProcess(name, answers);
    copies.push(made);
    return made;
  }
  async function open(behind: Partial<Record<Behind, CopyProcess[]>>, patienceMs = 30_000): Promise<void> {
    const given = Object.entries(behind).map(([name, list]) => [name, list.map((one) => one.url)] as const);
    const addresses = { ...nobody, ...(Object.fromEntries(given) as Partial<Record<Behind, URL[]>>) };
    upstreams = createUpstreams(addresses, { everyMs: 30, patienceMs: 200, misses: 2 });
    const config = { patienceMs, upstreams: addresses };
    gateway = await createGateway({
      config,
      upstreams,
      page: false,
      onFault: ({ route }) => faults.push(route),
      onJobError: () => undefined,
    });
    url = await gateway.listen({ port: 0, host: '127.0.0.1' });
  }
  const post = (path: string, body: RequestInit['body'] = '{}', headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      body: body ?? null,
      headers: { 'content-type': 'application/json', ...headers },
      duplex: 'half',
    });
  const echo = async (answer: Response): Promise<Echo> => {
    expect(answer.status).toBe(200);
    return (await answer.json()) as Echo;
  };
  const refusal = async (answer: Response): Promise<[number, string | null, Faulty]> => [
    answer.status,
    answer.headers.get('content-type'),
    (await answer.json()) as Faulty,
  ];

  it('sends every operation to its service, with the address as it came', async () => {
    await open({ intake: [await copy('intake')], assignment: [await copy('assignment')], audit: [await copy('audit')] });
    expect((await echo(await post('/api/petitions'))).name).toBe('intake');
    const transfer = await echo(await post('/api/cases/%E6%98%9F%2F1/transfer'));
    expect([transfer.name, transfer.url]).toEqual(['assignment', '/api/cases/%E6%98%9F%2F1/transfer']);
    const list = await echo(await fetch(`${url}/api/cases?q=%E8%B7%AF&limit=3`));
    expect([list.name, list.url]).toEqual(['audit', '/api/cases?q=%E8%B7%AF&limit=3']);
  });

  it('says at once that a service is down, and serves the others', async () => {
    const [intake, audit] = [await copy('intake'), await copy('audit')];
    await open({ intake: [intake], audit: [audit] });
    await intake.kill();
    const down = { code: 'service-unavailable', service: 'intake', title: '登记服务暂不可用，请稍后重试', status: 503 };
    expect(await refusal(await post('/api/petitions'))).toEqual([503, problem, expect.objectContaining(down)]);
    expect((await refusal(await post('/api/cases/1/transfer')))[2]).toMatchObject({ service: 'assignment' });
    expect((await echo(await fetch(`${url}/api/cases`))).name).toBe('audit');
    expect(faults).toEqual(['/api/petitions', '/api/cases/:id/transfer']);
  });

  it('takes the copies of a service in turn', async () => {
    const both = [await copy('intake'), await copy('intake')];
    await open({ intake: both });
    const seen = new Map<number, number>();
    for (let at = 0; at < 10; at += 1) {
      const { pid } = await echo(await post('/api/petitions'));
      seen.set(pid, (seen.get(pid) ?? 0) + 1);
    }
    expect([...seen].sort()).toEqual(both.map(({ child }) => [child.pid, 5]).sort());
  });

  it('loses no request when one of two copies is dead, and takes it in again when it is back', async () => {
    const [dead, living] = [await copy('intake'), await copy('intake')];
    await open({ intake: [dead, living] });
    await dead.kill();
    for (let at = 0; at < 10; at += 1) expect((await echo(await post('/api/petitions', '{"text":"x"}'))).pid).toBe(living.child.pid);
    const watching = upstreams.watch(ending.signal);
    const back = await copyProcess('intake', {}, Number(dead.url.port));
    copies.push(back);
    await until('the copy is back', () => Promise.resolve(upstreams.candidates('intake').length === 2));
    ending.abort();
    await watching;
  });

  it('leaves out a copy that takes connections but does not answer', async () => {
    const [hung, living] = [await copy('intake'), await copy('intake')];
    await open({ intake: [hung, living] });
    const watching = upstreams.watch(ending.signal);
    hung.child.kill('SIGSTOP');
    await until('the copy is left out', () => Promise.resolve(upstreams.candidates('intake').length === 1));
    for (let at = 0; at < 4; at += 1) expect((await echo(await post('/api/petitions'))).pid).toBe(living.child.pid);
    ending.abort();
    await watching;
  });

  it('does not wait for ever for an answer, and says that the outcome is open', async () => {
    await open({ intake: [await copy('intake')] }, 200);
    expect(await refusal(await post('/api/petitions?never'))).toEqual([504, problem, expect.objectContaining({ code: 'service-timeout' })]);
  });

  it('breaks an answer off where the copy broke it off', async () => {
    await open({ audit: [await copy('audit')] });
    const answer = await fetch(`${url}/api/cases?half`);
    await expect(answer.text()).rejects.toThrow();
  });

  it('streams large bodies both ways and refuses one above the limit', async () => {
    await open({ intake: [await copy('intake')], audit: [await copy('audit')] });
    const body = randomBytes(20 * 1024 * 1024);
    const { bytes, hash } = await echo(await post('/api/petitions/batch', body));
    expect([bytes, hash]).toEqual([body.length, createHash('sha256').update(body).digest('hex')]);
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 64; at += 1) controller.enqueue(body.subarray(at * 1000, at * 1000 + 1000));
        controller.close();
      },
    });
    expect((await echo(await post('/api/petitions/batch', stream))).bytes).toBe(64_000);
    expect((await (await fetch(`${url}/api/cases?big`)).arrayBuffer()).byteLength).toBe(8 * 1024 * 1024);
    expect((await refusal(await post('/api/petitions/batch', Buffer.alloc(32 * 1024 * 1024 + 1))))[2]).toMatchObject({ code: 'too-large' });
  });

  it('passes the id of a request on and back, and gives one where there is none', async () => {
    await open({ intake: [await copy('intake')] });
    const given = await post('/api/petitions', '{}', { 'x-request-id': 'form-7', connection: 'close' });
    expect(given.headers.get('x-request-id')).toBe('form-7');
    expect((await echo(given)).headers['x-request-id']).toBe('form-7');
    const made = await post('/api/petitions', '{}', { 'x-request-id': 'not one' });
    const id = made.headers.get('x-request-id') ?? '';
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await echo(made)).headers).toMatchObject({ 'x-request-id': id, 'x-forwarded-for': '127.0.0.1' });
  });

  it('answers an address that nobody has, or that cannot be read, as the services do', async () => {
    await open({});
    expect(await refusal(await fetch(`${url}/api/nothing`))).toEqual([404, problem, expect.objectContaining({ code: 'not-found' })]);
    expect((await refusal(await fetch(`${url}/api/cases/%`)))[2].code).toBe('bad-request');
  });

  it('describes the whole interface as one process does', async () => {
    await open({});
    const published = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as object;
    expect(await (await fetch(`${url}/openapi.json`)).json()).toEqual(published);
  });

  describe('with all services', () => {
    const consumer = (name: string, behind: number) => ({ name, position: '7.7', behind, state: 'running', lastError: null });
    const answersOf = (head: string, consumers: object[], items: string[] = [], behind = false) => ({
      '/api/system/consumers': { body: { head, caughtUp: !behind, consumers } },
      '/api/system/projections': { body: { items } },
    });
    const job = '0d2c7ad6-6d5a-4c0e-9d0e-2f6b0c7a9a11';
    const names = ['intake', 'classification', 'assignment', 'supervision', 'audit'] as const;

    async function openAll(own: Partial<Record<Behind, object>> = {}): Promise<Record<(typeof names)[number], CopyProcess[]>> {
      const made = await Promise.all(
        names.map(async (name) => [name, [await copy(name, { ...answersOf('9.9', []), ...own[name] })]] as [string, CopyProcess[]]),
      );
      const behind = Object.fromEntries(made) as Record<(typeof names)[number], CopyProcess[]>;
      behind.audit.push(await copy('audit', { ...answersOf('9.9', []), ...own.audit, [`/api/system/jobs/${job}`]: { body: { job } } }));
      await open(behind);
      return behind;
    }

    it('tells of all consumers together', async () => {
      const [a, b] = [consumer('classification/units', 0), consumer('audit/case-file', 0)];
      await openAll({ classification: answersOf('9.9', [a]), audit: answersOf('9.9', [b]) });
      expect(await (await fetch(`${url}/api/system/consumers`)).json()).toEqual({ head: '9.9', caughtUp: true, consumers: [a, b] });
    });
    it('calls nobody caught up who has seen less of the store than another', async () => {
      await openAll({ audit: answersOf('10.1', []) });
      expect(await (await fetch(`${url}/api/system/consumers`)).json()).toEqual({ head: '10.1', caughtUp: false, consumers: [] });
    });
    it('tells of all read models and has the right service rebuild one', async () => {
      await openAll({ classification: answersOf('9.9', [], ['classification/units']), audit: answersOf('9.9', [], ['audit/case-file']) });
      const known = ['classification/units', 'audit/case-file'];
      expect(await (await fetch(`${url}/api/system/projections`)).json()).toEqual({ items: known });
      for (const name of ['audit%2Fcase-file', 'case-file']) {
        expect((await echo(await post(`/api/system/projections/${name}/rebuild`))).name).toBe('audit');
      }
      const unknown = await refusal(await post('/api/system/projections/nothing/rebuild'));
      expect(unknown).toEqual([404, problem, expect.objectContaining({ code: 'projection-unknown', known })]);
    });
    it('finds a job in whichever process does it', async () => {
      await openAll();
      expect(await (await fetch(`${url}/api/system/jobs/${job}`)).json()).toEqual({ job });
      const unknown = await refusal(await fetch(`${url}/api/system/jobs/${job.replace('0d', '0e')}`));
      expect([unknown[0], unknown[2]]).toEqual([404, { code: 'job-unknown' }]);
    });
    it('shows the dead letters of all consumers, oldest first, and has the right service try one again', async () => {
      const letters = '/api/system/dead-letters';
      const [older, newer] = [
        { id: 'a', since: '2026-01-01T00:00:00.000Z' },
        { id: 'b', since: '2026-02-01T00:00:00.000Z' },
      ];
      const unknown = { status: 404, body: { code: 'dead-letter-unknown' } };
      const none = { [letters]: { body: { items: [] } }, [`${letters}/a`]: unknown, [`${letters}/b`]: unknown };
      await openAll({
        ...{ intake: none, assignment: none, supervision: none },
        classification: { ...none, [letters]: { body: { items: [newer] } }, [`${letters}/b`]: { body: newer } },
        audit: { ...none, [letters]: { body: { items: [older] } }, [`${letters}/a`]: { body: older } },
      });
      expect(await (await fetch(`${url}${letters}`)).json()).toEqual({ items: [older, newer] });
      expect(await (await fetch(`${url}${letters}?limit=1`)).json()).toEqual({ items: [older] });
      expect(await (await fetch(`${url}${letters}/b`)).json()).toEqual(newer);
      expect((await echo(await post(`${letters}/b/retry`))).name).toBe('classification');
      expect((await echo(await post(`${letters}/a/discard`, '{"reason":"x"}'))).bytes).toBe(14);
    });
    it('is ready when every service is, and names those that are not', async () => {
      const { intake } = await openAll({ assignment: { '/health/ready': { status: 503, body: {} } } });
      await intake[0]?.kill();
      const [status, , body] = await refusal(await fetch(`${url}/health/ready`));
      expect([status, body.faults]).toEqual([503, ['intake', 'assignment']]);
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      expect((await refusal(await fetch(`${url}/api/system/consumers`)))[2]).toMatchObject({ service: 'intake' });
    });
    it('is ready with all of them', async () => {
      await openAll();
      expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ready' });
    });
  });
});
