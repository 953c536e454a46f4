import { describe, expect, it } from '@jest/globals';
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
});
