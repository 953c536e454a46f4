import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accept, type AssignmentEvent, type EventOf } from '@anjuan/contracts';
import { payloadOf } from '@anjuan/service-kit';
import type { OfficersDecision } from '../application/decide.handler.ts';
import { testSystem, type OpenService, type TestPetition, type TestSystem } from '../application/testing/test-system.ts';
import { problemOf } from './problems.ts';

// Real: PostgreSQL, the store, the vault, the register of units, Nest's command bus. One system; each test has its own case.
let system: TestSystem;
let open: OpenService;
const noise = (caseId: string): TestPetition => ({
  caseId,
  ...{ district: '云湖区', receivedOn: '2026-01-05', target: '某烧烤店', title: '烧烤店油烟噪声扰民' },
  text: '楼下烧烤店每晚油烟直排、噪声扰民，多次反映没有人管，请求查处。',
});

beforeAll(async () => {
  system = await testSystem();
  await system.record(
    { unit: 'D1', name: '云湖区城市管理局', topics: ['city-management'], duties: ['油烟', '噪声'] },
    { unit: 'D2', name: '云湖区生态环境局', topics: ['environment'], duties: ['油烟'] },
    { unit: 'OLD', name: '云湖区环境保护局', dissolved: '2019-01-01', successor: 'D2' },
  );
  await system.register(...['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6', 'C-7', 'C-8', 'C-9', 'C-10'].map(noise));
  open = await system.open();
  await open.deliver();
  await system.register(noise('NEW-1'));
});
afterAll(async () => {
  await open.close();
  await system.close();
});

const confirm: OfficersDecision = { type: 'ConfirmClassification', body: {} };
const override = (unit: string, more: Partial<EventOf<'ClassificationOverridden'>> = {}): OfficersDecision => ({
  type: 'OverrideClassification',
  body: {
    category: more.category ?? 'appeal-request',
    topic: 'environment',
    route: more.route ?? 'petition-procedure',
    unit,
    reason: '属环境污染',
  },
});

/** Code and HTTP status of what a decision was refused for. */
async function refused(caseId: string, decision: OfficersDecision): Promise<string> {
  const outcome = await open.decide(caseId, decision);
  if (outcome.outcome === 'done') throw new Error(`${decision.type} was not refused`);
  const { status, code, zh, en } = problemOf(outcome.refusal);
  expect([zh, en].every((text) => text.length > 3)).toBe(true);
  return `${status} ${code}`;
}
async function added(caseId: string, decision: OfficersDecision, key?: string): Promise<number> {
  const outcome = await open.decide(caseId, decision, key);
  if (outcome.outcome === 'refused') throw new Error(`${decision.type} was refused: ${outcome.refusal.code}`);
  return outcome.added;
}
/** Events on a case after its suggestion and the links the program found. */
async function decidedOn(caseId: string) {
  return (await system.eventsOf(caseId)).filter(({ type }) => !type.endsWith('Suggested'));
}

describe('confirming', () => {
  it('lets the suggestion stand with its first unit, once for a repeated request', async () => {
    const [suggested] = await system.eventsOf('C-1');
    if (!suggested) throw new Error('there is no suggestion');
    const { units, category } = payloadOf<EventOf<'ClassificationSuggested'>>(suggested);
    expect(await added('C-1', confirm, 'one')).toBe(1);
    expect(await added('C-1', confirm, 'one')).toBe(0);
    expect(await decidedOn('C-1')).toEqual([
      expect.objectContaining({
        type: 'ClassificationConfirmed',
        actor: { id: 'classifier-3', role: 'classifier', unit: 'S002' },
        data: expect.objectContaining({ by: 'officer', threshold: null, unit: units[0]?.unit, category: category.value }),
      }),
    ]);
    expect(await refused('C-1', confirm)).toBe('409 already-decided');
  });

  it('takes the unit that the officer names, if the register holds it in force', async () => {
    expect(await refused('C-2', { type: 'ConfirmClassification', body: { unit: 'NONE' } })).toBe('422 unit-unknown');
    expect(await refused('C-2', { type: 'ConfirmClassification', body: { unit: 'OLD' } })).toBe('422 unit-not-in-force');
    expect(problemOf({ code: 'unit-not-in-force', unit: 'OLD', successor: 'D2' }).data).toEqual({ successor: 'D2' });
    expect(await added('C-2', { type: 'ConfirmClassification', body: { unit: 'D2' } })).toBe(1);
    expect((await decidedOn('C-2'))[0]?.data['unit']).toBe('D2');
  });

  it('waits until the petition was classified', async () => {
    expect(await refused('NEW-1', confirm)).toBe('409 not-suggested-yet');
  });
});

describe('classifying otherwise', () => {
  it('records the officer’s reason sealed; the same again adds nothing; another one replaces it', async () => {
    expect(await added('C-3', override('D2'), 'first')).toBe(1);
    expect(await added('C-3', override('D2'), 'second')).toBe(0);
    expect(await added('C-3', override('D1'), 'third')).toBe(1);
    expect((await decidedOn('C-3')).map(({ type, data }) => [type, data['unit'], data['personal']])).toEqual([
      ['ClassificationOverridden', 'D2', { reason: '属环境污染' }],
      ['ClassificationOverridden', 'D1', { reason: '属环境污染' }],
    ]);
    for await (const { type, data } of system.host.store.readStream('classification-C-3'))
      if (type === 'ClassificationOverridden') expect(data['personal']).toEqual(expect.stringMatching(/^v1\./));
  });

  it('refuses a route that is not open to the category, and a unit that is not there', async () => {
    expect(await refused('C-4', override('D1', { category: 'proposal', route: 'petition-procedure' }))).toBe('422 route-not-allowed');
    expect(await refused('C-4', override('NONE'))).toBe('422 unit-unknown');
    expect(await decidedOn('C-4')).toEqual([]);
  });
});

describe('not accepting', () => {
  it('names the article of its ground, and ends the deciding', async () => {
    const refusal: OfficersDecision = { type: 'RefusePetition', body: { ground: 'being-handled', explanation: '该事项正在办理中。' } };
    expect(await added('C-5', refusal)).toBe(1);
    expect((await decidedOn('C-5')).map(({ type, data }) => [type, data['ground'], data['article'], data['personal']])).toEqual([
      ['PetitionNotAccepted', 'being-handled', '19', { explanation: '该事项正在办理中。' }],
    ]);
    expect(await refused('C-5', confirm)).toBe('409 already-not-accepted');
    expect(await refused('C-5', override('D1'))).toBe('409 already-not-accepted');
  });
});

describe('links between cases', () => {
  const link = (ofCaseId: string, kind: 'repeat' | 'joint' = 'repeat'): OfficersDecision => ({
    type: 'ConfirmRelation',
    body: { kind },
    ofCaseId,
  });

  it('are confirmed once, to one first registration only', async () => {
    expect(await added('C-6', link('C-1'), 'a')).toBe(1);
    expect(await added('C-6', link('C-1'), 'b')).toBe(0);
    expect(await refused('C-6', link('C-2'))).toBe('409 repeat-of-another');
    expect((await decidedOn('C-6')).map(({ type, data }) => [type, data])).toEqual([
      ['RelationConfirmed', { kind: 'repeat', ofCaseId: 'C-1' }],
    ]);
  });

  it('are undone with a reason, and can be made otherwise then', async () => {
    await added('C-7', link('C-1'));
    expect(await added('C-7', { type: 'UndoRelation', body: { reason: '另一住户' }, ofCaseId: 'C-1' }, 'a')).toBeGreaterThan(0);
    expect(await added('C-7', { type: 'UndoRelation', body: { reason: '另一住户' }, ofCaseId: 'C-1' }, 'b')).toBe(0);
    expect(await added('C-7', link('C-2'))).toBe(1);
  });

  it('are refused to the case itself, to and from cases that nobody registered, and where there is none to undo', async () => {
    expect(await refused('C-8', link('C-8'))).toBe('422 relation-to-itself');
    expect(await refused('C-8', link('NOBODY-1'))).toBe('404 other-case-unknown');
    expect(await refused('NOBODY-1', link('C-8'))).toBe('404 case-unknown');
    expect(await refused('C-8', { type: 'UndoRelation', body: { reason: '' }, ofCaseId: 'NEW-1' })).toBe('404 relation-unknown');
    expect(await decidedOn('NOBODY-1')).toEqual([]);
  });
});

describe('a repeat of a matter whose procedure is at its end (Art. 36)', () => {
  const handled = (event: AssignmentEvent): Promise<unknown> => {
    const key = `C-9 ${event.type}`;
    const context = { actor: { id: 'system:assignment', role: 'system', unit: '' }, now: system.host.clock(), key };
    return system.host.runner.run<null, AssignmentEvent, never>({
      ...{ owner: 'assignment', caseId: 'C-9', context: { ...context, causationId: key, correlationId: null } },
      decider: { initialState: null, evolve: () => null },
      decide: () => accept(event),
    });
  };

  it('is refused, and not any more where a review asked for in time was entered after the end', async () => {
    await added('C-10', { type: 'ConfirmRelation', body: { kind: 'repeat' }, ofCaseId: 'C-9' });
    await handled({ type: 'ProcedureEnded', because: 'review-not-requested', endedOn: '2024-12-26', article: '35' });
    expect(await refused('C-10', confirm)).toBe('409 procedure-ended');
    await handled({
      ...{ type: 'ReviewRequested', level: 'review', unit: 'D1', ofUnit: 'D2', requestedOn: '2024-12-25', article: '35' },
      ...{ personId: 'p-0000000000000001', personal: null },
    });
    expect(await added('C-10', confirm, 'after')).toBe(1);
  });
});
