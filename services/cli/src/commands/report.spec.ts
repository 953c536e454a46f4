import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answeringServer } from '../testing/answering-server.ts';
import { runCli } from '../testing/run-cli.ts';

// Real: the whole program in this process, HTTP over a socket. A small server stands in for the system.
const sums = {
  numbers: { received: 18, repeat: 5, closed: 0 },
  rates: { repeatRate: { numerator: 5, denominator: 18, value: 0.2778 }, handlingRate: { numerator: 0, denominator: 0, value: null } },
};
const named = (code: string, label: string, english: string) => ({ code, label, english });
const report = {
  period: { kind: 'month', name: '2024-05', first: '2024-05-01', last: '2024-05-31' },
  asOf: '2024-06-30T15:59:59.999Z',
  total: sums,
  tables: [{ by: 'channel', rows: [{ value: 'visit', label: '来访', english: 'Visit', ...sums }] }],
  measures: [named('received', '登记件数', 'Registered'), named('repeat', '重信重访', 'Repeats'), named('closed', '办结', 'Closed')],
  rates: [named('repeatRate', '重复信访率', 'Repeat rate'), named('handlingRate', '按期办结率', 'Handled in time')],
};
const one = { caseId: 'XC-1', from: '2024-05-08', to: null, outcome: null, channel: 'visit', topic: 'housing', district: '江北区' };

const answers = () =>
  answeringServer(({ path }) => {
    if (path.startsWith('/api/reports/workbook/')) return { body: 'a workbook' };
    if (path.startsWith('/api/reports/cases')) return { body: { items: [{ ...one, unitName: '住建局' }], next: null } };
    if (path.startsWith('/api/reports/month/2024-05')) return { body: report };
    return { status: 400, body: { type: 'about:blank', title: '输入不符合要求', titleEn: 'wrong', status: 400, code: 'invalid-input' } };
  });

describe('report', () => {
  it('prints a month as one JSON object, read as of the end of a day in Shanghai', async () => {
    await using server = await answers();
    const ran = await runCli(['report', 'month', '2024-05', '--as-of', '2024-06-30', '--json', '--url', server.url]);
    expect([ran.exit, ran.json()]).toEqual([0, report]);
    expect(server.asked.map(({ path }) => path)).toEqual(['/api/reports/month/2024-05?asOf=2024-06-30T15%3A59%3A59.999Z']);
  });
  it('prints tables with words, a dash where there is nothing to divide by', async () => {
    await using server = await answers();
    const { stdout } = await runCli(['report', 'month', '2024-05', '--url', server.url]);
    for (const part of ['登记件数', '18', '27.8% (5/18)', '— (0/0)', '来访']) expect(stdout).toContain(part);
    expect(stdout).not.toMatch(/^办结 +0/m);
  });
  it('writes the workbook of the same moment', async () => {
    await using server = await answers();
    const folder = await mkdtemp(join(tmpdir(), 'anjuan-report-'));
    try {
      const ran = await runCli(['report', 'month', '2024-05', '--xlsx', 'may.xlsx', '--url', server.url], { cwd: folder });
      expect(ran.exit).toBe(0);
      expect(await readFile(join(folder, 'may.xlsx'), 'utf8')).toBe('a workbook');
      expect(server.asked.at(-1)?.path).toBe('/api/reports/workbook/2024-05?asOf=2024-06-30T15%3A59%3A59.999Z&lang=zh');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
  it('lists the cases behind a number', async () => {
    await using server = await answers();
    const argv = ['report', 'cases', '2024-05', '--measure', 'repeat', '--by', 'channel', '--value', 'visit', '--url', server.url];
    const { stdout } = await runCli(argv);
    for (const part of ['XC-1', '来访', '房地产', '住建局']) expect(stdout).toContain(part);
    expect(server.asked[0]?.path).toBe('/api/reports/cases?period=2024-05&measure=repeat&by=channel&value=visit&limit=50');
  });
  it.each([
    [['report', 'month', '2024-05', '--as-of', '2024-02-30'], 2],
    [['report', 'month'], 2],
    [['report', 'cases', '2024-05'], 2],
    [['report', 'month', '2024-13'], 1],
  ])('%j ends with %i', async (argv, exit) => {
    await using server = await answers();
    expect((await runCli([...argv, '--url', server.url])).exit).toBe(exit);
  });
});
