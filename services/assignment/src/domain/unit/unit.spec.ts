import { describe, expect, it } from '@jest/globals';
import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import { givenWhenThen } from '@anjuan/testing';
import { evolveUnit, inForceOn, recordUnit, unknownUnit, type UnitFacts, type UnitState } from './unit.ts';

const given = givenWhenThen<UnitState, AssignmentEvent>({ initialState: unknownUnit, evolve: evolveUnit });
const facts: UnitFacts = {
  ...{ unit: 'S002', name: '测试街道办', level: 'street', parent: 'D01', duties: ['物业'], topics: ['other'] },
  ...{ established: '2010-01-01', dissolved: null, successor: null },
};
const recorded: EventOf<'UnitRecorded'> = { type: 'UnitRecorded', ...facts };

describe('recording a unit (单位登记)', () => {
  it('records a new one, and the same again adds nothing', () => {
    given()
      .when((state) => recordUnit(facts, state))
      .then(recorded);
    given(recorded)
      .when((state) => recordUnit(facts, state))
      .then();
  });
  it.each<Partial<UnitFacts>>([
    { name: '新街道办' },
    { level: 'district' },
    { parent: null },
    { duties: [] },
    { topics: [] },
    { established: null },
    { dissolved: '2024-10-09' },
    { successor: 'S003' },
  ])('records a change of %j', (change) => {
    given(recorded)
      .when((state) => recordUnit({ ...facts, ...change }, state))
      .then({ ...recorded, ...change });
  });
  it('refuses a dissolution before the establishment; the same day stands', () => {
    given()
      .when((state) => recordUnit({ ...facts, dissolved: '2009-12-31' }, state))
      .thenRefused({ code: 'dissolved-before-established', established: '2010-01-01', dissolved: '2009-12-31' });
    given()
      .when((state) => recordUnit({ ...facts, dissolved: '2010-01-01' }, state))
      .then({ ...recorded, dissolved: '2010-01-01' });
  });
  it('leaves a unit as it is when a petition moves', () => {
    given(recorded, { type: 'CaseClosed', closedOn: '2024-12-02', rating: 'satisfied' })
      .when((state) => recordUnit(facts, state))
      .then();
  });
});

describe('a unit in force', () => {
  it.each([
    ['2009-12-31', false],
    ['2010-01-01', true],
    ['2024-10-08', true],
    ['2024-10-09', false],
  ])('from its establishment to the day before its dissolution: on %s %s', (day, expected) => {
    expect(inForceOn({ established: '2010-01-01', dissolved: '2024-10-09' }, day)).toBe(expected);
  });
  it('always, where no day is known', () => {
    expect(inForceOn({ established: null, dissolved: null }, '1949-10-01')).toBe(true);
  });
});
