import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventOf } from '@anjuan/contracts';
import { acceptedPetition, clerk, handler, recordUnits, units } from './testing/a-petition.ts';
import { openForTest, type OpenAssignment } from './testing/open-assignment.ts';

// Real: PostgreSQL, the store, the vault, the process with its progress, HTTP by injection. Invented: petitions whose opinion was delivered
// on 25 September 2025, and what the clocks of supervision told of them.
let system: OpenAssignment;
const consumer = 'assignment/end-when-lapsed';
const opinion = { documentNumber: '8号', results: ['settled'], facts: '属实', opinion: '支持', basis: '条例' };
const stopped = (outcome: EventOf<'ClockStopped'>['outcome']): EventOf<'ClockStopped'> => ({
  ...{ type: 'ClockStopped', clock: 'review-request', run: 1, on: '2025-10-25', outcome },
});

beforeAll(async () => {
  system = await openForTest();
  await recordUnits(system);
});
afterAll(() => system.close());

async function deliveredOpinion(caseId: string): Promise<void> {
  await acceptedPetition(system, caseId);
  for (const [path, body, actor] of [
    ['opinion', { on: '2025-09-20', ...opinion }, handler.replace('unit-handler', 'unit-head')],
    ['delivery', { on: '2025-09-25', method: 'post', proof: '邮件号1' }, handler],
  ] as const)
    expect((await system.step(caseId, path, body, actor)).status).toBe(200);
}
async function endsOf(caseId: string) {
  const ends: object[] = [];
  for await (const { type, data, actor, occurredAt, causationId } of system.store.readStream(`assignment-${caseId}`))
    if (type === 'ProcedureEnded') ends.push({ data, actor: actor.id, occurredAt: occurredAt.toISOString(), causationId });
  return ends;
}
const ask = (caseId: string, on: string) => system.step(caseId, 'review', { on, unit: units.government, reason: '不服' }, clerk);

describe('a case whose petitioner let the time to ask for review pass (期满未申请)', () => {
  it('ends by itself, once, however often the lapse is told and by however many copies', async () => {
    await deliveredOpinion('LAPSED-1');
    await system.record('supervision', 'LAPSED-1', stopped('lapsed'));
    const told: string[] = [];
    for await (const { id } of system.store.readStream('supervision-LAPSED-1')) told.push(id);
    const copy = await openForTest({ beside: system });
    await Promise.all([system.deliver(consumer), copy.deliver(consumer)]);
    await copy.close();
    await system.deliver(consumer, { rewind: true });
    expect(await endsOf('LAPSED-1')).toEqual([
      {
        data: { because: 'review-not-requested', endedOn: '2025-10-26', article: '35' },
        ...{ actor: 'system:assignment', occurredAt: '2025-10-25T16:00:00.000Z', causationId: told[0] },
      },
    ]);
  });

  it('refuses the same facts from then on, and takes a request made in time that is entered late', async () => {
    await deliveredOpinion('LAPSED-2');
    await system.record('supervision', 'LAPSED-2', stopped('lapsed'));
    await system.deliver(consumer);
    const late = await ask('LAPSED-2', '2025-10-26');
    expect([late.status, late.body.code]).toEqual([409, 'procedure-ended']);
    expect((await ask('LAPSED-2', '2025-10-25')).status).toBe(200);
    expect((await system.typesOf('LAPSED-2')).slice(-2)).toEqual(['ProcedureEnded', 'ReviewRequested']);
    await system.deliver(consumer, { rewind: true });
    expect(await endsOf('LAPSED-2')).toHaveLength(1);
  });

  it('does not end where review was asked for in time', async () => {
    await deliveredOpinion('ASKED-1');
    expect((await ask('ASKED-1', '2025-10-20')).status).toBe(200);
    await system.record('supervision', 'ASKED-1', stopped('met'));
    await system.deliver(consumer);
    expect(await endsOf('ASKED-1')).toEqual([]);
  });
});
