import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBacklogForTest, type Answer, type OpenBacklog } from './testing/open-backlog.ts';

// Real: PostgreSQL, the store, the vault, HTTP by injection, the list. Invented: six cases of two quarrels and a stranger.
let system: OpenBacklog;
const titles: Readonly<Record<string, string>> = {
  'CASE-1': '麓东水泥厂改制买断工龄差额',
  'CASE-2': '麓东水泥厂职工养老保险断缴',
  'CASE-3': '麓东水泥厂粉尘扰民',
  'CASE-4': '五里桥村自建房拆违补偿',
  'CASE-5': '五里桥村排水工程欠款',
  'CASE-6': '邻里口角',
};
beforeAll(async () => {
  system = await openBacklogForTest();
  for (const [id, title] of Object.entries(titles)) {
    await system.register(id, `p-0000000000-${id.toLowerCase()}`);
    const grounds = [{ rule: 'office-list' }];
    expect((await system.post(`/api/cases/${id}/backlog/listing`, { on: '2026-03-02', grounds, district: '麓东区', title })).status).toBe(
      200,
    );
  }
  await system.project();
});
afterAll(() => system.close());

const items = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];
const campaign = { on: '2026-03-01', campaign: 'GJ-2026-01', title: '积案攻坚', until: '2026-12-31', unit: 'S001' };

describe('clusters (串并建议)', () => {
  it('propose cases that share a target or a place, with the reason', async () => {
    const found = items(await system.get('/api/backlog/clusters'));
    expect(found.filter(({ by }) => by === 'target' || by === 'place')).toMatchObject([
      { by: 'target', shared: '麓东水泥厂', caseIds: ['CASE-1', 'CASE-2', 'CASE-3'], reasonZh: '同一反映对象「麓东水泥厂」，3 案' },
      { by: 'place', shared: '五里桥村', caseIds: ['CASE-4', 'CASE-5'], reasonEn: 'the same place: 五里桥村, 2 cases' },
    ]);
    expect(items(await system.get('/api/backlog/clusters?by=topic'))).toMatchObject([
      { shared: 'social-security 麓东区', reasonZh: '同一属地、同一领域「社会保障 麓东区」，2 案' },
    ]);
    expect(items(await system.get('/api/backlog/clusters?by=target&least=4'))).toEqual([]);
    expect(items(await system.get('/api/backlog/clusters?district=%E4%BA%91%E6%B9%96%E5%8C%BA'))).toEqual([]);
  });
});

describe('a batch (成批解决)', () => {
  const answering = { documentNumber: '星经信〔2026〕7号', answer: '统一补缴' };
  it('is answered by one action, and tells the cases that it did not reach', async () => {
    const caseIds = ['CASE-1', 'CASE-2', 'CASE-3', 'CASE-99'];
    const made = await system.post('/api/batches', { batch: 'PC-1', basis: 'target', reason: '同一反映对象', caseIds });
    expect(made.body).toMatchObject({ added: 1 });
    const answer = await system.post('/api/batches/PC-1/answer', answering);
    expect(answer.body).toMatchObject({ done: 3, refused: 1 });
    expect((answer.body['results'] as object[]).at(-1)).toMatchObject({ caseId: 'CASE-99', problem: { code: 'not-backlog', status: 409 } });
    const again = await system.post('/api/batches/PC-1/answer', answering);
    expect((again.body['results'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual([
      'already',
      'already',
      'already',
      'refused',
    ]);
    const events = await system.eventsOf('CASE-2');
    expect(events.at(-1)).toMatchObject({
      type: 'BatchAnswered',
      caseId: 'CASE-2',
      data: { batch: 'PC-1', personal: { answer: '统一补缴' } },
    });
  });
  it('stands in the list with the cases that each action answered', async () => {
    await system.project();
    expect(items(await system.get('/api/batches'))).toMatchObject([
      { batch: 'PC-1', basis: 'target', cases: 4, answers: [{ documentNumber: '星经信〔2026〕7号', cases: 3 }] },
    ]);
  });
  it('is unknown where nobody made it', async () => {
    const answer = await system.post('/api/batches/PC-9/answer', answering);
    expect([answer.status, answer.body.code]).toEqual([404, 'group-unknown']);
  });
});

describe('a campaign (专项)', () => {
  it('takes cases in, tells its progress, and ends with it', async () => {
    expect((await system.post('/api/campaigns', { ...campaign, targets: { struckOff: 2, openAtEnd: null } })).body).toMatchObject({
      added: 1,
    });
    const early = await system.post('/api/campaigns/GJ-2026-01/cases', { caseIds: ['CASE-4'], on: '2026-02-01' });
    expect(early.body).toMatchObject({ done: 0, refused: 1 });
    const joined = await system.post('/api/campaigns/GJ-2026-01/cases', {
      caseIds: ['CASE-4', 'CASE-5', 'CASE-6', 'CASE-99'],
      on: '2026-03-10',
    });
    expect(joined.body).toMatchObject({ done: 3, refused: 1 });
    const left = await system.post('/api/campaigns/GJ-2026-01/cases/removal', {
      caseIds: ['CASE-6'],
      on: '2026-03-11',
      reason: '不属本专项',
    });
    expect(left.body).toMatchObject({ done: 1, refused: 0 });
    for (const [path, body] of [
      ['leader', { on: '2026-03-12', leader: 'leader-07', name: '左德发' }],
      ['plan', { on: '2026-03-12', policy: '付清', steps: [{ text: '付款', dueOn: '2026-04-01', unit: 'S004' }] }],
      ['work', { on: '2026-03-15', kind: 'visit', record: '走访' }],
      ['plan/steps', { on: '2026-03-30', step: 1, result: '付清' }],
    ] as const)
      expect((await system.post(`/api/cases/CASE-5/backlog/${path}`, body)).status).toBe(200);
    const unit = 'id=handler-1; role=unit-handler; unit=S004';
    await system.post('/api/cases/CASE-5/backlog/resolution', { on: '2026-04-02', results: ['settled'], report: '付清' }, unit);
    await system.post('/api/cases/CASE-5/backlog/resolution/check', { on: '2026-04-03', passed: true, finding: '属实' });
    const struck = await system.post('/api/cases/CASE-5/backlog/strike-off', { on: '2026-04-04', documentNumber: '1号', summary: '付清' });
    expect(struck.status).toBe(200);
    await system.project();
    expect(items(await system.get('/api/campaigns'))).toMatchObject([
      { campaign: 'GJ-2026-01', status: 'open', progress: { cases: 2, struckOff: 1, open: 1 }, reachedPercent: 50 },
    ]);
    expect(items(await system.get('/api/backlog?campaign=GJ-2026-01')).map(({ caseId, status }) => [caseId, status])).toEqual([
      ['CASE-4', 'listed'],
      ['CASE-5', 'watched'],
    ]);
    expect((await system.post('/api/campaigns/GJ-2026-01/closure', { on: '2026-11-20' })).body).toMatchObject({ added: 1 });
    const late = await system.post('/api/campaigns/GJ-2026-01/cases', { caseIds: ['CASE-1'] });
    expect([late.status, late.body.code]).toEqual([409, 'campaign-closed']);
  });
  it('takes in the cases of a filter, page by page, and none twice', async () => {
    const second = { ...campaign, campaign: 'GJ-2026-02', targets: { struckOff: 3, openAtEnd: null } };
    expect((await system.post('/api/campaigns', second)).status).toBe(200);
    const path = '/api/campaigns/GJ-2026-02/cases/by-filter';
    const page = (after?: string) =>
      system.post(path, { on: '2026-05-01', filter: { status: 'listed', district: '麓东区' }, limit: 3, ...(after ? { after } : {}) });
    const first = await page();
    expect(first.body).toMatchObject({ done: 3, refused: 0, next: 'CASE-3' });
    // CASE-5 is watched, so the filter leaves it out.
    expect((await page('CASE-3')).body).toMatchObject({
      ...{ done: 2, refused: 0, next: null },
      results: [
        { caseId: 'CASE-4', outcome: 'done' },
        { caseId: 'CASE-6', outcome: 'done' },
      ],
    });
    expect((await page()).body).toMatchObject({ results: Array.from({ length: 3 }, () => ({ outcome: 'already' })) });
    expect((await system.post(path, { filter: { status: 'no such' } })).status).toBe(400);
    const unknown = await system.post('/api/campaigns/GJ-2026-09/cases/by-filter', { filter: {} });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'group-unknown']);
  });
});

describe('a series of batches (批次系列)', () => {
  const path = '/api/batches/by-filter';
  const series = { series: 'PC-2026', reason: '麓东区同类积案', filter: { status: 'listed', district: '麓东区' } };
  it('takes the cases of a filter together, a batch at a time, and leaves no single case over', async () => {
    const first = await system.post(path, { ...series, limit: 3 });
    expect(first.body).toEqual({ batch: 'PC-2026-001', outcome: 'done', cases: 3, next: { part: 2, after: 'CASE-3' } });
    const second = await system.post(path, { ...series, limit: 3, part: 2, after: 'CASE-3' });
    expect(second.body).toEqual({ batch: 'PC-2026-002', outcome: 'done', cases: 2, next: null });
    const answer = await system.post('/api/batches/PC-2026-002/answer', { documentNumber: '星信〔2026〕9号', answer: '统一答复' });
    expect(answer.body).toMatchObject({ done: 2, refused: 0 });
    const whole = await system.post(path, { ...series, series: 'PC-2027', limit: 4 });
    expect(whole.body).toMatchObject({ cases: 5, next: null });
  });
  it('goes on where it was interrupted when it is asked for anew', async () => {
    const again = await system.post(path, { ...series, limit: 3 });
    expect(again.body).toEqual({ batch: 'PC-2026-001', outcome: 'already', cases: 3, next: { part: 2, after: 'CASE-3' } });
  });
  it('is refused under the id of another, and where fewer than two cases match', async () => {
    const other = await system.post(path, { ...series, reason: '另一事由' });
    expect([other.status, other.body.code]).toEqual([409, 'group-id-taken']);
    const none = await system.post(path, { ...series, series: 'PC-2028', filter: { district: '云湖区' } });
    expect([none.status, none.body.code]).toEqual([422, 'too-few-cases']);
    expect(none.body['errors']).toMatchObject([{ field: 'filter' }]);
    expect((await system.post(path, { ...series, series: '批次' })).status).toBe(400);
  });
});
