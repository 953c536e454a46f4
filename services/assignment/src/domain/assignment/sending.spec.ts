import { describe, it } from '@jest/globals';
import type { EventOf } from '@anjuan/contracts';
import { givenWhenThen } from '@anjuan/testing';
import { unknownUnit, type UnitState } from '../unit/unit.ts';
import { endAssignment, proposeAssignment } from './propose.ts';
import { entrustPetition, proposedUnit, transferPetition, type Sending } from './send.ts';
import { absent, evolve, type Proposal } from './state.ts';

// Real: the deciders and their fold. Invented: one case, the units S002 and S003.
const given = givenWhenThen({ initialState: absent, evolve });
const proposal: Proposal = {
  ...{ category: 'appeal-request', topic: 'other', route: 'petition-procedure', unit: 'S002', personId: 'person-0001' },
};
const proposed: EventOf<'AssignmentProposed'> = { type: 'AssignmentProposed', ...proposal };
const transferred = (on: string, unit = 'S002'): EventOf<'PetitionTransferred'> => ({
  ...{ type: 'PetitionTransferred', unit, transferredOn: on },
});
const objected: EventOf<'CompetenceObjected'> = {
  ...{ type: 'CompetenceObjected', unit: 'S002', objectedOn: '2024-10-09', personId: 'person-0001', personal: { reason: '不属本单位' } },
};
const takenBack: EventOf<'MaterialTakenBack'> = { type: 'MaterialTakenBack', unit: 'S002', takenBackOn: '2024-10-10' };
const closed: EventOf<'CaseClosed'> = { type: 'CaseClosed', closedOn: '2024-12-02', rating: 'satisfied' };
const withdrawn: EventOf<'AssignmentEnded'> = { type: 'AssignmentEnded', endedOn: '2024-10-11', because: 'withdrawn' };

const inForce: UnitState = {
  ...{ status: 'recorded', unit: 'S002', name: '测试街道办', level: 'street', parent: null, duties: [], topics: [] },
  ...{ established: '2010-01-01', dissolved: null, successor: null },
};
const sending = (on: string, unit = 'S002', unitState: UnitState = inForce): Sending => ({
  ...{ on, unit, unitState, today: '2024-12-31', actor: { id: 'officer-1', role: 'dispatcher', unit: '' } },
});

describe('proposing a unit (拟办)', () => {
  const moved: Proposal = { ...proposal, unit: 'S003' };
  it('puts a classified petition on the desk', () => {
    given()
      .when((state) => proposeAssignment(proposal, state))
      .then(proposed);
  });
  it('adds nothing when the same is proposed again', () => {
    given(proposed)
      .when((state) => proposeAssignment(proposal, state))
      .then();
  });
  it.each<Partial<Proposal>>([{ category: 'proposal' }, { topic: 'land' }, { route: 'arbitration' }, { unit: 'S003' }])(
    'moves with the classification as long as nothing was sent: %j',
    (change) => {
      const next = { ...proposal, ...change };
      given(proposed)
        .when((state) => proposeAssignment(next, state))
        .then({ type: 'AssignmentProposed', ...next });
    },
  );
  it('proposes another unit for material taken back, and nothing for the same unit again', () => {
    const back = given(proposed, transferred('2024-10-08'), objected, takenBack);
    back.when((state) => proposeAssignment(moved, state)).then({ type: 'AssignmentProposed', ...moved });
    back.when((state) => proposeAssignment(proposal, state)).then();
  });
  it('leaves a sent, closed or ended case as it is', () => {
    for (const past of [[proposed, transferred('2024-10-08')], [proposed, closed], [withdrawn]])
      given(...past)
        .when((state) => proposeAssignment(moved, state))
        .then();
  });
});

describe('transferring (转送, Art. 22)', () => {
  it('hands a proposed petition over', () => {
    given(proposed)
      .when((state) => transferPetition(sending('2024-10-08'), state))
      .then(transferred('2024-10-08'));
  });
  it('sends material taken back again, on the day it was taken back at the earliest', () => {
    const back = given(proposed, transferred('2024-10-08'), objected, takenBack);
    back.when((state) => transferPetition(sending('2024-10-10', 'S003'), state)).then(transferred('2024-10-10', 'S003'));
    back
      .when((state) => transferPetition(sending('2024-10-09', 'S003'), state))
      .thenRefused({ code: 'day-before-previous-step', previous: '2024-10-10' });
  });
  it('holds to the day of the taking back also when another unit was proposed since', () => {
    given(proposed, transferred('2024-10-08'), objected, takenBack, { ...proposed, unit: 'S003' })
      .when((state) => transferPetition(sending('2024-10-09', 'S003'), state))
      .thenRefused({ code: 'day-before-previous-step', previous: '2024-10-10' });
  });
  it('refuses a petition that nobody classified', () => {
    given()
      .when((state) => transferPetition(sending('2024-10-08'), state))
      .thenRefused({ code: 'not-classified-yet' });
  });
  it('refuses to send what is sent, closed or ended', () => {
    const needed = ['proposed', 'taken-back'];
    for (const [past, is] of [
      [[proposed, transferred('2024-10-08')], 'sent'],
      [[proposed, closed], 'closed'],
      [[proposed, withdrawn], 'ended'],
    ] as const)
      given(...past)
        .when((state) => transferPetition(sending('2024-10-12'), state))
        .thenRefused({ code: 'wrong-state', is, needed });
  });
  it('refuses a day still to come', () => {
    given(proposed)
      .when((state) => transferPetition({ ...sending('2024-10-09'), today: '2024-10-08' }, state))
      .thenRefused({ code: 'day-in-the-future', today: '2024-10-08' });
  });
  it('refuses a unit the register does not know', () => {
    given(proposed)
      .when((state) => transferPetition(sending('2024-10-08', 'S009', unknownUnit), state))
      .thenRefused({ code: 'unit-unknown', unit: 'S009' });
  });
  it('refuses a unit from the day of its dissolution on, and names its successor (Art. 24)', () => {
    const dissolved: UnitState = { ...inForce, dissolved: '2024-10-09', successor: 'S003' };
    const desk = given(proposed);
    desk.when((state) => transferPetition(sending('2024-10-08', 'S002', dissolved), state)).then(transferred('2024-10-08'));
    desk
      .when((state) => transferPetition(sending('2024-10-09', 'S002', dissolved), state))
      .thenRefused({ code: 'unit-not-in-force', unit: 'S002', successor: 'S003' });
  });
});

describe('entrusting (交办, Art. 22)', () => {
  it('orders a report by a day, which may be the day of sending itself', () => {
    for (const reportBy of ['2024-10-08', '2024-11-30'])
      given(proposed)
        .when((state) => entrustPetition({ ...sending('2024-10-08'), reportBy }, state))
        .then({ type: 'PetitionEntrusted', unit: 'S002', entrustedOn: '2024-10-08', reportBy });
  });
  it('refuses a report due before the sending', () => {
    given(proposed)
      .when((state) => entrustPetition({ ...sending('2024-10-08'), reportBy: '2024-10-07' }, state))
      .thenRefused({ code: 'report-before-sending' });
  });
  it('refuses an unknown unit before it looks at the report', () => {
    given(proposed)
      .when((state) => entrustPetition({ ...sending('2024-10-08', 'S009', unknownUnit), reportBy: '2024-10-07' }, state))
      .thenRefused({ code: 'unit-unknown', unit: 'S009' });
  });
});

describe('ending (终止办理)', () => {
  it('ends a case anywhere before its closing, also one never classified', () => {
    for (const past of [[], [proposed], [proposed, transferred('2024-10-08')]])
      given(...past)
        .when((state) => endAssignment('withdrawn', '2024-10-11', state))
        .then(withdrawn);
  });
  it('adds nothing after the end or the closing', () => {
    for (const past of [[withdrawn], [proposed, closed]])
      given(...past)
        .when((state) => endAssignment('not-accepted', '2024-12-20', state))
        .then();
  });
});

describe('the unit of a sending without a name', () => {
  it('is the proposed one; none before the proposal and after the end', () => {
    for (const [past, unit] of [
      [[], undefined],
      [[proposed], 'S002'],
      [[proposed, withdrawn], undefined],
    ] as const) {
      given(...past)
        .when((state) => ({ outcome: 'refused', refusal: { unit: proposedUnit(state) } }))
        .thenRefused({ unit });
    }
  });
});
