import { describe, expect, it } from '@jest/globals';
import { answeringServer } from '../testing/answering-server.ts';
import { runCli } from '../testing/run-cli.ts';

// Real: the whole program in this process, HTTP over a socket. A small server stands in for the system.
const id = '0123456789abcdef0123';
const letter = {
  ...{ id, consumer: 'audit/case-file', caseId: 'XF-1', eventId: '3f0c2a54-8a0e-4a5b-9b0a-0d1f4c1f7a11', type: 'PetitionRegistered' },
  ...{ position: '12.34', lane: null, record: null, error: 'QueryFailedError', message: 'code 22001', tries: 6, waiting: 2 },
  since: '2024-03-10T03:00:00.000Z',
};
const event = { id: letter.eventId, type: letter.type, data: { channel: 'visit' } };
const answers = (outcome: 'handled' | 'stopped' = 'handled') =>
  answeringServer(({ path, method }) => {
    if (method === 'POST') return { body: { outcome, events: 3, letter: outcome === 'handled' ? null : letter } };
    if (path.startsWith('/api/system/dead-letters?')) return { body: { items: path.includes('nobody') ? [] : [letter] } };
    if (path === `/api/system/dead-letters/${id}`) return { body: { ...letter, event } };
    return { status: 404, body: { title: '没有这封死信', titleEn: 'no such dead letter', status: 404, code: 'dead-letter-unknown' } };
  });

describe('dead-letters', () => {
  it('lists the letters, of all consumers or of one', async () => {
    await using server = await answers();
    const ran = await runCli(['dead-letters', 'list', '--url', server.url]);
    expect(ran.exit).toBe(0);
    for (const part of [id, 'audit/case-file', 'XF-1', 'QueryFailedError', '2024-03-10 11:00:00', '共 1 封'])
      expect(ran.stdout).toContain(part);
    const none = await runCli(['dead-letters', 'list', '--consumer', 'nobody', '--lang', 'en', '--url', server.url]);
    expect(none.stdout).toBe('No dead letters.\n');
    expect((await runCli(['dead-letters', 'list', '--json', '--url', server.url])).json()).toEqual({ items: [letter] });
  });

  it('shows one with its event', async () => {
    await using server = await answers();
    const ran = await runCli(['dead-letters', 'show', id, '--url', server.url]);
    expect(ran.stdout).toContain('PetitionRegistered 3f0c2a54-8a0e-4a5b-9b0a-0d1f4c1f7a11 12.34');
    expect(ran.stdout).toContain('"channel": "visit"');
    expect((await runCli(['dead-letters', 'show', id, '--json', '--url', server.url])).json()).toEqual({ ...letter, event });
    const unknown = await runCli(['dead-letters', 'show', 'f'.repeat(20), '--url', server.url]);
    expect([unknown.exit, unknown.stderr]).toEqual([1, '错误：没有这封死信\nError: no such dead letter\n']);
  });

  it('discards with a reason, and asks for one', async () => {
    await using server = await answers();
    expect((await runCli(['dead-letters', 'discard', id, '--url', server.url])).exit).toBe(2);
    const ran = await runCli(['dead-letters', 'discard', id, '--reason', '已补录', '--url', server.url, '--as', 'li4:operator:S002']);
    expect([ran.exit, ran.stdout]).toEqual([0, '处理了 3 个事件，该案已恢复\n']);
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({
      ...{ method: 'POST', path: `/api/system/dead-letters/${id}/discard`, body: '{"reason":"已补录"}' },
      headers: { 'anjuan-actor': 'id=li4; role=operator; unit=S002', 'idempotency-key': expect.stringMatching(/^.{36}$/) },
    });
  });

  it('retries, and ends with 1 where the case stops again', async () => {
    await using fine = await answers();
    expect((await runCli(['dead-letters', 'retry', id, '--url', fine.url])).exit).toBe(0);
    await using again = await answers('stopped');
    const ran = await runCli(['dead-letters', 'retry', id, '--lang', 'en', '--url', again.url]);
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toContain('3 events handled, then it stopped again at:');
    expect(ran.stdout).toContain('Error: QueryFailedError: code 22001');
  });
});
