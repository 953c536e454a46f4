import { describe, expect, it } from '@jest/globals';
import type { BacklogEvent } from '@anjuan/contracts';
import {
  answerInBatch,
  assignLeader,
  checkResolution,
  decideRelief,
  endWatch,
  evolveBacklog,
  finishPlanStep,
  joinCampaign,
  leaveCampaign,
  listBacklog,
  noBacklog,
  payRelief,
  recordBacklogWork,
  recordRelapse,
  recordWatchVisit,
  reportResolution,
  requestRelief,
  setBacklogPlan,
  strikeOffBacklog,
  theBacklogRules,
  type BacklogDecision,
  type BacklogState,
} from './index.ts';

// One invented backlog case of 星城市, from its listing to the end of its watch period. Nothing here is random.
const personId = 'p-0000000000000001';
const supervisor = { id: 'supervisor-1', role: 'supervisor', unit: 'S001' };
const handler = { id: 'handler-1', role: 'unit-handler', unit: 'S004' };
const on = (day: string, actor = supervisor) => ({ on: day, today: '2026-11-24', actor });
const given = (...events: readonly BacklogEvent[]): BacklogState => events.reduce(evolveBacklog, noBacklog);
const happened = (decision: BacklogDecision): readonly BacklogEvent[] => (decision.outcome === 'accepted' ? decision.events : []);
const code = (decision: BacklogDecision): string => (decision.outcome === 'refused' ? decision.refusal.code : 'accepted');

const overdue = { rule: 'overdue' as const, found: 14 };
const listed: BacklogEvent = {
  ...{ type: 'BacklogListed', listedOn: '2026-03-02', times: 1, grounds: [overdue], superior: '', personId },
  ...{ district: '麓东区', personal: { title: '', note: '' } },
};
const led: BacklogEvent = {
  ...{ type: 'LeaderAssigned', leader: 'leader-07', assignedOn: '2026-03-05', personId, personal: { name: '左德发', post: '副区长' } },
};
const planned: BacklogEvent = {
  ...{ type: 'BacklogPlanSet', plan: 1, setOn: '2026-03-10', personId, personal: { policy: '分期补发', steps: ['核对', '补发'] } },
  steps: [
    { dueOn: '2026-04-30', unit: 'S004' },
    { dueOn: '2026-06-30', unit: 'S004' },
  ],
};
const stepDone = (step: number): BacklogEvent => ({
  ...{ type: 'PlanStepDone', plan: 1, step, dueOn: '2026-04-30', doneOn: '2026-04-28', personId, personal: { result: '完成' } },
});
const visited: BacklogEvent = {
  ...{ type: 'BacklogWorkRecorded', kind: 'leader-visit', workedOn: '2026-03-18', units: [], documentNumber: '', personId },
  personal: { record: '入户走访' },
};
const asked: BacklogEvent = {
  ...{
    type: 'ReliefRequested',
    relief: 1,
    kind: 'petition-fund',
    amountFen: 3_500_000,
    requestedOn: '2026-04-02',
    requestedBy: 'handler-1',
  },
  ...{ personId, personal: { reason: '患病' } },
};
const approved = (approvedFen: number): BacklogEvent => ({
  ...{
    type: 'ReliefDecided',
    relief: 1,
    approvedFen,
    decidedOn: '2026-04-10',
    documentNumber: '星信救12号',
    personId,
    personal: { reason: '' },
  },
});
const paid = (voucher: string, amountFen: number, paidFen: number): BacklogEvent => ({
  ...{ type: 'ReliefPaid', relief: 1, voucher, amountFen, paidOn: '2026-04-12', paidFen, personId, personal: { payee: '严克勤' } },
});
const reported: BacklogEvent = {
  ...{ type: 'ResolutionReported', unit: 'S004', results: ['settled'], reportedOn: '2026-07-01', article: '28', personId, personal: null },
};
const checked = (passed: boolean): BacklogEvent => ({
  ...{ type: 'ResolutionChecked', passed, unit: 'S001', checkedOn: '2026-07-15', personId, personal: { finding: '属实' } },
});
const ready = [listed, led, planned, visited, stepDone(1), stepDone(2), asked, approved(3_000_000), paid('v-1', 3_000_000, 3_000_000)];
const struck: BacklogEvent = {
  ...{
    type: 'BacklogStruckOff',
    struckOffOn: '2026-07-20',
    documentNumber: '星销31号',
    watchUntil: '2026-10-18',
    leader: 'leader-07',
    personId,
  },
  form: { visits: 1, planSteps: 2, reliefFen: 3_000_000, reportedOn: '2026-07-01', checkedOn: '2026-07-15' },
  personal: { summary: '停访息诉' },
};
const list = (state: BacklogState, superior = '', grounds: Parameters<typeof listBacklog>[0]['grounds'] = [overdue]) =>
  listBacklog({ ...on('2026-03-02'), grounds, superior, district: '麓东区', title: '', note: '', personId }, state);
const strikeOff = (state: BacklogState, day = '2026-07-20') =>
  strikeOffBacklog({ ...on(day), documentNumber: '星销31号', summary: '停访息诉' }, state, theBacklogRules);

describe('listing (列入积案)', () => {
  it('puts a case on the list with its grounds, once', () => {
    expect(happened(list(noBacklog))).toEqual([listed]);
    expect(list(given(listed))).toEqual({ outcome: 'accepted', events: [] });
  });
  it('names the superior who listed it', () => {
    expect(code(list(noBacklog, '', [{ rule: 'superior-list', found: null }]))).toBe('superior-missing');
    expect(code(list(noBacklog, '省信访局', [{ rule: 'superior-list', found: null }]))).toBe('accepted');
  });
  it('refuses a case nobody registered, and a day to come', () => {
    const body = { grounds: [overdue], superior: '', district: '', title: '', note: '' };
    expect(code(listBacklog({ ...on('2026-03-02'), ...body, personId: null }, noBacklog))).toBe('case-unknown');
    expect(code(listBacklog({ ...on('2026-11-25'), ...body, personId }, noBacklog))).toBe('day-in-the-future');
  });
  it('takes a struck-off case back by a relapse only', () => {
    expect(code(list(given(...ready, reported, checked(true), struck)))).toBe('wrong-backlog-state');
  });
});

describe('one case, one policy (包案、一案一策)', () => {
  it('puts a leader in charge, the same one once', () => {
    const command = { ...on('2026-03-05'), leader: 'leader-07', name: '左德发', post: '副区长' };
    expect(happened(assignLeader(command, given(listed)))).toEqual([led]);
    expect(happened(assignLeader(command, given(listed, led)))).toEqual([]);
    expect(code(assignLeader(command, noBacklog))).toBe('not-backlog');
    expect(code(assignLeader({ ...command, on: '2026-03-01' }, given(listed)))).toBe('day-before-previous-step');
  });
  it('has a plan whose steps are due after it was set', () => {
    const steps = [
      { text: '核对', dueOn: '2026-04-30', unit: 'S004' },
      { text: '补发', dueOn: '2026-06-30', unit: 'S004' },
    ];
    expect(happened(setBacklogPlan({ ...on('2026-03-10'), policy: '分期补发', steps }, given(listed)))).toEqual([planned]);
    expect(setBacklogPlan({ ...on('2026-05-10'), policy: '分期补发', steps }, given(listed))).toEqual({
      ...{ outcome: 'refused', refusal: { code: 'due-before-plan', step: 1, on: '2026-05-10' } },
    });
  });
  it('finishes the steps that the plan has, each once', () => {
    const finish = (step: number, ...events: readonly BacklogEvent[]) =>
      finishPlanStep({ ...on('2026-04-28'), step, result: '完成' }, given(listed, ...events));
    expect(code(finish(1))).toBe('no-plan');
    expect(code(finish(3, planned))).toBe('plan-step-unknown');
    expect(happened(finish(1, planned))).toEqual([stepDone(1)]);
    expect(happened(finish(1, planned, stepDone(1)))).toEqual([]);
  });
  it('records visits, meetings and agreements', () => {
    const command = { ...on('2026-03-18'), kind: 'leader-visit' as const, units: [], documentNumber: '', record: '入户走访' };
    expect(happened(recordBacklogWork(command, given(listed)))).toEqual([visited]);
  });
});

describe('relief (救助)', () => {
  const decide = (approvedFen: number, by = supervisor, ...events: readonly BacklogEvent[]) =>
    decideRelief(
      { ...on('2026-04-10', by), relief: 1, approvedFen, documentNumber: '星信救12号', reason: '' },
      given(listed, asked, ...events),
    );
  const pay = (voucher: string, amountFen: number, ...events: readonly BacklogEvent[]) =>
    payRelief({ ...on('2026-04-12'), relief: 1, voucher, amountFen, payee: '严克勤' }, given(listed, asked, ...events));

  it('is asked for by one and approved by another, up to what was asked', () => {
    const body = { kind: 'petition-fund' as const, amountFen: 3_500_000, reason: '患病' };
    expect(happened(requestRelief({ ...on('2026-04-02', handler), ...body }, given(listed)))).toEqual([asked]);
    expect(happened(decide(3_000_000))).toEqual([approved(3_000_000)]);
    expect(code(decide(3_000_000, handler))).toBe('approver-is-requester');
    expect(code(decide(3_500_001))).toBe('approved-more-than-asked');
  });
  it('can be lowered later, not below what was paid, and not raised', () => {
    const half = [approved(3_000_000), paid('v-1', 2_000_000, 2_000_000)];
    expect(happened(decide(2_000_000, supervisor, ...half))).toEqual([approved(2_000_000)]);
    expect(code(decide(1_999_999, supervisor, ...half))).toBe('approved-less-than-paid');
    expect(code(decide(3_100_000, supervisor, ...half))).toBe('approval-only-lowered');
  });
  it('is paid in parts that together never exceed the approval', () => {
    expect(code(pay('v-1', 1))).toBe('relief-not-approved');
    expect(code(pay('v-1', 1, approved(0)))).toBe('relief-not-approved');
    expect(happened(pay('v-1', 3_000_000, approved(3_000_000)))).toEqual([paid('v-1', 3_000_000, 3_000_000)]);
    expect(pay('v-2', 1_000_001, approved(3_000_000), paid('v-1', 2_000_000, 2_000_000))).toEqual({
      ...{ outcome: 'refused', refusal: { code: 'paid-more-than-approved', approvedFen: 3_000_000, leftFen: 1_000_000 } },
    });
  });
  it('pays a voucher once, for one relief', () => {
    const first = [approved(3_000_000), paid('v-1', 1_000_000, 1_000_000)];
    expect(pay('v-1', 1_000_000, ...first)).toEqual({ outcome: 'accepted', events: [] });
    expect(code(pay('v-1', 2_000_000, ...first))).toBe('voucher-used');
  });
});

describe('acceptance and strike-off (核查验收、销号)', () => {
  it('goes from the report over the check to the strike-off, whose form sums up the case', () => {
    const report = { ...on('2026-07-01', handler), results: ['settled' as const], report: '补发到位' };
    expect(happened(reportResolution(report, given(...ready))).map(({ type }) => type)).toEqual(['ResolutionReported']);
    const check = { ...on('2026-07-15'), passed: true, finding: '属实' };
    expect(happened(checkResolution(check, given(...ready, reported)))).toEqual([checked(true)]);
    expect(happened(strikeOff(given(...ready, reported, checked(true))))).toEqual([struck]);
    expect(happened(strikeOff(given(...ready, reported, checked(true), struck)))).toEqual([]);
  });
  it('is not checked by the unit that reported it', () => {
    expect(code(checkResolution({ ...on('2026-07-15', handler), passed: true, finding: '属实' }, given(...ready, reported)))).toBe(
      'checked-by-own-unit',
    );
  });
  it('sends the case back where the result does not hold', () => {
    const back = given(...ready, reported, checked(false));
    expect(back.status).toBe('listed');
    expect(code(strikeOff(back))).toBe('wrong-backlog-state');
  });
  it('names every condition that is missing', () => {
    expect(strikeOff(given(listed, planned, stepDone(1), asked, approved(2), paid('v', 1, 1), reported, checked(true)))).toEqual({
      ...{ outcome: 'refused', refusal: { code: 'conditions-missing', missing: ['leader', 'plan-done', 'visited', 'relief-settled'] } },
    });
    expect(strikeOff(given(listed, led, visited, reported, checked(true)))).toEqual({
      ...{ outcome: 'refused', refusal: { code: 'conditions-missing', missing: ['plan'] } },
    });
  });
});

describe('watch period and relapse (稳控、反弹)', () => {
  const watched = [...ready, reported, checked(true), struck];
  it('ends after its last day, not before', () => {
    expect(code(endWatch(on('2026-10-18'), given(...watched)))).toBe('watch-not-over');
    const visit = recordWatchVisit({ ...on('2026-08-20'), stable: true, record: '平稳' }, given(...watched));
    expect(happened(endWatch(on('2026-10-19'), given(...watched, ...happened(visit))))).toEqual([
      { type: 'WatchEnded', endedOn: '2026-10-19', visits: 1 },
    ]);
  });
  it('puts the case on the list again, with a plan and visits still to come, and its leader', () => {
    const relapse = (events: readonly BacklogEvent[]) =>
      recordRelapse({ ...on('2026-09-03'), because: 'agreement-broken', reason: '未到账' }, given(...events));
    expect(code(relapse([listed]))).toBe('wrong-backlog-state');
    const [relapsed] = happened(relapse(watched));
    expect(relapsed).toMatchObject({ type: 'BacklogRelapsed', times: 2 });
    const again = [...watched, ...(relapsed ? [relapsed] : [])];
    expect(given(...again)).toMatchObject({ status: 'listed', times: 2, plan: null, visits: 0, leader: 'leader-07' });
    expect(happened(relapse(again))).toEqual([]);
  });
});

describe('campaign and batch (专项、成批)', () => {
  it('takes a case in and out', () => {
    const joined = happened(joinCampaign({ ...on('2026-03-20'), campaign: 'GJ-2026-01' }, given(listed)));
    expect(joined).toEqual([{ type: 'CampaignJoined', campaign: 'GJ-2026-01', joinedOn: '2026-03-20' }]);
    const leave = { ...on('2026-05-06'), campaign: 'GJ-2026-01', reason: '转入诉讼' };
    expect(code(leaveCampaign(leave, given(listed)))).toBe('not-in-campaign');
    expect(happened(leaveCampaign(leave, given(listed, ...joined))).map(({ type }) => type)).toEqual(['CampaignLeft']);
  });
  it('answers a case once for each document of its batch', () => {
    const answer = { ...on('2026-08-01'), batch: 'PC-01', documentNumber: '77号', answer: '统一补发', article: '' };
    const first = happened(answerInBatch(answer, given(listed)));
    expect(first.map(({ type }) => type)).toEqual(['BatchAnswered']);
    expect(happened(answerInBatch(answer, given(listed, ...first)))).toEqual([]);
    expect(happened(answerInBatch({ ...answer, documentNumber: '78号' }, given(listed, ...first)))).toHaveLength(1);
  });
});
