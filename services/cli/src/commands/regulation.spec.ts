import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../testing/run-cli.ts';

describe('the rules of the Regulation on the line', () => {
  it('are one JSON object with every rule, its article and its date of effect', async () => {
    const { exit, stdout } = await runCli(['regulation', 'list', '--json']);
    const { items } = JSON.parse(stdout) as {
      items: { kind: string; code: string; value: number | null; article: string; since: string }[];
    };
    expect(exit).toBe(0);
    expect(items.find((rule) => rule.kind === 'clock' && rule.code === 'handling')).toEqual({
      ...{ kind: 'clock', code: 'handling', label: '办理', english: 'Issue the handling opinion', value: 60, unit: 'calendar-days' },
      ...{ start: '受理', startEnglish: 'acceptance', article: '34', since: '2022-05-01' },
    });
    expect(items.filter(({ since }) => !/^\d{4}-\d{2}-\d{2}$/.test(since))).toEqual([]);
  });

  it('are a table in the reader’s language', async () => {
    const zh = (await runCli(['regulation', 'list', '--lang', 'zh'])).stdout;
    expect(zh).toMatch(/时限 +objection +管辖异议 +5 +工作日 +责任单位收到 +第23条 +2022-05-01/);
    const en = (await runCli(['regulation', 'list', '--lang', 'en'])).stdout;
    expect(en).toMatch(
      /extension +handling +Extension, approved by the head of the unit +30 +calendar days +the end of the limit +Art\. 34/,
    );
  });

  it('show what the files of the office add, and refuse a wrong one with its row', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'anjuan-rules-'));
    try {
      const [limits, holidays] = [join(folder, 'limits.json'), join(folder, 'holidays.json')];
      await writeFile(limits, '[{"clock": "acceptance", "days": 3, "unit": "S010", "since": "2025-01-01"}]');
      await writeFile(holidays, '[{"year": 2027, "daysOff": ["2027-01-01"], "workingDays": []}]');
      const list = (file: string) =>
        runCli(['regulation', 'list', '--json'], { env: { ANJUAN_LOCAL_LIMITS: file, ANJUAN_HOLIDAYS: holidays } });
      const { items } = (await list(limits)).json() as { items: { kind: string; code: string; value: number | null; since: string }[] };
      const own = items.filter(({ kind }) => kind === 'local-limit' || kind === 'holiday-notice');
      expect(own.map(({ kind, code, value, since }) => [kind, code, value, since])).toEqual([
        ['local-limit', 'acceptance', 3, '2025-01-01'],
        ['holiday-notice', '2027', null, '2027-01-01'],
      ]);
      await writeFile(limits, '[{"clock": "acceptance", "days": 16, "since": "2025-01-01"}]');
      const refused = await list(limits);
      expect([refused.exit, refused.json()]).toMatchObject([2, { error: { code: 'wrong-usage' } }]);
      expect(refused.stderr).toContain('ANJUAN_LOCAL_LIMITS：[0].days 16 日长于条例第23条的 15 日');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
