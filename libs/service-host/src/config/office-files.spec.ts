import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { theRegulation } from '@anjuan/regulation';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officeRules } from './office-files.ts';
import { WrongUsage, type Environment } from './settings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-rules-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function files(texts: Readonly<Record<string, string>>): Promise<Environment> {
  for (const [variable, text] of Object.entries(texts)) await writeFile(join(folder, variable), text);
  return Object.fromEntries(Object.keys(texts).map((variable) => [variable, join(folder, variable)]));
}

function faultsOf(env: Environment): readonly string[] {
  try {
    officeRules(env);
    return [];
  } catch (error) {
    if (error instanceof WrongUsage) return error.message.split('\n');
    throw error;
  }
}

describe('the files of an office', () => {
  it('add nothing where no variable names one', () => {
    const { notices, local, warnings, regulation } = officeRules({ ANJUAN_HOLIDAYS: '' });
    expect([notices, local, warnings]).toEqual([[], [], []]);
    for (const clock of ['objection', 'acceptance'] as const)
      expect(regulation.limitFrom(clock, '2026-12-28', 'S010')).toEqual(theRegulation.limitFrom(clock, '2026-12-28', 'S010'));
  });
  it('change the calendar, the limits and the warnings that the rules give', async () => {
    const env = await files({
      ANJUAN_HOLIDAYS: '[{"year": 2027, "daysOff": ["2027-01-01"], "workingDays": []}]',
      ANJUAN_LOCAL_LIMITS: '[{"clock": "handling", "days": 45, "since": "2026-01-01", "ground": "3号"}]',
      ANJUAN_WARNINGS: '[{"clock": "handling", "steps": ["20d"], "since": "2026-01-01", "ground": "4号"}]',
    });
    const { regulation } = officeRules(env);
    expect(regulation.limitFrom('objection', '2026-12-28', 'S010').due).toBe('2027-01-05');
    expect(regulation.limitFrom('handling', '2026-12-01', 'S010')).toMatchObject({ due: '2027-01-15', localGround: '3号' });
    const limit = { clock: 'handling', from: '2026-12-01', due: '2027-01-15', dayKind: 'calendar', warned: [] } as const;
    expect(regulation.warningOn(limit, '2026-12-26')).toEqual({ step: '20d', ground: '4号' });
  });
  it('are refused with variable, row and rule of every fault of all of them, in both languages', async () => {
    const env = await files({
      ANJUAN_HOLIDAYS: '[{"year": 2027, "daysOff": ["2026-01-01", "2027-02-30"], "workingDays": []}]',
      ANJUAN_LOCAL_LIMITS: '[{"clock": "handling", "days": 61, "since": "2026-01-01"}]',
    });
    expect(faultsOf({ ...env, ANJUAN_WARNINGS: join(folder, 'nowhere.json') })).toEqual([
      'ANJUAN_HOLIDAYS：[0].daysOff[0] 应为 2027 年的日期 YYYY-MM-DD / is to be a day of 2027, YYYY-MM-DD',
      'ANJUAN_HOLIDAYS：[0].daysOff[1] 应为 2027 年的日期 YYYY-MM-DD / is to be a day of 2027, YYYY-MM-DD',
      expect.stringMatching(/^ANJUAN_LOCAL_LIMITS：\[0\]\.days 61 日长于条例第34条的 60 日.* \/ .*more than the 60 of Art. 34/),
      `ANJUAN_WARNINGS：${join(folder, 'nowhere.json')} 无法读取 / cannot be read (ENOENT)`,
    ]);
  });
  it('are refused where one is no JSON', async () => {
    expect(faultsOf(await files({ ANJUAN_WARNINGS: '[' }))).toEqual(['ANJUAN_WARNINGS：$ 不是有效的 JSON / is not valid JSON']);
  });
});
