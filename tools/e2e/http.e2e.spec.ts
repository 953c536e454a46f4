import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, startSystem, type RunningSystem } from '@anjuan/testing';

type Answer = { status: number; body: { code?: string; caseId?: string; added?: number; errors?: { field: string }[] }; type: string };

// Real: the built system over HTTP.
describe('the HTTP interface', () => {
  let folder: string;
  let system: RunningSystem;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-http-'));
    system = await startSystem(folder);
  });
  afterAll(async () => {
    await system.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  async function ask(method: string, path: string, body?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const init = body === undefined ? { method, headers } : { method, body, headers: { 'content-type': 'application/json', ...headers } };
    const answer = await fetch(`${system.url}${path}`, init);
    return { status: answer.status, body: (await answer.json()) as Answer['body'], type: answer.headers.get('content-type') ?? '' };
  }
  const register = (body: object, headers = {}) => ask('POST', '/api/petitions', JSON.stringify(body), headers);
  const petition = { channel: 'visit', text: '路灯不亮' };

  it('leaves one petition when a request is repeated with its Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'form-1' };
    const [first, again] = [await register(petition, key), await register(petition, key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.caseId).toBe(first.body.caseId);
    expect([first.body.added, again.body.added]).toEqual([1, 0]);
  });

  it('refuses the key for another content', async () => {
    const key = { 'idempotency-key': 'form-2' };
    await register(petition, key);
    const { status, body } = await register({ ...petition, text: '另一件事' }, key);
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('registers the same number once, also when twenty requests bring it at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => register({ ...petition, registrationNumber: 'RACE-1' })));
    expect(answers.map(({ body }) => body.added).sort()).toEqual([...Array.from({ length: 19 }, () => 0), 1]);
  });

  it('opens a case by the number of its register, whatever it is written with', async () => {
    await register({ ...petition, registrationNumber: '星信访〔2024〕12号' });
    const found = await get<{ registrationNumber: string }>(`${system.url}/api/cases/${encodeURIComponent('星信访〔2024〕12号')}`);
    expect(found.registrationNumber).toBe('星信访〔2024〕12号');
  });

  it.each([
    ['POST', '/api/petitions', '{bad', 400, 'bad-request'],
    ['POST', '/api/petitions', 'null', 400, 'invalid-input'],
    ['POST', '/api/petitions', '[]', 400, 'invalid-input'],
    ['POST', '/api/petitions', '{"channel":"visit","text":"a\\u0000b"}', 400, 'invalid-input'],
    ['POST', '/api/petitions', '{"channel":"visit","text":"x","receivedOn":"2999-01-01"}', 422, 'received-in-the-future'],
    ['POST', '/api/petitions/batch', '{"items":5}', 400, 'invalid-input'],
    ['POST', '/api/cases/NOBODY-1/transfer', '{}', 409, 'not-classified-yet'],
    ['POST', '/api/cases/NOBODY-1/withdrawal', '{}', 404, 'case-unknown'],
    ['POST', '/api/cases/NOBODY-1/classification/confirmation', '{}', 409, 'not-suggested-yet'],
    ['POST', '/api/system/projections/nothing/rebuild', '{}', 404, 'projection-unknown'],
    ['GET', '/api/cases/NOBODY-1', undefined, 404, 'case-unknown'],
    ['GET', '/api/cases/NOBODY-1/history', undefined, 404, 'case-unknown'],
    ['GET', '/api/cases/%00', undefined, 400, 'invalid-input'],
    ['GET', '/api/cases?q=%00', undefined, 400, 'invalid-input'],
    ['GET', '/api/cases?unit=%00', undefined, 400, 'invalid-input'],
    ['GET', '/api/cases?district=%00', undefined, 400, 'invalid-input'],
    ['GET', '/api/cases?limit=-1', undefined, 400, 'invalid-input'],
    ['GET', '/api/cases?after=bm90', undefined, 400, 'invalid-input'],
    ['GET', `/api/cases?after=${Buffer.from('["x","y"]').toString('base64url')}`, undefined, 400, 'invalid-input'],
    ['GET', `/api/clocks?after=${Buffer.from('["x","y","z","w"]').toString('base64url')}`, undefined, 400, 'invalid-input'],
    ['GET', '/api/cases/RACE-1/history?at=yesterday', undefined, 400, 'invalid-input'],
    ['GET', '/api/cases/RACE-1/history?at=2024-02-30', undefined, 400, 'invalid-input'],
    ['GET', '/api/nothing', undefined, 404, 'not-found'],
  ])('answers %s %s %s with %i %s', async (method, path, body, status, code) => {
    const answer = await ask(method, path, body);
    expect([answer.status, answer.body.code, answer.type]).toEqual([status, code, 'application/problem+json; charset=utf-8']);
  });

  it('names every wrong field in both languages', async () => {
    const { body } = await register({ channel: 'pigeon', text: '', headcount: 0, petitioner: { phone: 5 }, extra: 1 });
    expect(body.errors?.map(({ field }) => field).sort()).toEqual(['channel', 'extra', 'headcount', 'petitioner.phone', 'text']);
  });
});

it('a system that is not ready in time is ended, since nobody waits for it any more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-late-'));
  await expect(startSystem(folder, {}, { program: 'standalone', readyWithinMs: 1 })).rejects.toThrow('the system ended with code');
  await rm(folder, { recursive: true, force: true });
});
