import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, EventOf } from '@anjuan/contracts';
import { caseStates, evolve, isEnded, type CaseClock, type CaseFile, type CaseState } from './case-file.ts';
import { hasOpenRelation, queueOf } from './queues.ts';

// Real: the fold. Invented: one case with its events, as four services tell them.
const [personId, unit] = ['person-0001', 'S002'];
const registered: EventOf<'PetitionRegistered'> = {
  ...{ type: 'PetitionRegistered', registrationNumber: '测信2024-8', channel: 'letter', receivedOn: '2024-09-20', personId },
  ...{ headcount: 6, anonymous: false, district: '测试区', urgentSignals: [], labels: null, declaredRepeatOf: null },
  source: { kind: 'form', reference: '' },
  personal: { petitioner: { name: '测某', idNumber: '', phone: '', address: '' }, target: '', title: '漏水', text: '屋顶漏水' },
};
const grounds = { category: [], topic: [{ kind: 'word', text: '漏水', weight: 1 }], route: [], unit: [] };
const suggested: EventOf<'ClassificationSuggested'> = {
  ...{ type: 'ClassificationSuggested', classifier: { name: 'lexicon', version: '1' }, personId, personal: { grounds } },
  category: { value: 'appeal-request', confidence: 0.9 },
  topic: { value: 'housing', confidence: 0.8 },
  route: { value: 'petition-procedure', confidence: 0.7 },
  units: [{ unit, confidence: 0.6 }],
};
const decided = { category: 'appeal-request', topic: 'housing', route: 'petition-procedure', unit } as const;
const confirmed: EventOf<'ClassificationConfirmed'> = {
  ...{ type: 'ClassificationConfirmed', ...decided, by: 'rule', threshold: 0.6, personId },
};
const overridden: EventOf<'ClassificationOverridden'> = {
  ...{ type: 'ClassificationOverridden', ...decided, topic: 'land', unit: 'S003', personId, personal: { reason: '' } },
};
const proposed: EventOf<'AssignmentProposed'> = { type: 'AssignmentProposed', ...decided, personId };
const transferred: EventOf<'PetitionTransferred'> = { type: 'PetitionTransferred', unit, transferredOn: '2024-09-27' };
const entrusted: EventOf<'PetitionEntrusted'> = {
  ...{ type: 'PetitionEntrusted', unit: 'S003', entrustedOn: '2024-10-11', reportBy: '2024-11-30' },
};
const objected: EventOf<'CompetenceObjected'> = { type: 'CompetenceObjected', unit, objectedOn: '2024-10-09', personId, personal: null };
const takenBack: EventOf<'MaterialTakenBack'> = { type: 'MaterialTakenBack', unit, takenBackOn: '2024-10-10' };
const rejected: EventOf<'ObjectionRejected'> = { type: 'ObjectionRejected', unit, rejectedOn: '2024-10-10', personId, personal: null };
const accepted: EventOf<'PetitionAccepted'> = { type: 'PetitionAccepted', unit, acceptedOn: '2024-10-12', route: 'arbitration' };
const worked: EventOf<'WorkRecorded'> = { type: 'WorkRecorded', unit, workedOn: '2024-10-20', kind: 'mediated', personId, personal: null };
const issued: EventOf<'OpinionIssued'> = {
  ...{ type: 'OpinionIssued', unit, issuedOn: '2024-11-20', documentNumber: '8', results: ['settled'], personId, personal: null },
  ...{ requestAs: 'registered', carryOutBy: null },
};
const delivered: EventOf<'OpinionDelivered'> = {
  ...{ type: 'OpinionDelivered', deliveredOn: '2024-11-25', method: 'post', personId, personal: null },
};
const closed: EventOf<'CaseClosed'> = { type: 'CaseClosed', closedOn: '2024-12-02', rating: 'satisfied' };
const withdrawn: EventOf<'PetitionWithdrawn'> = { type: 'PetitionWithdrawn', withdrawnOn: '2024-10-11', personId, personal: null };
const notAccepted: EventOf<'PetitionNotAccepted'> = {
  ...{ type: 'PetitionNotAccepted', ground: 'content-unclear', article: '', personId, personal: null },
};
const spared: EventOf<'ClockSpared'> = {
  ...{ type: 'ClockSpared', clock: 'register-and-transfer', from: '2024-09-20', because: 'out-of-ledger', article: '22', personId },
};
const ended: EventOf<'AssignmentEnded'> = { type: 'AssignmentEnded', endedOn: '2024-10-11', because: 'withdrawn' };

function fileOf(...events: readonly DomainEvent[]): CaseFile {
  const file = events.reduce<CaseFile | null>((so, event) => evolve(so, 'case-100', event), null);
  if (file === null) throw new Error('the case was never registered');
  return file;
}
const atRegistration: CaseFile = {
  ...{ caseId: 'case-100', registrationNumber: '测信2024-8', receivedOn: '2024-09-20', channel: 'letter', state: 'registered' },
  ...{ category: null, topic: null, route: null, unit: null, district: '测试区', headcount: 6, anonymous: false, urgent: false },
  ...{
    confidential: null,
    urgentSignals: [],
    repeatOf: null,
    personId,
    personal: registered.personal,
    clocks: [],
    relations: [],
    suggestion: null,
  },
  ...{ decision: null, merged: null, closing: null, version: 1 },
};
const { type: _type, personId: _personId, personal: _personal, ...suggestion } = suggested;

describe('what is decided about the system’s own messages', () => {
  it('changes nothing in the file', () => {
    const discarded: EventOf<'DeadLetterDiscarded'> = {
      ...{ type: 'DeadLetterDiscarded', consumer: 'audit/case-file', eventId: null, record: null, reason: '…' },
    };
    const file = evolve(null, 'c-1', registered);
    expect(evolve(file, 'c-1', discarded)).toBe(file);
    expect(evolve(null, 'c-1', discarded)).toBeNull();
  });
});

describe('a case file (案卷)', () => {
  it('begins with the registration, whole', () => {
    expect(fileOf(registered)).toEqual(atRegistration);
  });
  it('knows nothing before it, and is not begun again by a second one', () => {
    expect(evolve(null, 'case-100', suggested)).toBeNull();
    expect(fileOf(registered, { ...registered, headcount: 1 })).toEqual(atRegistration);
  });
  it('is urgent with a sign of danger', () => {
    const urgentSignals = [{ kind: 'self-harm', words: ['轻生'] }];
    expect(fileOf({ ...registered, urgentSignals })).toEqual({ ...atRegistration, urgent: true, urgentSignals });
  });
  it('shows a suggestion with its grounds until an officer decides', () => {
    expect(fileOf(registered, suggested)).toEqual({
      ...atRegistration,
      ...{ ...decided, state: 'suggested', suggestion: { ...suggestion, grounds }, version: 2 },
    });
  });
  it('shows a suggestion without unit and with erased grounds as such', () => {
    expect(fileOf(registered, { ...suggested, units: [], personal: null })).toEqual({
      ...atRegistration,
      ...{ ...decided, unit: null, state: 'suggested', suggestion: { ...suggestion, units: [], grounds: null }, version: 2 },
    });
  });
  it('shows the decision, whoever made it', () => {
    expect(fileOf(registered, suggested, confirmed)).toMatchObject({
      ...{ ...decided, state: 'classified', decision: { ...decided, by: 'rule' } },
    });
    expect(fileOf(registered, suggested, confirmed, overridden)).toMatchObject({
      ...{ topic: 'land', unit: 'S003', state: 'classified', decision: { ...decided, topic: 'land', unit: 'S003', by: 'officer' } },
    });
  });
  it('keeps the decision when a newer classifier suggests otherwise', () => {
    const newer: DomainEvent = { ...suggested, topic: { value: 'transport', confidence: 1 } };
    expect(fileOf(registered, suggested, confirmed, newer)).toMatchObject({ topic: 'housing', state: 'classified' });
  });
  it('keeps the state of a case that was sent before its suggestion came', () => {
    expect(fileOf(registered, proposed, transferred, suggested).state).toBe('sent');
  });
  it('keeps unit and state of a sent case when it is classified otherwise', () => {
    expect(fileOf(registered, suggested, confirmed, proposed, transferred, overridden)).toMatchObject({
      ...{ ...decided, state: 'sent', decision: { topic: 'land', unit: 'S003', by: 'officer' } },
    });
  });
  it('follows unit and route of the handling', () => {
    const sentAgain = fileOf(registered, suggested, confirmed, proposed, transferred, objected, takenBack, entrusted);
    expect(sentAgain).toMatchObject({ state: 'sent', unit: 'S003', version: 8 });
    expect(fileOf(registered, suggested, confirmed, proposed, transferred, accepted)).toMatchObject({
      state: 'accepted',
      route: 'arbitration',
    });
    expect(fileOf(registered, suggested, confirmed, { ...proposed, unit: 'S009' })).toMatchObject({ state: 'classified', unit: 'S009' });
  });
  it('keeps the petitioner’s rating', () => {
    expect(fileOf(registered, closed)).toEqual({
      ...atRegistration,
      ...{ state: 'closed', closing: { closedOn: '2024-12-02', rating: 'satisfied' }, version: 2 },
    });
  });
});

const toSent = [registered, suggested, confirmed, proposed, transferred];
const toAccepted = [...toSent, accepted];
const toDelivered = [...toAccepted, issued, delivered];
const article = '35';
const declined: DomainEvent = {
  ...{
    type: 'PetitionDeclined',
    unit,
    declinedOn: '2024-10-01',
    ground: 'outside-duty',
    article: '',
    referredTo: '',
    personId,
    personal: null,
  },
};
const referred: DomainEvent = {
  ...{
    type: 'ConflictReferred',
    to: 'common-superior',
    referredOn: '2024-10-10',
    units: [unit, 'S003'],
    article,
    personId,
    personal: null,
  },
};
const competent: DomainEvent = { type: 'CompetenceDecided', unit: 'S003', by: 'common-superior', decidedOn: '2024-10-12', article };
const directed: DomainEvent = {
  ...{
    type: 'DirectedToProcedure',
    unit,
    route: 'arbitration',
    directedOn: '2024-10-14',
    organ: '仲裁院',
    article,
    personId,
    personal: null,
  },
};
const settled: DomainEvent = {
  ...{ type: 'SettlementReached', unit, agreedOn: '2024-10-20', mediated: false, documentNumber: '9', article, personId, personal: null },
};
const answered: DomainEvent = {
  ...{ type: 'ProposalAnswered', unit, answeredOn: '2024-10-20', adopted: 'wholly', article, personId, personal: null },
};
const asked: DomainEvent = {
  ...{ type: 'ReviewRequested', level: 'review', unit: 'S001', ofUnit: unit, requestedOn: '2024-12-05', article, personId, personal: null },
};
const reviewed: DomainEvent = {
  ...{ type: 'ReviewOpinionIssued', level: 'review', unit: 'S001', outcome: 'upheld', issuedOn: '2024-12-20', documentNumber: '3' },
  ...{ article, personId, personal: null },
};
const told = (outcome: 'upheld' | 'returned'): DomainEvent => ({
  ...{
    type: 'ReviewOpinionDelivered',
    level: 'review',
    unit: 'S001',
    outcome,
    deliveredOn: '2024-12-22',
    method: 'post',
    personId,
    personal: null,
  },
});
const procedureEnded: DomainEvent = { type: 'ProcedureEnded', because: 'review-not-requested', endedOn: '2025-01-10', article };
const merged: DomainEvent = { type: 'CaseMerged', intoCaseId: 'case-001', mergedOn: '2024-10-15', personId, personal: null };
const unmerged: DomainEvent = {
  ...{
    type: 'MergeUndone',
    fromCaseId: 'case-001',
    standing: 'accepted',
    mergedOn: '2024-10-15',
    undoneOn: '2024-10-16',
    personId,
    personal: null,
  },
};
// prettier-ignore
const histories: readonly (readonly [CaseState, readonly DomainEvent[], ReturnType<typeof queueOf>])[] = [
  ['registered', [registered], 'classification'],
  ['suggested', [registered, suggested], 'classification'],
  ['classified', [registered, suggested, confirmed], 'dispatch'],
  ['classified', [registered, suggested, confirmed, proposed], 'dispatch'],
  ['sent', toSent, 'acceptance'],
  ['objected', [...toSent, objected], 'objections'],
  ['taken-back', [...toSent, objected, takenBack], 'dispatch'],
  ['taken-back', [...toSent, objected, takenBack, proposed], 'dispatch'],
  ['sent', [...toSent, objected, rejected], 'acceptance'],
  ['accepted', toAccepted, 'handling'],
  ['accepted', [...toAccepted, worked], 'handling'],
  ['opinion-issued', [...toAccepted, issued], 'handling'],
  ['delivered', [...toAccepted, issued, delivered], 'closing'],
  ['closed', [...toAccepted, issued, delivered, closed], null],
  ['withdrawn', [...toSent, withdrawn, ended], null],
  ['not-accepted', [registered, suggested, notAccepted, { ...ended, because: 'not-accepted' }], null],
  ['not-accepted', [...toSent, declined], null],
  ['in-conflict', [...toSent, objected, referred], 'objections'],
  ['taken-back', [...toSent, objected, referred, competent], 'dispatch'],
  ['directed', [...toAccepted, directed], 'closing'],
  ['settled', [...toAccepted, settled], 'closing'],
  ['delivered', [...toAccepted, answered], 'closing'],
  ['under-review', [...toDelivered, asked], 'handling'],
  ['under-review', [...toDelivered, closed, asked], 'handling'],
  ['reviewed', [...toDelivered, asked, reviewed], 'handling'],
  ['delivered', [...toDelivered, asked, reviewed, told('upheld')], 'closing'],
  ['accepted', [...toDelivered, asked, reviewed, told('returned')], 'handling'],
  ['procedure-ended', [...toDelivered, procedureEnded], 'closing'],
  ['closed', [...toDelivered, closed, procedureEnded], null],
  ['merged', [...toAccepted, merged], null],
  ['accepted', [...toAccepted, merged, unmerged], 'handling'],
  ['withdrawn', [...toAccepted, merged, withdrawn], null],
  ['petitioner-died', [...toAccepted, { type: 'PetitionEndedByDeath', endedOn: '2024-10-11', personId, personal: null }], null],
  ['petitioner-died', [...toAccepted, { ...ended, because: 'petitioner-died' }], null],
  ['ledgered', [registered, spared, suggested], null],
  ['ledgered', [registered, suggested, spared], null],
  ['classified', [registered, spared, suggested, overridden], 'dispatch'],
  ['sent', [...toSent, spared], 'acceptance'],
];

describe('where a case stands (案件状态) and waits (工作台)', () => {
  it.each(histories)('%s', (state, events, queue) => {
    const file = fileOf(...events);
    // A ledger's case waits at no desk, and yet an officer can take it up again.
    const ended = queue === null && state !== 'ledgered';
    expect([file.state, queueOf(file), isEnded(file.state)]).toEqual([state, queue, ended]);
  });
  it('is told for every state', () => {
    expect(new Set(histories.map(([state]) => state))).toEqual(new Set(caseStates));
  });
  it('shows the registration as it was corrected, whatever is erased', () => {
    const corrected: EventOf<'RegistrationCorrected'> = {
      ...{
        type: 'RegistrationCorrected',
        correctedOn: '2024-09-25',
        channel: null,
        district: '云湖区',
        headcount: null,
        anonymous: true,
        personId,
      },
      personal: { petitioner: null, target: null, title: '屋顶漏水', text: null, reason: '登记有误' },
    };
    expect(fileOf(registered, corrected)).toEqual({
      ...{ ...atRegistration, district: '云湖区', anonymous: true, version: 2 },
      personal: { ...registered.personal, title: '屋顶漏水' },
    });
    expect(fileOf(registered, { ...corrected, personal: null })).toMatchObject({ district: '云湖区', personal: registered.personal });
  });
  it('shows what is confidential, what was reported as urgent, and the heir who continues', () => {
    const ordered: DomainEvent = { type: 'ConfidentialityOrdered', scope: 'identity', orderedOn: '2024-09-25', personId, personal: null };
    const lifted: DomainEvent = { type: 'ConfidentialityLifted', liftedOn: '2024-10-25', personId, personal: null };
    const reported: DomainEvent = {
      ...{ type: 'UrgentMatterReported', reportedOn: '2024-09-20', to: ['S000'], article: '25', personId, personal: null },
    };
    const heir = { name: '测乙', idNumber: '', phone: '', address: '' };
    const continued: DomainEvent = { type: 'PetitionContinued', continuedOn: '2024-10-01', personId, personal: { heir, proof: '户口簿' } };
    expect(fileOf(registered, ordered).confidential).toBe('identity');
    expect(fileOf(registered, ordered, lifted).confidential).toBeNull();
    expect(fileOf(registered, reported).urgent).toBe(true);
    expect(fileOf(registered, continued).personal?.petitioner).toEqual(heir);
  });
  it('goes to the successor of its unit', () => {
    const succeeded: DomainEvent = { type: 'UnitSucceeded', unit, successor: 'S027', succeededOn: '2024-11-01', article: '24' };
    expect(fileOf(...toAccepted, succeeded).unit).toBe('S027');
    expect(fileOf(...toAccepted, { ...succeeded, unit: 'S009' }).unit).toBe(unit);
  });
  it('keeps a merged case apart, and takes it up where it stood', () => {
    expect(fileOf(...toAccepted, merged).merged).toEqual({ intoCaseId: 'case-001', before: 'accepted' });
    expect(fileOf(...toAccepted, merged, unmerged).merged).toBeNull();
  });
  it('stays ended when a step crosses the withdrawal on its way', () => {
    const file = fileOf(registered, suggested, confirmed, proposed, withdrawn, transferred, ended);
    expect([file.state, queueOf(file)]).toEqual(['withdrawn', null]);
  });
  it('stays closed when the petition is withdrawn or refused afterwards', () => {
    expect(fileOf(registered, closed, withdrawn).state).toBe('closed');
    expect(fileOf(registered, closed, notAccepted).state).toBe('closed');
  });
});

describe('the clocks of a case (时限)', () => {
  const start = (clock: CaseClock['clock'], run: number, due: string): EventOf<'ClockStarted'> => ({
    ...{
      type: 'ClockStarted',
      clock,
      run,
      from: '2024-09-27',
      due,
      days: 15,
      dayKind: 'calendar',
      article: '23',
      personId,
      localGround: '',
    },
  });
  const shown = (clock: CaseClock['clock'], run: number, due: string, state: CaseClock['state']): CaseClock => ({
    ...{ clock, run, from: '2024-09-27', due, article: '23', state },
  });
  const stop = (run: number, outcome: 'met' | 'late' | 'cancelled'): EventOf<'ClockStopped'> => ({
    ...{ type: 'ClockStopped', clock: 'acceptance', run, on: '2024-10-11', outcome },
  });
  it('keeps every run, and ends only the one that is named', () => {
    const { clocks } = fileOf(
      ...[registered, start('acceptance', 1, '2024-10-12'), start('objection', 1, '2024-10-10'), stop(1, 'cancelled')],
      ...[start('acceptance', 2, '2024-10-26'), stop(2, 'met')],
    );
    expect(clocks).toEqual([
      shown('acceptance', 1, '2024-10-12', 'cancelled'),
      shown('objection', 1, '2024-10-10', 'running'),
      shown('acceptance', 2, '2024-10-26', 'met'),
    ]);
  });
  it('shows an expired clock as expired, and as late once its step is taken', () => {
    const expired: DomainEvent = { type: 'ClockExpired', clock: 'acceptance', run: 1, due: '2024-10-12', article: '23' };
    const past = [registered, start('acceptance', 1, '2024-10-12'), expired];
    expect(fileOf(...past).clocks).toEqual([shown('acceptance', 1, '2024-10-12', 'expired')]);
    expect(fileOf(...past, stop(1, 'late')).clocks).toEqual([shown('acceptance', 1, '2024-10-12', 'late')]);
  });
  it('shows a clock that stands still during a hearing, and its later last day afterwards', () => {
    const standing: DomainEvent = { type: 'ClockPaused', clock: 're-review', run: 1, on: '2024-11-04', article: '36' };
    const on: DomainEvent = {
      type: 'ClockResumed',
      clock: 're-review',
      run: 1,
      on: '2024-11-08',
      days: 5,
      due: '2024-11-25',
      article: '36',
    };
    const past = [registered, start('re-review', 1, '2024-11-20'), standing];
    expect(fileOf(...past).clocks).toEqual([shown('re-review', 1, '2024-11-20', 'paused')]);
    expect(fileOf(...past, on).clocks).toEqual([shown('re-review', 1, '2024-11-25', 'running')]);
  });
  it('moves the last day of handling when it is extended, an expired one runs again', () => {
    const extended: DomainEvent = {
      ...{ type: 'HandlingLimitExtended', run: 1, due: '2024-12-09', days: 10, article: '34', personId, personal: null },
    };
    const expired: DomainEvent = { type: 'ClockExpired', clock: 'handling', run: 1, due: '2024-11-29', article: '34' };
    const { clocks } = fileOf(registered, start('acceptance', 1, '2024-10-12'), start('handling', 1, '2024-11-29'), expired, extended);
    expect(clocks).toEqual([shown('acceptance', 1, '2024-10-12', 'running'), shown('handling', 1, '2024-12-09', 'running')]);
  });
});

describe('the links of a case (关联)', () => {
  const [kind, ofCaseId] = ['repeat' as const, 'case-001'];
  const found: EventOf<'RelationSuggested'> = {
    ...{ type: 'RelationSuggested', kind, ofCaseId, score: 0.9, personId, personal: { reasons: ['同一电话'] } },
  };
  const linked: EventOf<'RelationConfirmed'> = { type: 'RelationConfirmed', kind, ofCaseId };
  const undone: EventOf<'RelationUndone'> = { type: 'RelationUndone', kind, ofCaseId, personId, personal: null };
  const shown = { kind, ofCaseId, score: 0.9, reasons: ['同一电话'] };
  it('wait for an officer while suggested, and keep score and reasons afterwards', () => {
    const [open, done, gone] = [fileOf(registered, found), fileOf(registered, found, linked), fileOf(registered, found, linked, undone)];
    expect([open.relations, open.repeatOf, hasOpenRelation(open)]).toEqual([[{ ...shown, state: 'suggested' }], null, true]);
    expect([done.relations, done.repeatOf, hasOpenRelation(done)]).toEqual([[{ ...shown, state: 'confirmed' }], ofCaseId, false]);
    expect([gone.relations, gone.repeatOf, hasOpenRelation(gone)]).toEqual([[{ ...shown, state: 'undone' }], null, false]);
  });
  it('have no score where an officer made them, and no reasons where those were erased', () => {
    const made = { kind, ofCaseId, score: null, reasons: [], state: 'confirmed' };
    expect(fileOf(registered, linked).relations).toEqual([made]);
    expect(fileOf(registered, { ...found, personal: null }).relations).toEqual([{ ...shown, reasons: [], state: 'suggested' }]);
  });
  it('keep a joint petition apart from a repeat of the same case', () => {
    const file = fileOf(registered, found, { ...found, kind: 'joint' }, { ...linked, kind: 'joint' });
    expect(file.relations).toEqual([
      { ...shown, state: 'suggested' },
      { ...shown, kind: 'joint', state: 'confirmed' },
    ]);
    expect(file.repeatOf).toBeNull();
  });
  it('wait for nobody once the case has ended', () => {
    expect(hasOpenRelation(fileOf(registered, found, withdrawn))).toBe(false);
  });
});
