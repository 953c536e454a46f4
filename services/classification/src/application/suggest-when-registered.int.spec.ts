import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { comparePositions, type EventOf, type RecordedEvent } from '@anjuan/contracts';
import { inProcessTransport } from '@anjuan/event-bus';
import { payloadOf } from '@anjuan/service-kit';
import { settled, until } from '@anjuan/testing';
import { loadModel } from './shipped-classifier.ts';
import { sampleUnits } from './testing/sample.ts';
import { noConfirmation, testSystem, type TestPetition, type TestSystem } from './testing/test-system.ts';

// Real: PostgreSQL, the store, the vault, the shipped model, the sample's units. Each test has its own system.
let system: TestSystem;

const wages = (caseId: string): TestPetition => ({
  caseId,
  district: '云湖区',
  receivedOn: '2024-01-02',
  petitioner: { name: '向宗茂', phone: '19900005157', address: '云湖区湖东安置房三期工地板房' },
  target: '泰坤建工集团',
  title: '湖东安置房三期瓦工工资',
  text: '我跟着包工头在工地砌墙，按方结算应得41300元工资，中途预支过6000，余下的农民工工资一直拖欠不给，请求帮忙讨薪。',
});
const bribe: TestPetition = {
  caseId: 'A-1',
  district: '云湖区',
  receivedOn: '2024-01-02',
  target: '某镇副镇长',
  title: '举报副镇长受贿',
  text: '举报该副镇长利用职务便利收受贿赂、侵吞集体资金、违规为亲属承揽工程，请纪委监委严肃查处。',
};

describe('a petition that is registered right behind the units', () => {
  beforeAll(async () => {
    system = await testSystem();
    await system.record(...sampleUnits());
    await system.register(wages('W-0'));
  });
  afterAll(() => system.close());

  it('gets units that the store recorded before it, also where their read model has not come to them', async () => {
    const open = await system.open();
    await open.deliver(1000, 'classification/suggest-when-registered');
    await open.close();
    const [suggested] = await system.eventsOf('W-0');
    expect(suggested?.data['units']).toHaveLength(3);
  });
});

describe('a registered petition', () => {
  beforeAll(async () => {
    system = await testSystem();
    await system.record(...sampleUnits());
  });
  afterAll(() => system.close());

  it('gets one suggestion with its grounds sealed, the model’s version, and units of the register; delivered again it gets no other', async () => {
    await system.register(wages('W-1'));
    const first = await system.open();
    await first.deliver();
    await first.close();

    const [stored] = await stream('W-1');
    expect(stored?.data['personal']).toEqual(expect.stringMatching(/^v1\./));
    expect(JSON.stringify(stored?.data)).not.toContain('工资');
    const [opened] = await system.eventsOf('W-1');
    expect(opened).toMatchObject({
      type: 'ClassificationSuggested',
      actor: { id: 'system:classification', role: 'system', unit: '' },
      occurredAt: new Date('2026-03-01T02:00:00Z'),
      data: {
        classifier: { name: 'anjuan', version: loadModel().version },
        category: { value: 'appeal-request' },
        topic: { value: 'wages' },
        personal: { grounds: { topic: expect.arrayContaining([expect.objectContaining({ weight: expect.any(Number) })]) } },
      },
    });
    expect(opened?.data['units']).toHaveLength(3);

    const again = await system.open();
    await system.rewind('classification/suggest-when-registered');
    await again.deliver();
    await again.close();
    expect(await stream('W-1')).toEqual([stored]);
  });

  it('reaches its consumer over the in-process transport', async () => {
    const open = await system.open();
    const { consumers } = open.service;
    const ending = new AbortController();
    const transport = inProcessTransport(system.host.store);
    const running = consumers.map((consumer) => transport.run(consumer, ending.signal));
    await system.register(wages('W-2'));
    await settled(system.host.databaseUrl);
    const head = await system.host.store.head();
    const atHead = async (): Promise<boolean> => {
      const reached = await Promise.all(consumers.map((consumer) => consumer.progress()));
      return reached.every(({ floor }) => comparePositions(floor, head) >= 0);
    };
    try {
      await until('the consumers are at the end of the store', atHead, 50_000);
    } finally {
      ending.abort();
      await Promise.all(running);
      await open.close();
    }
    expect(typesOf(await stream('W-2'))).toContain('ClassificationSuggested');
  });

  it('of a person who was erased gets no suggestion, and holds up nobody', async () => {
    await system.register({ ...wages('W-3'), petitioner: { name: '戚北望', idNumber: '110105194912310026' } }, wages('W-4'));
    for await (const event of system.host.store.readStream('intake-W-3'))
      await system.host.vault.erase(payloadOf<EventOf<'PetitionRegistered'>>(event).personId);
    const open = await system.open();
    await open.deliver();
    await open.close();
    expect(await stream('W-3')).toEqual([]);
    expect(typesOf(await stream('W-4'))).toContain('ClassificationSuggested');
  });

  it('waits for an officer while no threshold is set', async () => {
    expect(typesOf(await stream('W-1'))).toEqual(['ClassificationSuggested']);
  });
});

describe('confirmation by rule', () => {
  beforeAll(async () => {
    system = await testSystem();
    await system.record(...sampleUnits());
    await system.register(wages('W-1'), bribe);
  });
  afterAll(() => system.close());

  it('confirms what passes the threshold of its category in the same step, and leaves an accusation without one to an officer', async () => {
    const open = await system.open({ rule: { ...noConfirmation, proposal: 0.05, 'appeal-request': 0.05 } });
    await open.deliver();
    await open.close();
    const [suggested, confirmed] = await system.eventsOf('W-1');
    expect(confirmed).toMatchObject({
      type: 'ClassificationConfirmed',
      data: { by: 'rule', threshold: 0.05, category: 'appeal-request', topic: 'wages' },
    });
    expect(confirmed?.causationId).toBe(suggested?.causationId);
    expect((await system.eventsOf('A-1')).map(({ type, data }) => [type, data['category']])).toEqual([
      ['ClassificationSuggested', expect.objectContaining({ value: 'accusation' })],
    ]);
  });

  it('confirms an accusation only by a threshold of its own', async () => {
    await system.register({ ...bribe, caseId: 'A-2' });
    const open = await system.open({ rule: { ...noConfirmation, accusation: 0.01 } });
    await open.deliver();
    await open.close();
    expect(typesOf(await system.eventsOf('A-2')).filter((type) => !type.startsWith('Relation'))).toEqual([
      'ClassificationSuggested',
      'ClassificationConfirmed',
    ]);
  });

  it('leaves to an officer what does not pass', async () => {
    await system.register(wages('W-5'));
    const open = await system.open({ rule: { proposal: 1, accusation: 1, 'appeal-request': 1 } });
    await open.deliver();
    await open.close();
    expect(typesOf(await system.eventsOf('W-5')).filter((type) => !type.startsWith('Relation'))).toEqual(['ClassificationSuggested']);
  });
});

async function stream(caseId: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of system.host.store.readStream(`classification-${caseId}`)) events.push(event);
  return events;
}

function typesOf(events: readonly { readonly type: string }[]): string[] {
  return events.map(({ type }) => type);
}
