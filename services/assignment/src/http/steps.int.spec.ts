import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openForTest, type OpenAssignment } from './testing/open-assignment.ts';

// Real: PostgreSQL, the store, the vault, HTTP by injection. Invented: a register of a city S001, its bureaus, and cases on their desks.
let system: OpenAssignment;
const personId = 'p-0000000000000001';
const petition = { topic: 'wages', unit: 'S004', personId } as const;
const handler = 'id=handler-1; role=unit-handler; unit=S004';
const head = 'id=head-1; role=unit-head; unit=S004';

beforeAll(async () => {
  system = await openForTest();
  const unit = { level: 'city', parent: 'S001' };
  const register: readonly (readonly [string, object])[] = [
    ['S000', { name: '市委', level: 'city' }],
    ['S001', { name: '市人民政府', level: 'city', parent: 'S000' }],
    ['S003', { name: '市住建局', ...unit }],
    ['S004', { name: '市人社局', ...unit }],
    ['OLD', { name: '市劳动局', ...unit, dissolved: '2024-11-01', successor: 'MID' }],
    ['MID', { name: '市就业局', ...unit, dissolved: '2024-11-02', successor: 'S004' }],
  ];
  for (const [code, body] of register) expect(await system.recordUnit(code, body)).toBe(200);
});
afterAll(() => system.close());

type Took = readonly [path: string, body: object, actor?: string];

/** Takes the steps one after another; each must add something. */
async function take(caseId: string, ...steps: readonly Took[]): Promise<void> {
  for (const [path, body, actor] of steps) {
    const answer = await system.step(caseId, path, body, actor);
    expect({ path, status: answer.status, code: answer.body.code, added: (answer.body.added ?? 0) > 0 }).toEqual({
      ...{ path, status: 200, code: undefined, added: true },
    });
  }
}
const request = (caseId: string, unit = 'S004') =>
  system.propose(caseId, { type: 'AssignmentProposed', category: 'appeal-request', route: 'petition-procedure', ...petition, unit });
const opinion = { documentNumber: '8号', results: ['settled'], facts: '属实', opinion: '支持', basis: '条例' };

describe('a request through conflict, hearing, opinion, review and re-review to the end of the procedure', () => {
  it('is taken over HTTP, step by step, and stands in one stream', async () => {
    await request('CASE-1');
    await take(
      'CASE-1',
      ['entrustment', { unit: 'S003', on: '2024-09-27', reportBy: '2024-11-30' }],
      ['objection', { on: '2024-10-08', reason: '不属本单位' }],
      ['conflict', { on: '2024-10-09', to: 'common-superior', units: ['S003', 'S004'], reason: '各执一词' }],
      ['conflict', { on: '2024-10-10', to: 'joint-conference', units: ['S003', 'S004'], reason: '未决' }],
      ['conflict/decision', { on: '2024-10-12', unit: 'S004', by: 'joint-conference' }],
      ['entrustment', { unit: 'S004', on: '2024-10-12', reportBy: '2024-12-31' }],
      ['acceptance', { on: '2024-10-14' }, handler],
      ['route', { on: '2024-10-15', route: 'arbitration', reason: '先行仲裁' }, handler],
      ['route', { on: '2024-10-16', route: 'petition-procedure', reason: '无劳动关系' }, handler],
      ['avoidance', { on: '2024-10-17', officer: 'handler-9', ground: 'interest', askedBy: 'petitioner', reason: '亲属' }],
      ['avoidance/decision', { on: '2024-10-18', officer: 'handler-9', granted: true }, head],
      ['mediation', { on: '2024-10-20', mediator: '调委会' }, handler],
      ['mediation/failure', { on: '2024-10-25', reason: '差距过大' }, handler],
      ['hearing', { on: '2024-10-28' }, handler],
      ['hearing/closure', { on: '2024-10-29', record: '笔录' }, handler],
      ['opinion', { on: '2024-11-20', ...opinion, carryOutBy: '2025-03-31' }, head],
      ['delivery', { on: '2024-11-25', method: 'post', proof: '邮件号1' }],
      ['report-back', { on: '2024-11-26', report: '已出具意见' }, handler],
      ['closure', { on: '2024-12-02', rating: 'dissatisfied' }],
      ['review', { on: '2024-12-05', reason: '不服' }],
      ['review/opinion', { ...opinion, on: '2024-12-30', outcome: 'upheld', results: undefined }, 'id=r-1; role=reviewer; unit=S001'],
      ['review/delivery', { on: '2025-01-06', method: 'post', proof: '邮件号2' }],
      ['review', { on: '2025-02-05', unit: 'S000', reason: '仍不服' }],
      ['hearing', { on: '2025-02-10' }, 'id=r-2; role=reviewer; unit=S000'],
      ['hearing/closure', { on: '2025-02-14', record: '笔录' }, 'id=r-2; role=reviewer; unit=S000'],
      ['review/opinion', { ...opinion, on: '2025-03-03', outcome: 'upheld', results: undefined }, 'id=r-2; role=reviewer; unit=S000'],
      ['review/delivery', { on: '2025-03-05', method: 'in-person', proof: '送达回证' }],
      ['carrying-out', { on: '2025-03-20', complete: true, note: '已支付' }, handler],
      ['correction', { on: '2025-03-21', revision: 15, correction: '文号为9号', reason: '录入错误' }],
      ['closure', { on: '2025-03-22', rating: 'basically-satisfied' }],
    );
    const types = await system.typesOf('CASE-1');
    expect(types).toHaveLength(32); // the proposal, thirty steps, and the end of the procedure that comes with the last delivery
    expect(types.slice(-5)).toEqual(['ReviewOpinionDelivered', 'ProcedureEnded', 'CarryingOutRecorded', 'StepCorrected', 'CaseClosed']);
    const again = await system.step('CASE-1', 'review', { on: '2025-03-30', reason: '同一事实' });
    expect([again.status, again.body.code]).toEqual([409, 'procedure-ended']);
    const kept = await system.step('CASE-1', 'work', { kind: 'contacted', note: '' });
    expect([kept.status, kept.body.code]).toEqual([400, 'invalid-input']);
  });
});

describe('other ways', () => {
  it('an accusation leaves the accused unit, and goes to the competent organ', async () => {
    await system.propose('CASE-2', { type: 'AssignmentProposed', category: 'accusation', route: 'discipline-inspection', ...petition });
    await take(
      'CASE-2',
      ['transfer', { on: '2024-09-27' }],
      ['accused-unit', { on: '2024-09-28', unit: 'S004', reason: '举报其负责人' }],
      ['transfer', { on: '2024-09-29', unit: 'S003' }],
      ['acceptance', { on: '2024-09-30' }],
      ['procedure', { on: '2024-10-01', organ: '市纪委监委', explanation: '按管理权限移送' }],
      ['procedure/result', { on: '2024-12-01', result: '已立案' }],
    );
    const types = await system.typesOf('CASE-2');
    expect(types.slice(2, 4)).toEqual(['AccusedUnitNamed', 'MaterialTakenBack']);
  });
  it('a proposal is answered, a request declined, another settled', async () => {
    await system.propose('CASE-3', { type: 'AssignmentProposed', category: 'proposal', route: 'study-and-reply', ...petition });
    await take(
      'CASE-3',
      ['transfer', { on: '2024-09-27' }],
      ['acceptance', { on: '2024-09-30' }],
      ['proposal-answer', { on: '2024-10-20', adopted: 'wholly', answer: '采纳' }],
    );
    await request('CASE-4');
    await take('CASE-4', ['transfer', { on: '2024-09-27' }]);
    const silent = await system.step('CASE-4', 'declination', { on: '2024-09-30', ground: 'litigation-matter', explanation: '已起诉' });
    expect([silent.status, silent.body.code, silent.body.errors?.[0]?.field]).toEqual([422, 'referral-missing', 'referredTo']);
    await take('CASE-4', ['declination', { on: '2024-09-30', ground: 'litigation-matter', explanation: '已起诉', referredTo: '法院' }]);
    await request('CASE-5');
    await take(
      'CASE-5',
      ['transfer', { on: '2024-09-27' }],
      ['acceptance', { on: '2024-09-30' }],
      ['settlement', { on: '2024-10-20', documentNumber: '调1号', terms: '付清' }],
    );
  });
  it('a successor two reorganisations later takes over, and answers for the case', async () => {
    await request('CASE-6', 'OLD');
    await take('CASE-6', ['transfer', { on: '2024-09-27' }], ['acceptance', { on: '2024-09-30' }]);
    const early = await system.step('CASE-6', 'succession', { on: '2024-10-31' });
    expect([early.status, early.body.code]).toEqual([409, 'unit-still-in-force']);
    await take('CASE-6', ['succession', { on: '2024-11-02' }], ['opinion', { on: '2024-11-20', ...opinion }, head]);
  });
  it('a duplicate is merged and taken up again; the time for review passes', async () => {
    await request('CASE-7');
    await request('CASE-8');
    await take('CASE-7', ['transfer', { on: '2024-09-27' }], ['acceptance', { on: '2024-09-30' }]);
    const nowhere = await system.step('CASE-7', 'merging', { on: '2024-10-08', into: 'CASE-99', reason: '重复' });
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'other-case-not-open']);
    await take(
      'CASE-7',
      ['merging', { on: '2024-10-08', into: 'CASE-8', reason: '重复' }],
      ['merging/undoing', { on: '2024-10-09', reason: '另一事项' }],
      ['opinion', { on: '2024-11-20', ...opinion }],
      ['delivery', { on: '2024-11-25', method: 'post', proof: '邮件号3' }],
    );
    const open = await system.step('CASE-7', 'procedure-end', { on: '2024-12-25' });
    expect([open.status, open.body.code]).toEqual([409, 'review-still-open']);
    await take('CASE-7', ['procedure-end', { on: '2024-12-26' }]);
  });
  it('an officer who keeps out is refused, in both languages', async () => {
    await request('CASE-9');
    const actor = 'id=handler-9; role=unit-handler; unit=S004';
    await take(
      'CASE-9',
      ['transfer', { on: '2024-09-27' }],
      ['avoidance', { on: '2024-09-28', officer: 'handler-9', ground: 'party', askedBy: 'officer', reason: '本人为当事人' }],
      ['avoidance/decision', { on: '2024-09-28', officer: 'handler-9', granted: true }, head],
    );
    const { status, body } = await system.step('CASE-9', 'acceptance', { on: '2024-09-30' }, actor);
    expect([status, body.code, body.title]).toEqual([403, 'officer-keeps-out', '回避决定已作出，本人不得再办理此案']);
  });
});
