import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventOf } from '@anjuan/contracts';
import { listingRules } from '@anjuan/regulation';
import { openBacklogForTest, type OpenBacklog } from './testing/open-backlog.ts';

// Real: PostgreSQL and its clock, the store, the vault, the read model of the rules, the rules of this release. Invented: three petitions.
let system: OpenBacklog;
beforeAll(async () => {
  system = await openBacklogForTest();
});
afterAll(() => system.close());

const person = 'p-0000000000000001';
async function registered(caseId: string, receivedOn: string): Promise<void> {
  const event: EventOf<'PetitionRegistered'> = {
    ...{ type: 'PetitionRegistered', registrationNumber: caseId, channel: 'visit', receivedOn, personId: person, headcount: 1 },
    ...{ anonymous: false, district: '麓东区', urgentSignals: [], labels: null, declaredRepeatOf: null, personal: null },
    source: { kind: 'form', reference: '' },
  };
  await system.happen('intake', caseId, event);
  await system.register(caseId, person);
}
const look = async (): Promise<number> => {
  await system.project();
  return system.listByRule(listingRules);
};
const listings = async (caseId: string) => (await system.eventsOf(caseId)).filter(({ type }) => type === 'BacklogListed');

describe('cases listed by rule (按标准列入)', () => {
  it('are those long past a limit: listed once, however often it is looked at', async () => {
    await registered('LATE-1', '2020-01-02');
    await system.happen('supervision', 'LATE-1', {
      type: 'ClockExpired',
      clock: 'handling',
      run: 1,
      due: '2020-03-02',
      article: '34',
    });
    expect(await look()).toBe(1);
    expect(await system.listByRule(listingRules)).toBe(0); // its row is still there: the list has not seen the event
    expect(await look()).toBe(0);
    const [listed, ...more] = await listings('LATE-1');
    expect(more).toEqual([]);
    expect(listed).toMatchObject({
      actor: { id: 'system:supervision' },
      data: { times: 1, district: '麓东区', grounds: [{ rule: 'overdue' }] },
    });
  });

  it('are none whose limit was met late meanwhile', async () => {
    await registered('MET-1', '2020-01-02');
    await system.happen('supervision', 'MET-1', {
      type: 'ClockExpired',
      clock: 'handling',
      run: 1,
      due: '2020-03-02',
      article: '34',
    });
    await system.happen('supervision', 'MET-1', {
      type: 'ClockStopped',
      clock: 'handling',
      run: 1,
      on: '2020-04-01',
      outcome: 'late',
    });
    expect(await look()).toBe(0);
    expect(await listings('MET-1')).toEqual([]);
  });

  it('are first petitions that come back after their procedure has ended', async () => {
    await registered('FIRST', '2023-01-02');
    await registered('AGAIN', '2025-05-06');
    await system.happen('classification', 'AGAIN', { type: 'RelationConfirmed', kind: 'repeat', ofCaseId: 'FIRST' });
    expect(await look()).toBe(0);
    await system.happen('assignment', 'FIRST', {
      type: 'ProcedureEnded',
      because: 're-reviewed',
      endedOn: '2024-02-01',
      article: '36',
    });
    expect(await look()).toBe(1);
    expect((await listings('FIRST')).map(({ data }) => data['grounds'])).toEqual([[{ rule: 'returned-after-end', found: 1 }]]);
    expect(await listings('AGAIN')).toEqual([]);
  });

  it('are none whose procedure had not ended after all: review was asked for in time and entered late', async () => {
    await registered('TAKEN-UP', '2023-01-02');
    await registered('TAKEN-UP-AGAIN', '2025-05-06');
    await system.happen('classification', 'TAKEN-UP-AGAIN', { type: 'RelationConfirmed', kind: 'repeat', ofCaseId: 'TAKEN-UP' });
    await system.happen('assignment', 'TAKEN-UP', {
      ...{ type: 'ProcedureEnded', because: 'review-not-requested', endedOn: '2024-02-01', article: '35' },
    });
    await system.happen('assignment', 'TAKEN-UP', {
      ...{ type: 'ReviewRequested', level: 'review', unit: 'S001', ofUnit: 'S004', requestedOn: '2024-01-31', article: '35' },
      ...{ personId: person, personal: null },
    });
    expect(await look()).toBe(0);
  });
});
