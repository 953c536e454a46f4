import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitionOf } from '@anjuan/contracts';
import { openBacklogForTest, type Answer, type OpenBacklog } from './testing/open-backlog.ts';

// Real: PostgreSQL, the store, the vault, HTTP by injection, the list. Invented: supervised cases of 星城市, on 24 November 2026.
let system: OpenBacklog;
beforeAll(async () => {
  system = await openBacklogForTest();
  for (const id of ['CASE-1', 'CASE-2']) {
    await system.register(id, `p-0000000000-${id.toLowerCase()}`);
    await system.happen('assignment', id, { type: 'PetitionEntrusted', unit: 'S004', entrustedOn: '2026-06-01', reportBy: '2026-08-01' });
  }
});
afterAll(() => system.close());

const unit = 'id=handler-1; role=unit-handler; unit=S004';
const step = (caseId: string, path: string, body: object, actor?: string): Promise<Answer> =>
  system.post(`/api/cases/${caseId}/supervision/${path}`, body, actor);
const order = {
  ...{ on: '2026-10-08', unit: 'S004', grounds: ['result-not-reported'], method: 'written', answerBy: '2026-10-23' },
  ...{ documentNumber: '星信督〔2026〕12号', facts: '逾期未反馈', demands: '十五日内反馈' },
};
const items = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];

describe('supervision over HTTP', () => {
  it('goes from the order over its answer and back to the acceptance, with an interview and a suggestion', async () => {
    const took = [
      await step('CASE-1', 'order', order),
      await step('CASE-1', 'answer', { on: '2026-10-20', order: 1, answer: '正在办理' }, unit),
      await step('CASE-1', 'return', { on: '2026-10-22', order: 1, answerBy: '2026-10-30', reason: '未说明原因' }),
      await step('CASE-1', 'answer', { on: '2026-11-02', order: 1, answer: '已反馈' }, unit),
      await step('CASE-1', 'acceptance', { on: '2026-11-05', order: 1, finding: '属实' }),
      await step('CASE-1', 'interview', {
        ...{ on: '2026-11-06', unit: 'S004', grounds: ['result-not-reported'] },
        head: '左德发',
        record: '已约谈',
      }),
      await step('CASE-1', 'suggestion', {
        ...{ on: '2026-11-06', kind: 'improve-work', unit: 'S004', order: 1 },
        feedbackBy: '2026-12-06',
        suggestion: '改进',
      }),
    ];
    expect(took.map(({ status, body }) => [status, body.code, body.added])).toEqual(
      [2, 2, 2, 2, 1, 1, 2].map((added) => [200, undefined, added]),
    );
    const events = (await system.eventsOf('CASE-1')).filter(({ stream }) => stream === 'supervision-order.CASE-1');
    expect(events.map(({ type }) => definitionOf(type).title.zh)).toEqual([
      ...['督办', '计时开始', '答复督办', '计时结束', '退回督办答复', '计时开始', '答复督办', '计时结束', '督办办结'],
      ...['约谈单位负责人', '提出建议', '计时开始'],
    ]);
    expect(events.filter(({ type }) => type === 'ClockStopped').map(({ data }) => data['outcome'])).toEqual(['met', 'late']);
    expect(events[0]?.occurredAt.toISOString()).toBe('2026-10-07T16:00:00.000Z');
  });

  it('keeps names and texts sealed', async () => {
    const stored: string[] = [];
    for await (const event of system.store.readCase('CASE-1')) stored.push(JSON.stringify(event.data));
    for (const word of ['左德发', '已约谈', '逾期未反馈', '改进']) expect(stored.join()).not.toContain(word);
  });

  it('lists what waits, by unit, state and last day, with cursor and counts', async () => {
    await step('CASE-2', 'order', order);
    await step('CASE-2', 'order', { ...order, answerBy: '2026-10-20', method: 'on-site' });
    await system.project();
    const open = await system.get('/api/supervision/orders?state=open&kind=order&limit=1');
    expect(items(open)).toEqual([
      {
        ...{ caseId: 'CASE-2', kind: 'order', number: 2, unit: 'S004', state: 'open', grounds: ['result-not-reported'], method: 'on-site' },
        ...{ issuedOn: '2026-10-08', due: '2026-10-20', overdue: false, warned: null, answeredOn: null, adopted: null },
        ...{ documentNumber: '星信督〔2026〕12号', returned: 0, article: '40' },
      },
    ]);
    const rest = await system.get(`/api/supervision/orders?state=open&kind=order&limit=1&after=${String(open.body['next'])}`);
    expect([items(rest).map(({ number }) => number), rest.body['next']]).toEqual([[1], null]);
    expect(items(await system.get('/api/supervision/orders?caseId=CASE-1'))).toMatchObject([
      { kind: 'order', state: 'accepted', due: '2026-10-30', answeredOn: '2026-11-02', overdue: true, returned: 1 },
      { kind: 'suggestion', state: 'open', grounds: ['improve-work'], due: '2026-12-06' },
    ]);
    expect((await system.get('/api/supervision/orders/counts?by=state')).body).toEqual({
      counts: [
        { value: 'open', count: 3 },
        { value: 'accepted', count: 1 },
      ],
      total: 4,
    });
    expect(items(await system.get('/api/supervision/orders?unit=S004&dueBy=2026-10-20'))).toHaveLength(1);
    expect((await system.get('/api/supervision/orders?after=nonsense')).status).toBe(400);
  });

  it('refuses in both languages, naming the field and the rule, and changes nothing', async () => {
    const before = (await system.eventsOf('CASE-2')).length;
    const grounds = await step('CASE-2', 'order', { ...order, grounds: ['shirking', 'delay'] });
    expect([grounds.status, grounds.body.code, grounds.body['title']]).toEqual([
      ...[422, 'grounds-not-borne-out', '案卷中没有相应事实：推诿，拒不受理或者办理、拖延，超过期限（第40条）'],
    ]);
    expect((await step('CASE-2', 'order', { ...order, unit: 'S009' })).body.code).toBe('unit-never-held');
    expect((await step('CASE-2', 'answer', { order: 1, answer: '答' }, 'id=h; role=unit-head; unit=S009')).status).toBe(403);
    expect((await step('CASE-2', 'acceptance', { order: 1, finding: '可' })).body['titleEn']).toBe(
      'the order: Awaits its answer; this step needs: Answered, The answer was accepted',
    );
    expect((await step('CASE-2', 'cancellation', { order: 3, reason: '无' })).body.code).toBe('order-unknown');
    expect((await step('CASE-99', 'order', order)).status).toBe(404);
    expect((await step('CASE-2', 'order', { ...order, answerBy: '2026-13-01' })).status).toBe(400);
    expect(await system.eventsOf('CASE-2')).toHaveLength(before);
  });
});
