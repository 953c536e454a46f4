import { describe, it } from '@jest/globals';
import { accept, type EventOf } from '@anjuan/contracts';
import { theRegulation, type ClockCode } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import { react, type Cause } from './react.ts';
import { expire, runOf } from './run.ts';
import { evolve, noClocks, type ClocksState } from './state.ts';

// Real: the rules in force and the State Council's calendar. Invented: one case and its days, counted by hand.
const given = givenWhenThen({ initialState: noClocks, evolve });
const on = (cause: Cause) => (state: ClocksState) => accept(...react(cause, state, theRegulation));
const personId = 'person-0001';

const limits: Readonly<Partial<Record<ClockCode, Pick<EventOf<'ClockStarted'>, 'days' | 'dayKind' | 'article' | 'personId'>>>> = {
  'register-and-transfer': { days: 15, dayKind: 'calendar', article: '22', personId },
  acceptance: { days: 15, dayKind: 'calendar', article: '23', personId },
  objection: { days: 5, dayKind: 'working', article: '23', personId },
  handling: { days: 60, dayKind: 'calendar', article: '34', personId },
};
const started = (clock: ClockCode, from: string, due: string, run = 1): EventOf<'ClockStarted'> => ({
  ...{ type: 'ClockStarted', clock, run, from, due },
  ...(limits[clock] ?? { days: 0, dayKind: 'calendar', article: '', personId }),
  localGround: '',
});
const stopped = (clock: ClockCode, day: string, outcome: 'met' | 'late' | 'cancelled', run = 1): EventOf<'ClockStopped'> => ({
  ...{ type: 'ClockStopped', clock, run, on: day, outcome },
});
const expired = (clock: ClockCode, due: string, article: string, run = 1): EventOf<'ClockExpired'> => ({
  ...{ type: 'ClockExpired', clock, run, due, article },
});

const office = started('register-and-transfer', '2024-09-20', '2024-10-05');
const unitHasIt = [
  office,
  stopped('register-and-transfer', '2024-09-27', 'met'),
  started('acceptance', '2024-09-27', '2024-10-12'),
  started('objection', '2024-09-27', '2024-10-10'),
];
const beingHandled = [
  ...unitHasIt,
  stopped('acceptance', '2024-09-30', 'met'),
  stopped('objection', '2024-09-30', 'cancelled'),
  started('handling', '2024-09-30', '2024-11-29'),
];
const registeredOn = (day: string): Cause => ({
  ...{ type: 'PetitionRegistered', registrationNumber: '测信2024-8', channel: 'letter', receivedOn: day, personId, headcount: 1 },
  ...{ anonymous: false, district: '', urgentSignals: [], labels: null, declaredRepeatOf: null, personal: null },
  source: { kind: 'form', reference: '' },
});
const sentOn = (day: string): Cause => ({ type: 'PetitionTransferred', unit: 'S002', transferredOn: day });
const acceptedOn = (day: string, route: EventOf<'PetitionAccepted'>['route'] = 'petition-procedure'): Cause => ({
  ...{ type: 'PetitionAccepted', unit: 'S002', acceptedOn: day, route },
});
const objectedOn = (day: string): Cause => ({ type: 'CompetenceObjected', unit: 'S002', objectedOn: day, personId, personal: null });
const takenBackOn = (day: string): Cause => ({ type: 'MaterialTakenBack', unit: 'S002', takenBackOn: day });
const issuedOn = (day: string): Cause => ({
  ...{ type: 'OpinionIssued', unit: 'S002', issuedOn: day, documentNumber: '8', results: [], personId, personal: null },
  ...{ requestAs: 'registered', carryOutBy: null },
});
const withdrawnOn = (day: string): Cause => ({ type: 'PetitionWithdrawn', withdrawnOn: day, personId, personal: null });
const endedOn = (day: string): Cause => ({ type: 'AssignmentEnded', endedOn: day, because: 'not-accepted' });
const closedOn = (day: string): Cause => ({ type: 'CaseClosed', closedOn: day, rating: 'not-rated' });

describe('a case out of a ledger (台账登记)', () => {
  const outOfLedger: Cause = {
    ...registeredOn('2009-03-01'),
    ...{ registrationNumber: 'JA-0A1B2C3D4E5F6071', source: { kind: 'import', reference: '积案台账.xlsx#在办积案!40' } },
  };
  const spared: EventOf<'ClockSpared'> = {
    ...{ type: 'ClockSpared', clock: 'register-and-transfer', from: '2009-03-01', because: 'out-of-ledger', article: '22', personId },
  };
  it('was received and sent on long ago: the office’s 15 days do not begin again', () => {
    given().when(on(outOfLedger)).then(spared);
    given(spared).when(on(outOfLedger)).then();
  });
  it('keeps the clock that began before ledgers were told apart', () => {
    given(office).when(on(outOfLedger)).then();
  });
  it('has the unit’s limits when an officer sends it anew', () => {
    given(spared)
      .when(on(sentOn('2024-09-27')))
      .then(started('acceptance', '2024-09-27', '2024-10-12'), started('objection', '2024-09-27', '2024-10-10'));
  });
});

describe('registering and handing over within 15 days (Art. 22)', () => {
  it.each([
    ['2024-09-20', '2024-10-05'],
    ['2024-12-20', '2025-01-04'],
    ['2024-02-20', '2024-03-06'],
    ['2025-02-20', '2025-03-07'],
  ])('a petition received on %s is to be handed over by %s', (received, due) => {
    given()
      .when(on(registeredOn(received)))
      .then(started('register-and-transfer', received, due));
  });
  it('is met on the last day and late on the next', () => {
    given(office)
      .when(on(sentOn('2024-10-05')))
      .then(
        stopped('register-and-transfer', '2024-10-05', 'met'),
        started('acceptance', '2024-10-05', '2024-10-20'),
        started('objection', '2024-10-05', '2024-10-12'),
      );
    given(office, expired('register-and-transfer', '2024-10-05', '22'))
      .when(on(sentOn('2024-10-06')))
      .then(
        stopped('register-and-transfer', '2024-10-06', 'late'),
        started('acceptance', '2024-10-06', '2024-10-21'),
        started('objection', '2024-10-06', '2024-10-12'),
      );
  });
  it('does not begin again when the registration is told again, also after the sending', () => {
    for (const past of [[office], unitHasIt])
      given(...past)
        .when(on(registeredOn('2024-09-20')))
        .then();
  });
});

describe('the unit’s 15 days to accept and 5 working days to object (Art. 23)', () => {
  it.each([
    { received: '2024-09-27', accept: '2024-10-12', object: '2024-10-10' },
    { received: '2024-10-08', accept: '2024-10-23', object: '2024-10-14' },
    { received: '2025-01-24', accept: '2025-02-08', object: '2025-02-07' },
    { received: '2025-02-05', accept: '2025-02-20', object: '2025-02-11' },
  ])('received on $received: accept by $accept, object by $object', ({ received, accept: by, object: objectBy }) => {
    given(started('register-and-transfer', received, '2025-12-31'))
      .when(on(sentOn(received)))
      .then(
        stopped('register-and-transfer', received, 'met'),
        started('acceptance', received, by),
        started('objection', received, objectBy),
      );
  });
  it('begin with an entrustment as with a transfer, with the time to report back; told again it adds nothing', () => {
    const reportBack: EventOf<'ClockStarted'> = { ...started('report-back', '2024-09-27', '2024-11-30'), days: 64, article: '22' };
    const entrusted: Cause = { type: 'PetitionEntrusted', unit: 'S002', entrustedOn: '2024-09-27', reportBy: '2024-11-30' };
    given(office)
      .when(on(entrusted))
      .then(...unitHasIt.slice(1), reportBack);
    given(...unitHasIt, reportBack)
      .when(on(entrusted))
      .then();
  });
  it('an objection meets its own limit and leaves the one to accept running', () => {
    given(...unitHasIt)
      .when(on(objectedOn('2024-10-10')))
      .then(stopped('objection', '2024-10-10', 'met'));
    given(...unitHasIt)
      .when(on(objectedOn('2024-10-11')))
      .then(stopped('objection', '2024-10-11', 'late'));
  });
  it('material taken back cancels what still runs, and gives the office no new limit', () => {
    given(...unitHasIt, stopped('objection', '2024-10-10', 'met'))
      .when(on(takenBackOn('2024-10-11')))
      .then(stopped('acceptance', '2024-10-11', 'cancelled'));
    given(...unitHasIt)
      .when(on(takenBackOn('2024-10-11')))
      .then(stopped('acceptance', '2024-10-11', 'cancelled'), stopped('objection', '2024-10-11', 'cancelled'));
  });
  it('a petition sent again gets the second run of both', () => {
    const back = [stopped('objection', '2024-10-10', 'met'), stopped('acceptance', '2024-10-11', 'cancelled')];
    given(...unitHasIt, ...back)
      .when(on(sentOn('2024-10-11')))
      .then(started('acceptance', '2024-10-11', '2024-10-26', 2), started('objection', '2024-10-11', '2024-10-17', 2));
  });
  it('a petition sent, taken back and sent again all on one day gets the second run of both', () => {
    given(...unitHasIt, stopped('acceptance', '2024-09-27', 'cancelled'), stopped('objection', '2024-09-27', 'cancelled'))
      .when(on(sentOn('2024-09-27')))
      .then(started('acceptance', '2024-09-27', '2024-10-12', 2), started('objection', '2024-09-27', '2024-10-10', 2));
  });
  it('a sending on another day without a taking back replaces both limits', () => {
    given(...unitHasIt)
      .when(on(sentOn('2024-10-08')))
      .then(
        stopped('acceptance', '2024-10-08', 'cancelled'),
        stopped('objection', '2024-10-08', 'cancelled'),
        started('acceptance', '2024-10-08', '2024-10-23', 2),
        started('objection', '2024-10-08', '2024-10-14', 2),
      );
  });
  it('do not begin before a registration told whose case it is', () => {
    given()
      .when(on(sentOn('2024-09-27')))
      .then();
  });
});

describe('handling within 60 days (Art. 34)', () => {
  it('begins with acceptance by the petition procedure, which ends the unit’s other limits', () => {
    given(...unitHasIt)
      .when(on(acceptedOn('2024-09-30')))
      .then(...beingHandled.slice(unitHasIt.length));
  });
  it.each([
    ['2024-01-15', '2024-03-15'],
    ['2023-01-15', '2023-03-16'],
    ['2024-11-15', '2025-01-14'],
  ])('accepted on %s ends with %s', (accepted, due) => {
    given(started('acceptance', '2023-01-01', '2025-12-31'))
      .when(on(acceptedOn(accepted)))
      .then(stopped('acceptance', accepted, 'met'), started('handling', accepted, due));
  });
  it('begins late after a late acceptance; an objection never made is cancelled, not late', () => {
    given(...unitHasIt, expired('objection', '2024-10-10', '23'), expired('acceptance', '2024-10-12', '23'))
      .when(on(acceptedOn('2024-10-14')))
      .then(
        stopped('acceptance', '2024-10-14', 'late'),
        stopped('objection', '2024-10-14', 'cancelled'),
        started('handling', '2024-10-14', '2024-12-13'),
      );
  });
  it('does not begin for the other statutory routes', () => {
    given(...unitHasIt)
      .when(on(acceptedOn('2024-09-30', 'arbitration')))
      .then(stopped('acceptance', '2024-09-30', 'met'), stopped('objection', '2024-09-30', 'cancelled'));
  });
  it('is met by an opinion on the last day, late on the next', () => {
    given(...beingHandled)
      .when(on(issuedOn('2024-11-29')))
      .then(stopped('handling', '2024-11-29', 'met'));
    given(...beingHandled, expired('handling', '2024-11-29', '34'))
      .when(on(issuedOn('2024-11-30')))
      .then(stopped('handling', '2024-11-30', 'late'));
  });
});

describe('the end of a case', () => {
  it.each([
    ['a withdrawal', withdrawnOn],
    ['an end without closing', endedOn],
    ['a closing', closedOn],
  ])('%s cancels every limit still open, expired or not', (_name, end) => {
    given(...unitHasIt, expired('objection', '2024-10-10', '23'))
      .when(on(end('2024-10-11')))
      .then(stopped('acceptance', '2024-10-11', 'cancelled'), stopped('objection', '2024-10-11', 'cancelled'));
    given(...beingHandled)
      .when(on(end('2024-10-11')))
      .then(stopped('handling', '2024-10-11', 'cancelled'));
    given(office)
      .when(on(end('2024-09-21')))
      .then(stopped('register-and-transfer', '2024-09-21', 'cancelled'));
  });
});

describe('a reaction told again', () => {
  it.each<[string, Cause, readonly (typeof beingHandled)[number][]]>([
    ['registered', registeredOn('2024-09-20'), []],
    ['transferred', sentOn('2024-09-27'), [office]],
    ['accepted', acceptedOn('2024-09-30'), unitHasIt],
    ['objected', objectedOn('2024-10-09'), unitHasIt],
    ['taken back', takenBackOn('2024-10-09'), unitHasIt],
    ['opinion issued', issuedOn('2024-11-20'), beingHandled],
    ['withdrawn', withdrawnOn('2024-11-20'), beingHandled],
    ['ended', endedOn('2024-11-20'), beingHandled],
    ['closed', closedOn('2024-11-20'), beingHandled],
  ])('%s: adds nothing', (_name, cause, past) => {
    const once = react(cause, past.reduce(evolve, noClocks), theRegulation);
    given(...past, ...once)
      .when(on(cause))
      .then();
  });
});

describe('expiring (超期)', () => {
  const expireOn = (clock: ClockCode, run: number, today: string) => (state: ClocksState) =>
    accept(...expire(clock, runOf(clock, run, state), today, theRegulation));
  it.each<[ClockCode, string, string, string]>([
    ['acceptance', '2024-10-12', '2024-10-13', '23'],
    ['objection', '2024-10-10', '2024-10-11', '23'],
  ])('%s: not on its last day %s, but on %s', (clock, last, next, article) => {
    given(...unitHasIt)
      .when(expireOn(clock, 1, last))
      .then();
    given(...unitHasIt)
      .when(expireOn(clock, 1, next))
      .then(expired(clock, last, article));
  });
  it('names Art. 22 for the office and Art. 34 for the opinion', () => {
    given(office)
      .when(expireOn('register-and-transfer', 1, '2025-01-01'))
      .then(expired('register-and-transfer', '2024-10-05', '22'));
    given(...beingHandled)
      .when(expireOn('handling', 1, '2025-01-01'))
      .then(expired('handling', '2024-11-29', '34'));
  });
  it('happens once', () => {
    given(office, expired('register-and-transfer', '2024-10-05', '22'))
      .when(expireOn('register-and-transfer', 1, '2025-01-01'))
      .then();
  });
  it('never touches a stopped clock, one that never ran, or another run', () => {
    const past = given(...unitHasIt);
    past.when(expireOn('register-and-transfer', 1, '2025-01-01')).then();
    past.when(expireOn('handling', 1, '2025-01-01')).then();
    past.when(expireOn('acceptance', 2, '2025-01-01')).then();
  });
});
