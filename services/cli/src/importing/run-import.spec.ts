import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answeringServer, type Answer, type Asked } from '../testing/answering-server.ts';
import { runCli } from '../testing/run-cli.ts';

// Real: files, the program, HTTP over a socket. A small server stands in for the system, to lose connections and to refuse on purpose.
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const petitionHeader = '登记编号,登记日期,信访形式,信访人,证件号码,联系电话,住址,人数,是否匿名,问题属地,反映对象,概况标题,诉求内容';
const petitionRow = (number: number, date = '2024-01-02') => `XC-${number},${date},来信,张三,,,,1,否,云湖区,某公司,工资,请求查处拖欠工资`;
const rowsFrom = (first: number, count: number): string[] => Array.from({ length: count }, (_, at) => petitionRow(first + at));
const caughtUp: Answer = {
  body: { consumers: [{ name: 'classification', position: '1.1', behind: 0, state: 'running', lastError: null }], caughtUp: true },
};

async function file(name: string, lines: readonly string[]): Promise<string> {
  await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  return name;
}
type Item = { registrationNumber?: string; code?: string };
const itemsOf = ({ body }: Asked): Item[] => (JSON.parse(body) as { items: Item[] }).items;

/** Registers each number once, as the system does. */
function registry(before: (asked: Asked) => Answer | undefined = () => undefined, after: () => Answer | undefined = () => undefined) {
  const known = new Set<string>();
  return answeringServer((asked) => {
    if (asked.path.startsWith('/api/system/consumers')) return caughtUp;
    if (asked.path.startsWith('/api/units?')) return { body: { items: [{ code: 'S001' }], next: null } };
    const special = before(asked);
    if (special !== undefined) return special;
    const results = itemsOf(asked).map(({ registrationNumber, code }) => {
      const name = registrationNumber ?? code ?? '';
      if (name === 'XC-13')
        return {
          outcome: 'rejected',
          problem: {
            code: 'number-taken',
            title: '输入不符合要求',
            errors: [{ field: 'registrationNumber', rule: 'taken', zh: '已用于另一件', en: 'taken' }],
          },
        };
      if (known.has(name)) return { outcome: 'already' };
      known.add(name);
      return { outcome: code === undefined ? 'registered' : 'recorded' };
    });
    return after() ?? { body: { results } };
  });
}
const batches = (asked: readonly Asked[]) => asked.filter(({ path }) => path.endsWith('/batch'));
const importing = (kind: string, name: string, url: string, signal?: AbortSignal) =>
  runCli(['import', kind, name, '--json', '--url', url], { cwd: folder, ...(signal ? { signal } : {}) });

describe('importing petitions', () => {
  it('sends batches of 200 and adds nothing the second time', async () => {
    await using server = await registry();
    const name = await file('many.csv', [petitionHeader, ...rowsFrom(1000, 450)]);
    const first = await importing('petitions', name, server.url);
    expect(first).toMatchObject({ exit: 0 });
    expect(first.json()).toEqual({ read: 450, accepted: 450, already: 0, rejected: 0, rejectFile: null });
    expect(batches(server.asked).map((asked) => itemsOf(asked).length).toSorted((a, b) => a - b)).toEqual([50, 200, 200]); // prettier-ignore
    const second = await importing('petitions', name, server.url);
    expect(second.json()).toEqual({ read: 450, accepted: 0, already: 450, rejected: 0, rejectFile: null });
  });
  it('puts bad rows, the server’s refusals and lost duplicates into the reject file, in the order of the file', async () => {
    await using server = await registry();
    const lines = [
      petitionHeader,
      petitionRow(1),
      petitionRow(2, '2024-02-30'),
      petitionRow(13),
      petitionRow(1, '2024-01-03'),
      petitionRow(3),
    ];
    const ran = await importing('petitions', await file('mixed.csv', lines), server.url);
    expect(ran.exit).toBe(1);
    const rejectFile = join(folder, 'mixed.rejected.csv');
    expect(ran.json()).toEqual({ read: 5, accepted: 2, already: 0, rejected: 3, rejectFile });
    const rejected = (await readFile(rejectFile, 'utf8')).trim().split(/\r?\n/).slice(1);
    expect(rejected.map((line) => line.split(',').slice(13, 17))).toEqual([
      ['3', '登记日期（B列）', '「登记日期」的日期或时间不存在', 'date-impossible'],
      ['4', '登记编号', '「登记编号」已用于另一件', 'number-taken'],
      ['5', '登记编号', '「登记编号」与第 2 行相同，而内容不同', 'duplicate-number'],
    ]);
  });
  it('completes when connections are cut on the way to the server', async () => {
    let cuts = 0;
    await using server = await registry(() => (cuts++ < 3 ? 'cut' : undefined));
    const ran = await importing('petitions', await file('cut.csv', [petitionHeader, ...rowsFrom(2000, 250)]), server.url);
    expect(ran.json()).toEqual({ read: 250, accepted: 250, already: 0, rejected: 0, rejectFile: null });
    expect(batches(server.asked)).toHaveLength(5);
    expect(ran.stderr).toContain('连接中断');
  });
  it('counts as already there what was registered before the answer was lost', async () => {
    let cuts = 0;
    await using server = await registry(undefined, () => (cuts++ < 1 ? 'cut' : undefined));
    const ran = await importing('petitions', await file('lost.csv', [petitionHeader, ...rowsFrom(4000, 150)]), server.url);
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.json()).toEqual({ read: 150, accepted: 0, already: 150, rejected: 0, rejectFile: null });
  });
  it('keeps a long text from making a batch too large for one request', async () => {
    await using server = await registry();
    const text = '请求查处'.repeat(4000);
    const lines = Array.from({ length: 30 }, (_, at) => `${petitionRow(at + 3000)}${text}`);
    expect((await importing('petitions', await file('long.csv', [petitionHeader, ...lines]), server.url)).exit).toBe(0);
    expect(batches(server.asked).length).toBeGreaterThan(1);
    for (const { body } of batches(server.asked)) expect(Buffer.byteLength(body)).toBeLessThan(600 * 1024);
  });
  it('says how far it came when the server refuses a batch, and leaves no reject file that looks whole', async () => {
    await using server = await registry(() => ({ status: 403, body: { code: 'not-allowed', title: '无权导入', titleEn: 'not allowed' } }));
    const ran = await importing('petitions', await file('refused.csv', [petitionHeader, petitionRow(1, 'x'), petitionRow(2)]), server.url);
    expect(ran.exit).toBe(1);
    expect(ran.json()).toMatchObject({ read: 0, accepted: 0, rejected: 0, rejectFile: null, error: { code: 'not-allowed' } });
    expect((await readdir(folder)).filter((name) => name.startsWith('refused.rejected'))).toEqual([]);
  });
  it('ends with 130 after Ctrl-C and leaves no reject file that looks whole', async () => {
    const interrupt = new AbortController();
    await using server = await registry(() => {
      interrupt.abort();
      return 'cut';
    });
    const ran = await importing(
      'petitions',
      await file('stopped.csv', [petitionHeader, petitionRow(1, 'x'), petitionRow(2)]),
      server.url,
      interrupt.signal,
    );
    expect(ran.exit).toBe(130);
    expect((await readdir(folder)).filter((name) => name.startsWith('stopped.rejected'))).toEqual([]);
  });
  it.each([
    ['absent.csv', null, 'file-not-found'],
    ['empty.csv', [], 'no-header'],
    ['columns.csv', ['登记编号,登记日期', 'XC-1,2024-01-02'], 'missing-columns'],
  ])('answers %s with a clear error before any server is asked', async (name, lines, code) => {
    if (lines) await file(name, lines);
    const ran = await importing('petitions', name, 'http://127.0.0.1:1');
    expect(ran.exit).toBe(1);
    expect(ran.json()).toMatchObject({ read: 0, accepted: 0, already: 0, rejected: 0, rejectFile: null, error: { code } });
    expect(ran.stderr).toMatch(/^错误：.+\nError: .+\n$/s);
  });
});

describe('importing units', () => {
  const header = '单位代码,单位名称,层级,上级代码,职能关键词,管理领域,设立日期,撤销日期,承继单位代码';
  it('sends parents before their children, and rejects what hangs in the air', async () => {
    await using server = await registry();
    const lines = [
      header,
      'S003,区局,区,S002,物业,房地产,2010-05-18,,',
      'S002,市局,市,S001,,,2010-05-18,,',
      'S009,孤立,市,S777,,,2010-05-18,,',
    ];
    const ran = await importing('units', await file('units.csv', lines), server.url);
    expect(ran.json()).toEqual({ read: 3, accepted: 2, already: 0, rejected: 1, rejectFile: join(folder, 'units.rejected.csv') });
    expect(batches(server.asked).map(itemsOf)).toEqual([[expect.objectContaining({ code: 'S002', parent: 'S001' }), expect.objectContaining({ code: 'S003', parent: 'S002', topics: ['housing'] })]]); // prettier-ignore
  });
});
