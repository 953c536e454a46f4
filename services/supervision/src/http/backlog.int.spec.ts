import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitionOf } from '@anjuan/contracts';
import { openBacklogForTest, type Answer, type OpenBacklog } from './testing/open-backlog.ts';

// Real: PostgreSQL, the store, the vault, HTTP by injection, the list. Invented: backlog cases of 星城市.
let system: OpenBacklog;
beforeAll(async () => {
  system = await openBacklogForTest();
});
afterAll(() => system.close());

const handler = 'id=handler-1; role=unit-handler; unit=S004';
type Took = readonly [path: string, body: object, actor?: string];
const step = (caseId: string, [path, body, actor]: Took): Promise<Answer> =>
  system.post(`/api/cases/${caseId}/backlog/${path}`, body, actor);

/** Takes the steps one after another; each must add something. */
async function take(caseId: string, ...steps: readonly Took[]): Promise<void> {
  for (const took of steps) {
    const { status, body } = await step(caseId, took);
    expect({ path: took[0], status, code: body.code, added: body.added }).toEqual({
      path: took[0],
      status: 200,
      code: undefined,
      added: 1,
    });
  }
}
const items = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];

const listing: Took = ['listing', { on: '2026-03-02', grounds: [{ rule: 'overdue', found: 14 }], district: '麓东区', title: '过渡费' }];
const worked: readonly Took[] = [
  listing,
  ['leader', { on: '2026-03-05', leader: 'leader-07', name: '左德发', post: '副区长' }],
  ['plan', { on: '2026-03-10', policy: '分期补发', steps: [{ text: '核对', dueOn: '2026-04-30', unit: 'S004' }] }],
  ['work', { on: '2026-03-18', kind: 'leader-visit', record: '入户走访' }],
  ['relief', { on: '2026-04-02', kind: 'petition-fund', amountFen: 3_500_000, reason: '患病' }, handler],
  ['relief/decision', { on: '2026-04-10', relief: 1, approvedFen: 3_000_000 }],
  ['relief/payment', { on: '2026-04-12', relief: 1, voucher: 'v-1', amountFen: 3_000_000, payee: '严克勤' }],
  ['plan/steps', { on: '2026-04-28', step: 1, result: '核对完毕' }, handler],
];
const struckOff: readonly Took[] = [
  ['resolution', { on: '2026-07-01', results: ['settled', 'relieved'], report: '补发到位' }, handler],
  ['resolution/check', { on: '2026-07-15', passed: true, finding: '属实' }],
  ['strike-off', { on: '2026-07-20', documentNumber: '星销31号', summary: '停访息诉' }],
  ['watch', { on: '2026-08-20', stable: true, record: '平稳' }],
];

describe('a backlog case over HTTP', () => {
  it('goes from the listing to the strike-off, back by a relapse, and shows each step with its title', async () => {
    await system.register('CASE-1', 'p-0000000000000001');
    await take('CASE-1', ...worked, ...struckOff, ['relapse', { on: '2026-09-03', because: 'agreement-broken', reason: '未到账' }]);
    const events = await system.eventsOf('CASE-1');
    expect(events).toHaveLength(14); // its first clock, and thirteen steps
    expect(new Set(events.slice(1).map(({ stream }) => stream))).toEqual(new Set(['supervision-backlog.CASE-1']));
    expect(new Set(events.map(({ caseId }) => caseId))).toEqual(new Set(['CASE-1']));
    expect(events.slice(-3).map(({ type }) => definitionOf(type).title.zh)).toEqual(['销号', '稳控回访', '反弹']);
    expect(events.at(-1)?.occurredAt.toISOString()).toBe('2026-09-02T16:00:00.000Z');
  });

  it('shows everything of the case at once, and keeps a plan that was carried out before a relapse out of what is open', async () => {
    const { body } = await system.get('/api/cases/CASE-1/backlog');
    expect(body).toMatchObject({
      ...{ caseId: 'CASE-1', status: 'listed', times: 2, plan: null, byLedger: false },
      leader: { leader: 'leader-07', personal: { name: '左德发', post: '副区长' } },
      listings: [{ listedOn: '2026-03-02', personal: { title: '过渡费' } }],
      work: [{ kind: 'leader-visit', personal: { record: '入户走访' } }],
      reliefs: [
        {
          ...{ relief: 1, amountFen: 3_500_000 },
          decisions: [{ approvedFen: 3_000_000 }],
          payments: [{ voucher: 'v-1', personal: { payee: '严克勤' } }],
        },
      ],
      ...{ reports: [{ results: ['settled', 'relieved'] }], checks: [{ passed: true }], strikeOffs: [{ documentNumber: '星销31号' }] },
      ...{ watchVisits: [{ stable: true }], relapses: [{ because: 'agreement-broken', personal: { reason: '未到账' } }] },
    });
    const unknown = await system.get('/api/cases/NOBODY/backlog');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-backlog']);
  });

  it('lists what stands where, with cursor and filters', async () => {
    for (const id of ['CASE-2', 'CASE-3']) {
      await system.register(id, `p-0000000000-${id.toLowerCase()}`);
      await take(id, listing);
    }
    await system.project();
    const first = await system.get('/api/backlog?status=listed&limit=2');
    expect(items(first).map(({ caseId }) => caseId)).toEqual(['CASE-1', 'CASE-2']);
    const rest = await system.get(`/api/backlog?status=listed&limit=2&after=${String(first.body['next'])}`);
    expect([items(rest).map(({ caseId }) => caseId), rest.body['next']]).toEqual([['CASE-3'], null]);
    expect(items(await system.get('/api/backlog?leader=leader-07'))).toEqual([
      expect.objectContaining({
        ...{ caseId: 'CASE-1', status: 'listed', title: '过渡费', times: 2, district: '麓东区', rules: ['overdue'], dueOn: null },
        relief: { askedFen: 3_500_000, approvedFen: 3_000_000, paidFen: 3_000_000 },
      }),
    ]);
    expect((await system.get('/api/backlog/counts?by=status')).body).toEqual({ counts: [{ value: 'listed', count: 3 }], total: 3 });
    expect((await system.get('/api/backlog?after=nonsense')).status).toBe(400);
  });

  it('refuses in both languages, naming what is wrong', async () => {
    const nobody = await step('CASE-99', listing);
    expect([nobody.status, nobody.body.code]).toEqual([404, 'case-unknown']);
    const paid = await step('CASE-1', ['relief/payment', { relief: 1, voucher: 'v-2', amountFen: 1, payee: '某' }]);
    expect([paid.status, paid.body.code, paid.body['title']]).toEqual([
      422,
      'paid-more-than-approved',
      '审批 30000.00 元，只剩 0.00 元可发',
    ]);
    await take(
      'CASE-2',
      ['resolution', { results: ['settled'], report: '完成' }, handler],
      ['resolution/check', { passed: true, finding: '属实' }],
    );
    const early = await step('CASE-2', ['strike-off', { documentNumber: '1号', summary: '完成' }]);
    expect([early.status, early.body.code, early.body['missing']]).toEqual([409, 'conditions-missing', ['leader', 'plan', 'visited']]);
  });

  it('takes a repeated request once', async () => {
    const again = await step('CASE-3', listing);
    expect([again.status, again.body.added]).toEqual([200, 0]);
  });
});

describe('a ledger over HTTP', () => {
  const key = (n: number): string => n.toString(16).padStart(32, '0');
  const date = (earliest: string, latest = earliest, wording = earliest) => ({ precision: 'imprecise', earliest, latest, wording });
  const person = { name: '严克勤', idNumber: '990130195708192550' };
  const row = (caseId: string, n: number, more: object = {}) => ({
    ...{
      caseId,
      key: key(n),
      alternateKeys: [],
      file: '台账.xlsx',
      sheet: '在办积案',
      row: n,
      asOf: '2026-10-31',
      state: 'open',
      petitioner: person,
    },
    ...{
      ledgerNumber: `JA-2013-000${n}`,
      district: '江北区',
      unitName: '区住建局',
      people: 3,
      fundsFen: 47_000_000,
      closedOn: null,
      dueOn: null,
    },
    ...{
      firstPetition: date('2011-01-01', '2011-02-02', '2011年春节前'),
      title: '麓山路过渡费',
      leader: '副区长 左德发',
      petitioners: '严克勤',
    },
    ...{ facts: '过渡费停发', plan: '', status: '化解中', acceptance: '', remarks: '', others: ['批注：已核对'], links: [] },
    entries: [
      {
        key: key(100),
        date: date('2011-01-01', '2011-02-02', '2011年春节前'),
        cell: 'L5',
        place: 1,
        original: '2011年春节前 到区里',
        text: '到区里',
      },
      { key: key(101), date: null, cell: 'L5', place: 2, original: '2016.6.31 开会', text: '2016.6.31 开会' },
      { key: key(102), date: date('2019-08-22'), cell: 'L5', place: 3, original: '2019年8月22日 走访', text: '走访' },
    ],
    ...more,
  });
  const importRows = (...rows: readonly object[]) => system.post('/api/backlog/ledger', { items: rows });
  const results = ({ body }: Answer): Record<string, unknown>[] => body['results'] as Record<string, unknown>[];

  it('brings each line on its own date, the original sealed, and nothing the second time', async () => {
    const link = {
      otherCaseId: 'JA-OTHER',
      kind: 'same-case',
      evidence: 'id-number',
      reasonZh: '疑为同一案',
      reasonEn: 'probably one case',
    };
    const one = row('JA-00000001', 5, { links: [link] });
    expect(results(await importRows(one))).toEqual([{ outcome: 'imported', caseId: 'JA-00000001', added: 5 }]);
    expect(results(await importRows({ ...one, row: 9, file: '另存.xlsx' }))).toEqual([
      { outcome: 'already', caseId: 'JA-00000001', added: 0 },
    ]);
    const events = await system.eventsOf('JA-00000001');
    expect(events.map(({ type, occurredAt }) => [type, occurredAt.toISOString().slice(0, 10)])).toEqual([
      ['LedgerRowImported', '2026-10-30'],
      ['LedgerEntryImported', '2010-12-31'],
      ['LedgerEntryImported', '2010-12-31'],
      ['LedgerEntryImported', '2019-08-21'],
      ['BacklogLinkProposed', '2026-11-24'],
    ]);
    expect(events[1]?.data).toMatchObject({
      date: { wording: '2011年春节前', earliest: '2011-01-01', latest: '2011-02-02' },
      personal: { original: '2011年春节前 到区里', text: '到区里' },
    });
    const stored: string[] = [];
    for await (const event of system.store.readCase('JA-00000001')) stored.push(JSON.stringify(event.data));
    for (const word of ['严克勤', '左德发', '到区里', '过渡费']) expect(stored.join()).not.toContain(word);
  });

  it('finds its rows again by their keys, and takes no stranger for them', async () => {
    const find = async (petitioner: object, ...keys: readonly string[]) =>
      results(await system.post('/api/backlog/ledger/cases', { items: [{ key: keys[0], alternateKeys: keys.slice(1), petitioner }] }));
    const caseId = 'JA-000000000000000A';
    const [k, title] = [`000000000000000a${'0'.repeat(16)}`, `000000000000000b${'0'.repeat(16)}`];
    expect(await find(person, k, title)).toEqual([{ outcome: 'new', caseId }]);
    await importRows(row(caseId, 6, { key: k, alternateKeys: [title] }));
    expect(await find(person, k, title)).toEqual([{ outcome: 'known', caseId }]);
    expect(await find({ name: '严克勤', phone: '19900003306' }, k, title)).toEqual([{ outcome: 'known', caseId }]);
    // Another office counts its own cases from the same number on.
    const other = `000000000000000c${'0'.repeat(16)}`;
    expect(await find({ name: '路桂英', phone: '19900000001' }, k, other)).toEqual([{ outcome: 'new', caseId: 'JA-000000000000000C' }]);
  });

  it('is listed, with the leader by a pseudonym that finds the other cases, and the link to decide', async () => {
    await system.project();
    const [mine] = items(await system.get('/api/backlog?q=JA-2013-0005'));
    expect(mine).toMatchObject({
      ...{
        caseId: 'JA-00000001',
        title: '麓山路过渡费',
        since: '2011-01-01',
        entries: 3,
        fundsFen: 47_000_000,
        leaderWording: '副区长 左德发',
      },
    });
    const same = items(await system.get(`/api/backlog?leader=${String(mine?.['leader'])}`));
    expect(same.map(({ caseId }) => caseId)).toEqual(['JA-000000000000000A', 'JA-00000001']);
    expect(items(await system.get('/api/backlog/links?state=proposed'))).toMatchObject([
      { caseId: 'JA-00000001', otherCaseId: 'JA-OTHER' },
    ]);
    await take('JA-00000001', ['links/JA-OTHER/undoing', { reason: '两件不同事项' }]);
    await system.project();
    expect(items(await system.get('/api/backlog/links?caseId=JA-OTHER'))).toMatchObject([{ state: 'undone', reasonZh: '疑为同一案' }]);
  });

  it('rejects one bad row and takes the others, without repeating what it held', async () => {
    const answer = await importRows(row('JA-00000007', 7, { people: -1 }), row('JA-00000008', 8));
    expect(results(answer).map(({ outcome }) => outcome)).toEqual(['rejected', 'imported']);
    expect(JSON.stringify(answer.body)).not.toContain('严克勤');
  });
});
