import { describe, expect, it } from '@jest/globals';
import type { EventOf } from '@anjuan/contracts';
import { readFileSync } from 'node:fs';
import { article41, evolveReport, factsOf, measures, periodOf, rates, reportedTypes, sections } from './index.ts';
import type { ReportedEvent, ReportFile } from './index.ts';

const personId = 'p-00000001';

function registered(receivedOn = '2024-05-06', more: Partial<EventOf<'PetitionRegistered'>> = {}): EventOf<'PetitionRegistered'> {
  return {
    ...{ type: 'PetitionRegistered', registrationNumber: 'XC-1', channel: 'visit', receivedOn, personId, headcount: 6, anonymous: false },
    ...{
      district: '云湖区',
      urgentSignals: [],
      labels: null,
      declaredRepeatOf: null,
      source: { kind: 'form', reference: '' },
      personal: null,
    },
    ...more,
  };
}
const outOfLedger = registered('2024-05-06', { registrationNumber: 'JA-1', source: { kind: 'import', reference: '台账.xlsx#在办!7' } });
const decided = { category: 'appeal-request', topic: 'housing', route: 'petition-procedure' } as const;
const confirmed: ReportedEvent = { type: 'ClassificationConfirmed', ...decided, unit: 'S002', by: 'officer', threshold: null, personId };
const closed = (closedOn: string): ReportedEvent => ({ type: 'CaseClosed', closedOn, rating: 'satisfied' });
const withdrawn: ReportedEvent = { type: 'PetitionWithdrawn', withdrawnOn: '2024-05-09', personId, personal: null };
const merged: ReportedEvent = { type: 'CaseMerged', intoCaseId: 'XC-2', mergedOn: '2024-05-08', personId, personal: null };
const unmerged: ReportedEvent = {
  ...{ type: 'MergeUndone', fromCaseId: 'XC-2', standing: 'accepted', mergedOn: '2024-05-08', undoneOn: '2024-05-20' },
  ...{ personId, personal: null },
};
const review: ReportedEvent = {
  ...{ type: 'ReviewRequested', level: 'review', unit: 'S001', ofUnit: 'S002', requestedOn: '2024-06-10', article: '35' },
  ...{ personId, personal: null },
};
const listed: ReportedEvent = {
  ...{ type: 'BacklogListed', listedOn: '2024-05-02', times: 1, grounds: [{ rule: 'office-list', found: null }], superior: '' },
  ...{ district: '', personId, personal: null },
};
const relapsed: ReportedEvent = {
  ...{ type: 'BacklogRelapsed', relapsedOn: '2024-09-01', because: 'returned', times: 2, personId, personal: null },
};
const struckOff: ReportedEvent = {
  ...{ type: 'BacklogStruckOff', struckOffOn: '2024-06-20', documentNumber: '1', watchUntil: '2024-12-20', leader: 'l-1' },
  ...{ form: { visits: 1, planSteps: 1, reliefFen: 0, reportedOn: '2024-06-01', checkedOn: '2024-06-10' }, personId, personal: null },
};

function ledgerRow(state: 'open' | 'struck-off' | 'moved', asOf: string): ReportedEvent {
  return {
    ...{ type: 'LedgerRowImported', key: '0123456789abcdef', alternateKeys: [], file: '台账.xlsx', sheet: '在办', row: 7, asOf, state },
    ...{ ledgerNumber: '', district: '', unitName: '', people: null, firstPetition: null, dueOn: null, closedOn: null, fundsFen: null },
    ...{ leader: null, fingerprint: 'f', personId, personal: null },
  };
}

function fileOf(...events: readonly ReportedEvent[]): ReportFile | null {
  return events.reduce<ReportFile | null>((file, event) => evolveReport(file, event, '2024-05-31'), null);
}

/** Facts of a kind in short: entry, from, to, outcome. */
function told(kind: string, ...events: readonly ReportedEvent[]): readonly string[] {
  const file = fileOf(...events);
  const facts = (file ? factsOf(file) : []).filter((fact) => fact.kind === kind);
  return facts.map(({ code, entry, from, to, outcome }) => [code, entry, from, to ?? '…', outcome].filter(Boolean).join(' '));
}

describe('when a petition is open', () => {
  it.each<[string, readonly ReportedEvent[], readonly string[]]>([
    ['from its registration', [registered()], ['registered 2024-05-06 …']],
    ['to its closing', [registered(), closed('2024-06-01')], ['registered 2024-05-06 2024-06-01 closed']],
    ['to its first end', [registered(), withdrawn, closed('2024-06-01')], ['registered 2024-05-06 2024-05-09 withdrawn']],
    ['all the time, where merging it was wrong', [registered(), merged, unmerged], ['registered 2024-05-06 …']],
    [
      'again from a request for review',
      [registered(), closed('2024-06-01'), review, closed('2024-07-01')],
      ['registered 2024-05-06 2024-06-01 closed', 'reopened 2024-06-10 2024-07-01 closed'],
    ],
    ['not by a review of what was withdrawn', [registered(), withdrawn, review], ['registered 2024-05-06 2024-05-09 withdrawn']],
    ['not at all, out of a ledger', [outOfLedger], []],
    ['from when somebody takes up what came out of a ledger', [outOfLedger, confirmed], ['reopened 2024-05-31 …']],
    ['no less than a day that is entered too early', [registered('2024-05-10'), withdrawn], ['registered 2024-05-10 2024-05-10 withdrawn']],
  ])('%s', (_, events, expected) => {
    expect(told('petition', ...events)).toEqual(expected);
  });
});

describe('when a case is backlog (积案)', () => {
  it.each<[string, readonly ReportedEvent[], readonly string[]]>([
    ['from its listing to its strike-off', [registered(), listed, struckOff], ['listed 2024-05-02 2024-06-20 struck-off']],
    [
      'again from its relapse',
      [registered(), listed, struckOff, relapsed],
      ['listed 2024-05-02 2024-06-20 struck-off', 'relapsed 2024-09-01 …'],
    ],
    ['from the day a ledger was kept up to', [outOfLedger, ledgerRow('open', '2024-04-30')], ['ledger 2024-04-30 …']],
    ['no longer when the next export moved it away', [outOfLedger, ledgerRow('open', '2024-04-30'), ledgerRow('moved', '2024-05-31')], ['ledger 2024-04-30 2024-05-31 moved']], // prettier-ignore
    ['never, where its row comes struck off', [outOfLedger, ledgerRow('struck-off', '2024-04-30')], []],
    [
      'as an officer said, whatever a ledger says after it',
      [outOfLedger, ledgerRow('open', '2024-04-30'), listed, ledgerRow('struck-off', '2024-05-31')],
      ['ledger 2024-04-30 …'],
    ],
  ])('%s', (_, events, expected) => {
    expect(told('backlog', ...events)).toEqual(expected);
  });
});

describe('what a case is counted under', () => {
  const suggested: ReportedEvent = {
    ...{ type: 'ClassificationSuggested', classifier: { name: 'lexicon', version: '1' }, personId, personal: null },
    ...{ category: { value: 'proposal', confidence: 0.5 }, topic: { value: 'wages', confidence: 0.5 } },
    ...{ route: { value: 'petition-procedure', confidence: 0.5 }, units: [{ unit: 'S009', confidence: 0.4 }] },
  };
  it('is the suggestion until somebody decides, and then the decision', () => {
    expect(fileOf(registered(), suggested)).toMatchObject({ topic: 'wages', unit: 'S009', decided: false });
    expect(fileOf(registered(), suggested, confirmed, suggested)).toMatchObject({ topic: 'housing', unit: 'S002', decided: true });
  });
  it('is a repeat where the register says so or an officer confirms it, until that is undone', () => {
    const declared = registered('2024-05-06', { declaredRepeatOf: 'XC-0' });
    const undone: ReportedEvent = { type: 'RelationUndone', kind: 'repeat', ofCaseId: 'XC-0', personId, personal: null };
    const relation: ReportedEvent = { type: 'RelationConfirmed', kind: 'repeat', ofCaseId: 'XC-9' };
    expect(fileOf(declared)?.repeats).toEqual(['XC-0']);
    expect(fileOf(declared, undone, relation)?.repeats).toEqual(['XC-9']);
  });
  it('follows a correction of the registration, and the successor of a unit', () => {
    const correction: ReportedEvent = {
      ...{ type: 'RegistrationCorrected', correctedOn: '2024-05-09', channel: 'letter', district: null, headcount: 2, anonymous: null },
      ...{ personId, personal: null },
    };
    const succeeded: ReportedEvent = {
      ...{ type: 'UnitSucceeded', unit: 'S002', successor: 'S003', succeededOn: '2024-05-09', article: '24' },
    };
    expect(fileOf(registered(), confirmed, correction, succeeded)).toMatchObject({
      ...{ channel: 'letter', district: '云湖区', headcount: 2, unit: 'S003' },
    });
  });
});

describe('a period', () => {
  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-12', '2023-12-01', '2023-12-31'],
    ['2024', '2024-01-01', '2024-12-31'],
  ])('%s is from %s to %s', (name, first, last) => {
    expect(periodOf(name)).toMatchObject({ first, last });
  });
  it.each(['2024-13', '2024-00', '24-05', '2024-5', '2024-05-01', ''])('is not %j', (name) => {
    expect(periodOf(name)).toBeUndefined();
  });
});

describe('supervision', () => {
  const art40 = { unit: 'S004', documentNumber: '', article: '40', personId, personal: null } as const;
  const ground = { ground: 'delay', event: 'ClockExpired', on: '2024-05-10' } as const;
  const suggestion = { ...art40, type: 'SuggestionMade', suggestion: 1, run: 1, order: 1, feedbackBy: '2024-07-01' } as const;
  const supervised: readonly ReportedEvent[] = [
    {
      ...art40,
      type: 'SupervisionOrderIssued',
      order: 1,
      run: 1,
      grounds: [ground],
      method: 'written',
      issuedOn: '2024-05-12',
      answerBy: '2024-05-27',
    },
    { ...art40, type: 'SupervisionOrderAnswered', order: 1, answeredOn: '2024-05-20' },
    { type: 'SupervisionOrderAccepted', order: 1, doneOn: '2024-05-22', article: '40', personId, personal: null },
    { ...art40, type: 'UnitHeadInterviewed', interview: 1, grounds: [ground], interviewedOn: '2024-05-23' },
    { ...suggestion, kind: 'improve-work', suggestedOn: '2024-06-01' },
    { ...suggestion, suggestion: 2, kind: 'hold-responsible', suggestedOn: '2024-06-02' },
    { ...art40, type: 'SuggestionAnswered', suggestion: 1, adopted: 'partly', answeredOn: '2024-06-20', documentNumber: '1' },
  ];
  it('is counted by its days: orders, answers and interviews, suggestions by kind and how far they were adopted', () => {
    expect(told('step', registered(), confirmed, ...supervised)).toEqual([
      ...['supervised 2024-05-12 …', 'supervision-answered 2024-05-20 …', 'supervision-done 2024-05-22 …'],
      ...['interviewed 2024-05-23 …', 'suggestion 2024-06-01 … improve-work'],
      ...['suggestion 2024-06-02 … hold-responsible', 'suggestion-answered 2024-06-20 … partly'],
    ]);
  });
  it('stands under the unit that was supervised, and opens or ends no petition', () => {
    const file = fileOf(registered(), confirmed, ...supervised);
    expect(file?.steps.map(({ code, unit }) => (code === 'supervision-done' ? 'S002' : 'S004') === unit)).not.toContain(false);
    expect(told('petition', registered(), confirmed, ...supervised)).toEqual(told('petition', registered(), confirmed));
  });
});

describe('the definitions', () => {
  const codes = measures.map(({ code }) => code);
  it('have each a name of its own, words in both languages, and a section', () => {
    expect(new Set([...codes, ...rates.map(({ code }) => code)]).size).toBe(measures.length + rates.length);
    for (const { label, english, meaning, meaningEnglish } of measures) {
      for (const text of [label, meaning]) expect(text).toMatch(/\p{Script=Han}/u);
      for (const text of [english, meaningEnglish]) expect(text).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });
  it('make rates of numbers there are, and answer Art. 41 with every one of them', () => {
    for (const { numerator, denominator } of rates) expect(codes).toEqual(expect.arrayContaining([numerator, denominator]));
    expect(article41.flatMap(({ measures: own }) => own).sort()).toEqual([...codes].sort());
    expect(new Set(measures.map(({ section }) => section))).toEqual(new Set(sections));
  });
  it('stand in the documentation as they are here', () => {
    const page = readFileSync(new URL('../../../../../docs/reports.md', import.meta.url), 'utf8');
    const told = measures.map((each) => `${each.label} / ${each.english}|${each.meaning}<br>${each.meaningEnglish}`);
    const lines = page.split('\n').map((line) => line.split('|').slice(2, 4).map((cell) => cell.trim()).join('|')); // prettier-ignore
    expect(lines).toEqual(expect.arrayContaining(told));
  });
  it('name no event twice', () => {
    expect(new Set(reportedTypes).size).toBe(reportedTypes.length);
  });
});
