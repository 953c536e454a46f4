import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { quietLog, standaloneConfig, startStandalone, type Standalone } from '@anjuan/standalone';
import { testDatabase, until, type TestDatabase } from '@anjuan/testing';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseView, History, Page } from '../api/types.ts';
import { runCli, type Ran } from '../testing/run-cli.ts';
import type { BacklogImport } from './run-backlog-import.ts';

// Real: the whole system in this process over HTTP, PostgreSQL, the program, the sample ledger of 星城市.
const sample = fileURLToPath(new URL('../../../../libs/backlog-ledger/test/backlog-ledger.xlsx', import.meta.url));
let folder: string;
let database: TestDatabase;
let system: Standalone;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-backlog-'));
  database = await testDatabase();
  system = await startStandalone(standaloneConfig(['--data', folder, '--port', '0'], { DATABASE_URL: database.url }), quietLog());
}, 180_000);
afterAll(async () => {
  await system.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const importing = (...more: readonly string[]): Promise<Ran> =>
  runCli(['import', 'backlog', ...more, '--url', system.url], { cwd: folder });
async function get<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${system.url}${path}`);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return (await response.json()) as Answer;
}
type Listed = { readonly caseId: string; readonly title: string; readonly entries: number; readonly since: string };

describe('importing the sample ledger', () => {
  let first: BacklogImport;
  beforeAll(async () => {
    // An officer registered one of its cases before: the petitioner of row 10, with the same matter.
    const petition = {
      channel: 'visit',
      title: '退伍军人旧伤复发要求评残',
      text: '1981年施工塌方右腿被砸，右膝外伤，要求补评残疾等级并补发抚恤金',
      district: '麓东区',
    };
    const petitioner = { name: '严克勤', idNumber: '990130195708192550', phone: '19900003306' };
    const body = JSON.stringify({ ...petition, petitioner, registrationNumber: 'XC-2024-000001', receivedOn: '2024-01-05' });
    await fetch(`${system.url}/api/petitions`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const ran = await importing(sample, '--json');
    expect({ exit: ran.exit, stderr: ran.exit === 0 ? '' : ran.stderr + ran.stdout }).toEqual({ exit: 0, stderr: '' });
    first = ran.json() as BacklogImport;
  }, 180_000);

  it('finds 113 and 35 rows, 138 cases, their lines, ten links, and every cell to look at', () => {
    const { problems, ...counts } = first;
    expect(counts).toEqual({
      ...{ sheets: 2, rows: 148, cases: 138, events: 1260, linked: 10 },
      added: { cases: 148, events: 148 + 1260 + 10 },
    });
    expect(problems).toContainEqual({ sheet: '在办积案', cell: 'N129', reason: '单元格是公式错误值，未读取' });
    expect(problems.filter(({ cell }) => cell === 'L135')).toHaveLength(2);
  });

  it('adds nothing the second time, and tells the same of the file', async () => {
    const again = (await importing(sample, '--json')).json() as BacklogImport;
    expect(again).toEqual({ ...first, added: { cases: 0, events: 0 } });
    expect((await get<{ total: number }>('/api/backlog/counts?by=status')).total).toBe(148);
  });

  it('puts each case on the list of backlog cases and on the list of all cases', async () => {
    expect(await get('/api/backlog/counts?by=status')).toEqual({
      counts: [
        { value: 'listed', count: 112 },
        { value: 'ended', count: 35 },
        { value: 'moved', count: 1 },
      ],
      total: 148,
    });
    expect((await get<{ total: number }>('/api/cases/counts?by=district')).total).toBe(149);
    const { items } = await get<Page<Listed>>('/api/backlog?q=JA-2013-0007');
    expect(items).toMatchObject([{ entries: 6, since: '2011-01-01', title: '麓山路西段拓宽拆迁超期过渡费' }]);
    const shown = await get<CaseView>(`/api/cases/${items[0]?.caseId ?? ''}`);
    expect(shown).toMatchObject({ receivedOn: '2011-01-01', district: '麓东区', registrationNumber: items[0]?.caseId });
  });

  it('lets no limit begin for what was received long ago, and puts it on no desk', async () => {
    const ledgered = async (): Promise<number> => (await get<{ total: number }>('/api/cases/counts?by=state&state=ledgered')).total;
    await until('the list shows the 148 cases of the ledger', async () => (await ledgered()) === 148);
    const { counts } = await get<{ counts: { queue: string; count: number }[] }>('/api/worklist/counts');
    expect(counts.find(({ queue }) => queue === 'classification')?.count).toBe(1); // the officer's own
    const { items } = await get<Page<Listed>>('/api/backlog?q=JA-2013-0007');
    expect(await get<CaseView>(`/api/cases/${items[0]?.caseId ?? ''}`)).toMatchObject({ state: 'ledgered', clocks: [] });
  });

  it('replays a case line by line on the dates of its ledger, with titles and originals', async () => {
    const { items } = await get<Page<Listed>>('/api/backlog?q=JA-2013-0007');
    const path = `/api/cases/${items[0]?.caseId ?? ''}/history`;
    const whole = await get<History>(path);
    const lines = whole.events.filter(({ type }) => type === 'LedgerEntryImported');
    expect(lines.map(({ title, occurredAt }) => [title.zh, occurredAt])).toEqual(
      ['2012-03-04', '2014-05-31', '2016-10-31', '2017-04-17', '2019-08-21', '2023-08-31'].map((day) => [
        '台账记载',
        `${day}T16:00:00.000Z`,
      ]),
    );
    expect(lines.every(({ data }) => typeof data['personal'] === 'object')).toBe(true);
    const then = await get<History>(`${path}?at=2015-01-01&clock=occurred`);
    expect(then.events.filter(({ type }) => type === 'LedgerEntryImported')).toHaveLength(2);
    expect(then.state?.registrationNumber).toBe(items[0]?.caseId);
  });

  it('proposes links and merges nothing: those of the ledger, and one with what was registered before', async () => {
    const links = await get<Page<{ caseId: string; otherCaseId: string; kind: string }>>('/api/backlog/links?state=proposed');
    expect(links.items.map(({ kind }) => kind).toSorted()).toEqual(['petitioner-within', ...Array.from({ length: 9 }, () => 'same-case')]);
    const [link] = links.items;
    const confirm = `/api/cases/${link?.caseId ?? ''}/backlog/links/${link?.otherCaseId ?? ''}/confirmation`;
    const answer = await fetch(`${system.url}${confirm}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(200);
    const known = await get<CaseView>('/api/cases/XC-2024-000001');
    const [related] = known.relations;
    expect(known.relations).toMatchObject([{ kind: 'repeat', state: 'suggested' }]);
    const earlier = await get<CaseView>(`/api/cases/${related?.ofCaseId ?? ''}`);
    expect(earlier.title).toBe('退伍军人旧伤复发要求评残');
  });

  it('proposes clusters of what its cases share', async () => {
    const { items } = await get<{ items: { by: string; shared: string; cases: number }[] }>('/api/backlog/clusters?limit=200');
    const found = items.map(({ by, shared }) => `${by} ${shared}`);
    expect(found).toEqual(expect.arrayContaining(['policy 民办、代课教师补助', 'place 石马镇']));
  });

  it('prints no name, number or telephone of a petitioner', async () => {
    const { stdout } = await importing(sample);
    expect(stdout).toContain('138 案');
    for (const word of ['严克勤', '卢世英', '990130195708192550', '19900003306']) expect(stdout).not.toContain(word);
  });
});

describe('files that are no ledger', () => {
  it.each([
    ['absent.xlsx', 'file-not-readable'],
    ['text.xlsx', 'not-a-workbook'],
  ])('%s is refused as %s', async (name, code) => {
    await writeFile(join(folder, 'text.xlsx'), 'no workbook');
    const ran = await importing(name, '--json');
    expect([ran.exit, (ran.json() as { error: { code: string } }).error.code]).toEqual([1, code]);
  });
  it('a mapping file with a fault is refused before anything is sent', async () => {
    await writeFile(join(folder, 'mapping.json'), '{"version": 2}');
    await writeFile(join(folder, 'ledger.xlsx'), await readFile(sample));
    const ran = await importing('ledger.xlsx', '--mapping', 'mapping.json', '--json');
    expect([ran.exit, (ran.json() as { error: { code: string } }).error.code]).toEqual([1, 'bad-mapping']);
  });
});

describe('all cases of a filter together', () => {
  const backlog = (...args: readonly string[]): Promise<Ran> =>
    runCli(['backlog', ...args, '--url', system.url, '--json'], { cwd: folder });
  let listed: number;
  beforeAll(async () => {
    listed = (await get<{ total: number }>('/api/backlog/counts?by=status&status=listed')).total;
    expect(listed).toBeGreaterThan(20);
  });

  it('go into a campaign, and a second time none of them', async () => {
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const open = ['campaign', 'open', 'GJ-2026', '--title', '积案攻坚', '--until', day, '--targets', '10', '--unit', 'S001'];
    expect((await backlog(...open)).exit).toBe(0);
    const join = ['campaign', 'join-by-filter', 'GJ-2026', '--status', 'listed'];
    expect((await backlog(...join)).json()).toEqual({ campaign: 'GJ-2026', done: listed, refused: 0 });
    await until('the list has them', async () => {
      const { total } = await get<{ total: number }>('/api/backlog/counts?by=status&campaign=GJ-2026');
      return total === listed;
    });
    expect((await backlog(...join)).json()).toMatchObject({ done: listed, refused: 0 });
    const [campaign] = (await get<{ items: { progress: object }[] }>('/api/campaigns')).items;
    expect(campaign?.progress).toMatchObject({ cases: listed });
    expect((await backlog('campaign', 'join-by-filter', 'GJ-2027')).json()).toMatchObject({ error: { code: 'group-unknown' } });
  });

  it('become batches, which one action answers', async () => {
    const make = ['batch', 'make-by-filter', 'PC-2026', '--campaign', 'GJ-2026', '--reason', '同一政策'];
    const batches = [{ batch: 'PC-2026-001', cases: listed }];
    expect((await backlog(...make)).json()).toEqual({ series: 'PC-2026', cases: listed, batches });
    expect((await backlog(...make)).json()).toEqual({ series: 'PC-2026', cases: listed, batches });
    const answering = ['batch', 'answer-series', 'PC-2026', '--document-number', '星信〔2026〕1号', '--answer', '统一答复'];
    const answered = { series: 'PC-2026', batches: 1, done: listed, refused: 0 };
    expect((await backlog(...answering)).json()).toEqual(answered);
    expect((await backlog(...answering)).json()).toEqual(answered); // each has its answer: none gets a second
    expect((await backlog('batch', 'answer-series', 'PC-2030', ...answering.slice(3))).json()).toMatchObject({
      error: { code: 'group-unknown' },
    });
  });
});
