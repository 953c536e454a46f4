import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClockCode } from '@anjuan/regulation';
import { officeRules } from '@anjuan/service-host';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBacklogForTest, type OpenBacklog } from './testing/open-backlog.ts';

// Real: PostgreSQL, the store, the reaction that starts the clocks, the office's files and their reader. Invented: what the files say.
let folder: string;
let system: OpenBacklog;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-rules-'));
  const [holidays, limits] = [join(folder, 'holidays.json'), join(folder, 'limits.json')];
  await writeFile(holidays, '[{"year": 2027, "daysOff": ["2027-01-01", "2027-01-04"], "workingDays": ["2027-01-03"]}]');
  const limit = { clock: 'acceptance', days: 3, dayKind: 'working', unit: 'S010', since: '2026-01-01', ground: '星信发〔2026〕3号' };
  await writeFile(limits, JSON.stringify([limit]));
  system = await openBacklogForTest(officeRules({ ANJUAN_HOLIDAYS: holidays, ANJUAN_LOCAL_LIMITS: limits }).regulation);
});
afterAll(async () => {
  await system.close();
  await rm(folder, { recursive: true });
});

/** Article, last day and the office's ground of a limit that a transfer on Monday, 28 December 2026 starts. */
async function startedBy(unit: string, clock: ClockCode): Promise<readonly unknown[]> {
  const caseId = `SENT-${unit}-${clock}`;
  await system.register(caseId, 'p-0000000000000001');
  await system.happen('assignment', caseId, { type: 'PetitionTransferred', unit, transferredOn: '2026-12-28' });
  await system.moveClocks();
  const events = await system.eventsOf(caseId);
  return events.flatMap(({ type, data }) =>
    type === 'ClockStarted' && data['clock'] === clock ? [data['article'], data['due'], data['localGround']] : [],
  );
}

describe('a service with the files of its office', () => {
  it('counts the working days of Art. 23 over the new year by the office’s notice', async () => {
    // 29, 30, 31 December, Sunday 3 January (made up for), 5 January: 1 and 4 January are off.
    expect(await startedBy('S020', 'objection')).toEqual(['23', '2027-01-05', '']);
  });
  it('gives the unit its stricter limit with the ground, and the others the Regulation’s', async () => {
    expect(await startedBy('S010', 'acceptance')).toEqual(['23', '2026-12-31', '星信发〔2026〕3号']);
    expect(await startedBy('S020', 'acceptance')).toEqual(['23', '2027-01-12', '']);
  });
});
