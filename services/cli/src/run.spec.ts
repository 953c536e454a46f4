import { describe, expect, it } from '@jest/globals';
import { answeringServer } from './testing/answering-server.ts';
import { exampleCase, exampleHistory, exampleOrder } from './testing/example-history.ts';
import { runCli } from './testing/run-cli.ts';

// Real: the whole program in this process, HTTP over a socket. A small server stands in for the system to answer as each case needs.
const done = { caseId: 'c-1', added: 1, revision: 4, position: '9.4' };
const answers = () =>
  answeringServer(({ path }) => {
    if (path === '/api/cases/c-1') return { body: exampleCase };
    if (path.startsWith('/api/cases/c-1/history')) return { body: exampleHistory };
    if (path.startsWith('/api/cases/c-1/')) return { body: done };
    if (path.startsWith('/api/worklist?queue=dispatch')) return { body: { items: [exampleCase], next: null } };
    if (path.startsWith('/api/worklist')) return { body: { items: [], next: null } };
    if (path.startsWith('/api/clocks')) return { body: { items: [{ ...exampleCase.clocks[0], caseId: 'c-1' }], next: null } };
    if (path.startsWith('/api/supervision/orders')) return { body: { items: [exampleOrder], next: null } };
    if (path === '/api/system/projections') return { body: { items: ['audit/case-file', 'classification/candidates'] } };
    if (path.endsWith('/rebuild') || path.endsWith('/training')) return { status: 202, body: { job: 'j-1' } };
    if (path === '/api/system/jobs/j-1') return { body: { state: 'done', done: 7, total: 7, result: { version: 'm-2', examples: 320 } } };
    return {
      status: 404,
      body: { type: 'about:blank', title: '没有这个案件', titleEn: 'no such case', status: 404, code: 'case-unknown' },
    };
  });

describe('exit codes', () => {
  it.each([
    [['--version'], 0],
    [['help'], 0],
    [['case', 'replay', '--help'], 0],
    [[], 2],
    [['bogus'], 2],
    [['case', 'show'], 2],
    [['case', 'show', 'c-1', 'c-2'], 2],
    [['worklist', '--queue', 'bogus'], 2],
    [['worklist', '--limit', '0'], 2],
    [['worklist', '--bogus'], 2],
    [['worklist', '--lang', 'fr'], 2],
    [['worklist', '--url', 'ftp://x'], 2],
    [['worklist', '--url', 'http://127.0.0.1:1', '--data', 'x'], 2],
    [['clocks', '--due-within', 'soon', '--url', 'http://127.0.0.1:1'], 2],
    [['clocks', '--warned', '--expired', '--url', 'http://127.0.0.1:1'], 2],
    [['orders', '--state', 'bogus', '--url', 'http://127.0.0.1:1'], 2],
    [['case', 'replay', 'c-1', '--at', '2024-02-30', '--url', 'http://127.0.0.1:1'], 2],
    [['case', 'close', 'c-1', '--url', 'http://127.0.0.1:1'], 2],
    [['case', 'close', 'c-1', '--rating', 'good', '--url', 'http://127.0.0.1:1'], 2],
    [['case', 'show', 'c-1', '--as', '张三', '--url', 'http://127.0.0.1:1'], 2],
  ])('%j ends with %i', async (argv, exit) => {
    const ran = await runCli(argv);
    expect(ran.exit).toBe(exit);
    if (exit === 2) expect(ran.stderr).toMatch(/错误：.*\nError: .*\n$/s);
  });
  it('is 1 for a refusal, said in Chinese, then English', async () => {
    await using server = await answers();
    const ran = await runCli(['case', 'show', 'c-9', '--url', server.url]);
    expect(ran).toMatchObject({ exit: 1, stdout: '', stderr: '错误：没有这个案件\nError: no such case\n' });
  });
  it('is 2 for a projection that does not exist, and names those that do', async () => {
    await using server = await answers();
    const ran = await runCli(['rebuild', 'bogus', '--url', server.url]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('audit/case-file、classification/candidates');
    expect(server.asked.map(({ method }) => method)).toEqual(['GET']);
  });
  it('is 1 for a job that failed', async () => {
    await using server = await answeringServer(({ path }) =>
      path.includes('/jobs/')
        ? { body: { state: 'failed', done: 1, total: 2, error: 'disk full' } }
        : { status: 202, body: { job: 'j-1' } },
    );
    const ran = await runCli(['classify', 'train', '--url', server.url, '--json']);
    expect(ran.exit).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'job-failed', en: 'the job failed: disk full' } });
  });
  it('is 130 after Ctrl-C, also in the middle of a request', async () => {
    const interrupt = new AbortController();
    await using server = await answeringServer(() => {
      interrupt.abort();
      return new Promise(() => undefined);
    });
    const ran = await runCli(['worklist', '--url', server.url, '--json'], { signal: interrupt.signal });
    expect(ran.exit).toBe(130);
    expect(ran.json()).toMatchObject({ error: { code: 'interrupted' } });
  });
});

describe('--json', () => {
  it.each([
    [['case', 'show', 'c-1'], exampleCase],
    [['case', 'replay', 'c-1', '--at', '2024-03-05'], exampleHistory],
    [['worklist'], { items: [{ ...exampleCase, queue: 'dispatch' }], next: null }],
    [['clocks'], { items: [{ ...exampleCase.clocks[0], caseId: 'c-1' }], next: null }],
    [['orders'], { items: [exampleOrder], next: null }],
    [['rebuild', 'case-file'], { projection: 'case-file', state: 'done', done: 7, total: 7 }],
    [['rebuild', 'audit/case-file'], { projection: 'audit/case-file', state: 'done', done: 7, total: 7 }],
    [['classify', 'train'], { version: 'm-2', examples: 320 }],
    [['case', 'take-back', 'c-1'], done],
  ])('%j prints one object on one line and nothing else', async (argv, expected) => {
    await using server = await answers();
    const ran = await runCli([...argv, '--json', '--url', server.url]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(ran.json()).toEqual(expected);
  });
  it('prints one object for an error too', async () => {
    await using server = await answers();
    const ran = await runCli(['--json', 'case', 'show', 'c-9', '--url', server.url]);
    expect(ran.json()).toMatchObject({ error: { code: 'case-unknown', zh: '没有这个案件', problem: { status: 404 } } });
    expect((await runCli(['bogus', '--json'])).json()).toMatchObject({ error: { code: 'wrong-usage' } });
  });
});

describe('what the server is asked', () => {
  it('names the actor and the moment', async () => {
    await using server = await answers();
    await runCli([
      'case',
      'replay',
      'XC 2024/1',
      '--at',
      '2024-03-05 10:30',
      '--clock',
      'recorded',
      '--as',
      'zhang3:auditor:S002',
      '--url',
      `${server.url}/`,
    ]);
    expect(server.asked).toMatchObject([
      {
        method: 'GET',
        path: '/api/cases/XC%202024%2F1/history?at=2024-03-05T02%3A30%3A00.000Z&clock=recorded',
        headers: { 'anjuan-actor': 'id=zhang3; role=auditor; unit=S002' },
      },
    ]);
  });
  it('carries the filters of the clocks and of the supervision orders', async () => {
    await using server = await answers();
    await runCli(['clocks', '--warned', '--due-within', '5d', '--url', server.url]);
    const { stdout } = await runCli([
      'orders',
      '--unit',
      'S004',
      '--state',
      'open',
      '--overdue',
      '--due-by',
      '2026-12-01',
      '--url',
      server.url,
    ]);
    expect(server.asked.map(({ path }) => new URLSearchParams(path.split('?')[1]))).toEqual([
      new URLSearchParams({ dueWithin: '5d', state: 'warned', limit: '50' }),
      new URLSearchParams({ unit: 'S004', state: 'open', dueBy: '2026-12-01', overdue: 'true', limit: '50' }),
    ]);
    expect(stdout).toMatch(/2026-10-20\s+是\s+待答复\s+c-1\s+督办 2\s+S004\s+星信督〔2026〕12号\s+拖延，超过期限、推诿，拒不受理或者办理/);
  });
  it('carries the body and an Idempotency-Key with each step, a new one for each call or the one given', async () => {
    await using server = await answers();
    const step = ['case', 'relate', 'c-1', '--with', 'c-2', '--kind', 'joint', '--url', server.url];
    await runCli(step);
    await runCli(step);
    await runCli([...step, '--idempotency-key', 'k-7']);
    expect(server.asked.map(({ method, path, body }) => [method, path, body])).toEqual(
      Array.from({ length: 3 }, () => ['POST', '/api/cases/c-1/relations/c-2/confirmation', '{"kind":"joint"}']),
    );
    const keys = server.asked.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('k-7');
    expect(server.asked[0]?.headers['anjuan-actor']).toBe('id=operator; role=operator; unit=');
  });
  it('is asked again, with the same key, when the connection is cut or the server is just starting', async () => {
    let times = 0;
    await using server = await answeringServer(() => ['cut' as const, { status: 503, body: 'starting' }, { body: done }][times++] ?? 'cut');
    const ran = await runCli(['case', 'transfer', 'c-1', '--url', server.url, '--json']);
    expect(ran.exit).toBe(0);
    expect(server.asked).toHaveLength(3);
    expect(new Set(server.asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });
  it('is followed from page to page up to the limit', async () => {
    await using server = await answeringServer(({ path }) => {
      const cursor = Number(new URL(path, 'http://x').searchParams.get('after') ?? 0);
      const most = Number(new URL(path, 'http://x').searchParams.get('limit'));
      const items = Array.from({ length: Math.min(most, 150) }, (_, at) => ({ caseId: `c-${cursor + at}` }));
      return { body: { items, next: String(cursor + items.length) } };
    });
    const ran = await runCli(['worklist', '--queue', 'dispatch', '--limit', '320', '--json', '--url', server.url]);
    const { items, next } = ran.json() as { items: { caseId: string }[]; next: string };
    expect([items.length, items.at(-1)?.caseId, next]).toEqual([320, 'c-319', '320']);
    expect(server.asked.map(({ path }) => path)).toEqual([
      '/api/worklist?queue=dispatch&limit=200',
      '/api/worklist?queue=dispatch&limit=170&after=150',
      '/api/worklist?queue=dispatch&limit=20&after=300',
    ]);
  });
  it('is told from something else that answers there', async () => {
    await using server = await answeringServer(() => ({ body: '<html>router</html>' }));
    const ran = await runCli(['worklist', '--json', '--url', server.url]);
    expect(ran.json()).toMatchObject({ error: { code: 'not-the-server' } });
  });
});

describe('the worklist', () => {
  it('goes from desk to desk until there are enough', async () => {
    await using server = await answeringServer(({ path }) => {
      const queue = new URL(path, 'http://x').searchParams.get('queue');
      return { body: { items: queue === 'relations' || queue === 'handling' ? [exampleCase, exampleCase] : [], next: null } };
    });
    const queuesOf = async (limit: string) => {
      const ran = await runCli(['worklist', '--limit', limit, '--json', '--url', server.url]);
      const { items, next } = ran.json() as { items: { queue: string }[]; next: string | null };
      return [...items.map(({ queue }) => queue), next];
    };
    expect(await queuesOf('10')).toEqual(['relations', 'relations', 'handling', 'handling', null]);
    expect(await queuesOf('2')).toEqual(['relations', 'relations', 'dispatch']);
  });
});

describe('the language', () => {
  it('is Chinese, unless --lang or the locale asks for English', async () => {
    await using server = await answers();
    const said = async (argv: string[], env: Record<string, string>) =>
      (await runCli(['worklist', '--url', server.url, ...argv], { env })).stdout.split('\n').at(-2);
    expect(await said([], {})).toBe('共 1 条');
    expect(await said([], { LANG: 'C.UTF-8' })).toBe('共 1 条');
    expect(await said([], { LANG: 'en_GB.UTF-8' })).toBe('1 shown');
    expect(await said(['--lang', 'zh'], { LANG: 'en_GB.UTF-8' })).toBe('共 1 条');
    expect(await said(['--lang', 'en'], {})).toBe('1 shown');
  });
});
