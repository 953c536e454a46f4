import { describe, it } from '@jest/globals';
import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import { givenWhenThen } from '@anjuan/testing';
import * as domain from './index.ts';
import {
  accepted,
  by,
  closed,
  delivered,
  entrusted,
  issued,
  personId,
  proposed,
  sent,
  toAccepted,
  toDelivered,
  toSent,
  unit,
} from './testing/a-case.ts';

// Real: the deciders. Invented: one case, its officers, and another case it may be a duplicate of.
const given = givenWhenThen({ initialState: domain.absent, evolve: domain.evolve });
type State = domain.AssignmentState;

describe('an entrusted petition (交办) is reported back, a transferred one (转送) is not', () => {
  const report = (on: string) => (state: State) => domain.reportResult({ ...by(on), report: '已办结' }, state);
  const reported: EventOf<'ResultReported'> = {
    ...{ type: 'ResultReported', unit, reportedOn: '2024-11-20', reportBy: '2024-11-30', personId, personal: { report: '已办结' } },
  };
  it('once, also after its last day', () => {
    const past = given(proposed, entrusted, accepted);
    past.when(report('2024-11-20')).then(reported);
    past.when(report('2024-12-01')).then({ ...reported, reportedOn: '2024-12-01' });
    given(proposed, entrusted, accepted, reported).when(report('2024-11-21')).thenRefused({ code: 'nothing-entrusted' });
  });
  // The case could be closed before, and then its clock of reporting back ran for ever: nothing could stop it.
  it('is still taken when the case is closed, since its clock runs on', () => {
    const past = [proposed, entrusted, accepted, issued, delivered, closed];
    given(...past)
      .when(report('2024-12-03'))
      .then({ ...reported, reportedOn: '2024-12-03' });
    given(...past, reported)
      .when(report('2024-12-04'))
      .thenRefused({ code: 'nothing-entrusted' });
  });
  it('is refused for a transferred one and for another unit', () => {
    given(...toAccepted)
      .when(report('2024-11-20'))
      .thenRefused({ code: 'nothing-entrusted' });
    given(proposed, entrusted, accepted)
      .when((state) => domain.reportResult({ ...by('2024-11-20', 'unit-head', 'S003'), report: '已办结' }, state))
      .thenRefused({ code: 'wrong-unit', responsible: unit });
  });
});

describe('avoidance (回避)', () => {
  const officer = 'officer-7';
  const ask = (state: State) =>
    domain.askAvoidance(
      { ...by('2024-10-11', 'intake-clerk', ''), officer, ground: 'interest', askedBy: 'petitioner', reason: '系亲属' },
      state,
    );
  const asked: AssignmentEvent = {
    ...{ type: 'AvoidanceAsked', officer, ground: 'interest', askedBy: 'petitioner', askedOn: '2024-10-11', personId },
    personal: { reason: '系亲属' },
  };
  const decide =
    (granted: boolean, role = 'unit-head', id = 'head-1') =>
    (state: State) =>
      domain.decideAvoidance({ ...by('2024-10-12', role, unit, id), officer, granted, reason: '' }, state);
  const decided = (granted: boolean): AssignmentEvent => ({
    ...{ type: 'AvoidanceDecided', officer, granted, decidedOn: '2024-10-12', personId, personal: { reason: '' } },
  });
  const work = (id: string) => (state: State) =>
    domain.recordWork({ ...by('2024-10-20', 'unit-handler', unit, id), kind: 'contacted', note: '电话联系' }, state);
  const worked: AssignmentEvent = {
    ...{ type: 'WorkRecorded', unit, workedOn: '2024-10-20', kind: 'contacted', personId, personal: { note: '电话联系' } },
  };
  it('is asked for once, and decided by a head', () => {
    given(...toAccepted)
      .when(ask)
      .then(asked);
    given(...toAccepted, asked)
      .when(ask)
      .then();
    given(...toAccepted, asked)
      .when(decide(true))
      .then(decided(true));
    given(...toAccepted, asked)
      .when(decide(false))
      .then(decided(false));
    given(...toAccepted, asked, decided(true))
      .when(decide(true))
      .then();
  });
  it('is not decided by others, by the officer in question, unasked, or twice otherwise', () => {
    given(...toAccepted, asked)
      .when(decide(true, 'unit-handler'))
      .thenRefused({ code: 'wrong-approver', needed: 'unit-head' });
    given(...toAccepted, asked)
      .when(decide(false, 'unit-head', officer))
      .thenRefused({ code: 'own-avoidance' });
    given(...toAccepted)
      .when(decide(true))
      .thenRefused({ code: 'avoidance-not-asked' });
    given(...toAccepted, asked, decided(true))
      .when(decide(false))
      .thenRefused({ code: 'avoidance-decided' });
  });
  it('keeps the officer out of every further step, and nobody else', () => {
    given(...toAccepted, asked, decided(true))
      .when(work(officer))
      .thenRefused({ code: 'officer-keeps-out' });
    given(...toAccepted, asked, decided(true))
      .when(work('officer-8'))
      .then(worked);
    given(...toAccepted, asked, decided(false))
      .when(work(officer))
      .then(worked);
    given(...toAccepted, asked)
      .when(work(officer))
      .then(worked);
  });
  it('can be asked for again after it was refused', () => {
    given(...toAccepted, asked, decided(false))
      .when(ask)
      .then(asked);
  });
});

describe('merging duplicates (并案) and undoing it', () => {
  const other = toSent.reduce(domain.evolve, domain.absent);
  const merge =
    (into = 'case-002', state2: State = other) =>
    (state: State) =>
      domain.mergeCase({ ...by('2024-10-15', 'dispatcher', ''), into, reason: '重复提交', caseId: 'case-001', other: state2 }, state);
  const merged: EventOf<'CaseMerged'> = {
    ...{ type: 'CaseMerged', intoCaseId: 'case-002', mergedOn: '2024-10-15', personId, personal: { reason: '重复提交' } },
  };
  const undo = (state: State) => domain.undoMerge({ ...by('2024-10-20', 'dispatcher', ''), reason: '另一事项' }, state);
  const undone: EventOf<'MergeUndone'> = {
    ...{ type: 'MergeUndone', fromCaseId: 'case-002', standing: 'accepted', mergedOn: '2024-10-15', undoneOn: '2024-10-20', personId },
    personal: { reason: '另一事项' },
  };
  const issue = (state: State) =>
    domain.issueOpinion(
      {
        ...by('2024-11-20'),
        documentNumber: issued.documentNumber,
        results: ['settled'],
        facts: '经查属实',
        opinion: '予以支持',
        basis: '工资支付条例',
      },
      state,
    );
  it('leaves nothing to do in the merged case, and merges once', () => {
    given(...toAccepted)
      .when(merge())
      .then(merged);
    given(...toAccepted, merged)
      .when(merge())
      .then();
    given(...toAccepted, merged)
      .when(issue)
      .thenRefused({ code: 'wrong-state', is: 'merged', needed: ['accepted'] });
  });
  it('can be undone: the case goes on where it stood', () => {
    given(...toAccepted, merged)
      .when(undo)
      .then(undone);
    given(...toAccepted, merged, undone)
      .when(issue)
      .then(issued);
    given(...toAccepted)
      .when(undo)
      .thenRefused({ code: 'wrong-state', is: 'accepted', needed: ['merged'] });
  });
  it('is refused into itself, an unknown, a merged or an ended case, and after the opinion', () => {
    const fold = (...events: readonly AssignmentEvent[]) => events.reduce(domain.evolve, domain.absent);
    given(...toAccepted)
      .when(merge('case-001'))
      .thenRefused({ code: 'merge-into-itself' });
    for (const state of [
      domain.absent,
      fold(...toAccepted, merged),
      fold(proposed, { type: 'AssignmentEnded', endedOn: '2024-10-01', because: 'withdrawn' }),
    ])
      given(...toAccepted)
        .when(merge('case-002', state))
        .thenRefused({ code: 'other-case-not-open' });
    given(...toDelivered)
      .when(merge())
      .thenRefused({
        ...{ code: 'wrong-state', is: 'delivered' },
        needed: ['proposed', 'sent', 'objected', 'taken-back', 'in-conflict', 'accepted'],
      });
  });
  it('ends with the withdrawal of the petition', () => {
    given(...toAccepted, merged)
      .when((state) => domain.endAssignment('withdrawn', '2024-10-18', state))
      .then({ type: 'AssignmentEnded', endedOn: '2024-10-18', because: 'withdrawn' });
  });
});

describe('correcting a wrong entry (更正)', () => {
  const correct = (revision: number) => (state: State) =>
    domain.correctStep({ ...by('2025-01-10'), revision, correction: '文号为9号', reason: '录入错误' }, state);
  const corrected = (ofRevision: number): AssignmentEvent => ({
    ...{
      type: 'StepCorrected',
      ofRevision,
      correctedOn: '2025-01-10',
      personId,
      personal: { correction: '文号为9号', reason: '录入错误' },
    },
  });
  it('is not for an officer who has to keep out of the case', () => {
    const asked = {
      type: 'AvoidanceAsked',
      officer: 'officer-1',
      ground: 'interest',
      askedBy: 'petitioner',
      askedOn: '2024-10-11',
    } as const;
    const granted = { type: 'AvoidanceDecided', officer: 'officer-1', granted: true, decidedOn: '2024-10-12' } as const;
    const known = { personId, personal: { reason: '系亲属' } };
    given(...toAccepted, { ...asked, ...known }, { ...granted, ...known })
      .when(correct(1))
      .thenRefused({ code: 'officer-keeps-out' });
  });
  it('names the entry, in a closed or ended case too', () => {
    given(...toDelivered, closed)
      .when(correct(3))
      .then(corrected(3));
    given(proposed, sent, { type: 'AssignmentEnded', endedOn: '2024-10-01', because: 'withdrawn' }).when(correct(1)).then(corrected(1));
  });
  it('can be corrected itself, and leaves the case where it stands', () => {
    given(...toSent, corrected(1))
      .when(correct(2))
      .then(corrected(2));
    given(...toAccepted, corrected(1))
      .when((state) => domain.openHearing(by('2024-10-20'), state))
      .then({ type: 'HearingOpened', unit, stage: 'handling', openedOn: '2024-10-20', article: '31', personId });
  });
  it('is refused for an entry that is not there', () => {
    given(...toSent)
      .when(correct(2))
      .thenRefused({ code: 'entry-unknown', entries: 2 });
    given().when(correct(0)).thenRefused({ code: 'not-classified-yet' });
  });
});
