import { describe, expect, it } from '@jest/globals';
import type { IntakeEvent } from '@anjuan/contracts';
import { absent, evolve, registerPetition, withdrawPetition, type RegistrationFacts } from './petition.ts';

const facts: RegistrationFacts = {
  registrationNumber: 'XC20240102-0052',
  channel: 'hotline',
  receivedOn: '2024-01-02',
  personId: 'p-00000000000000000000000000000001',
  headcount: 1,
  anonymous: false,
  district: '云湖区',
  urgentSignals: [],
  labels: null,
  declaredRepeatOf: null,
  source: { kind: 'form', reference: '' },
  personal: { petitioner: { name: '', idNumber: '', phone: '', address: '' }, target: '', title: '工资', text: '工资没有结清。' },
};
const registered: IntakeEvent = { type: 'PetitionRegistered', ...facts };
const withdrawn: IntakeEvent = {
  type: 'PetitionWithdrawn',
  withdrawnOn: '2024-02-01',
  personId: facts.personId,
  personal: { reason: '已结清' },
};
const given = (...events: IntakeEvent[]) => events.reduce(evolve, absent);

describe('registering a petition (Art. 22)', () => {
  it('registers whatever comes in', () => {
    expect(registerPetition(facts, given(), '2024-01-02')).toEqual({ outcome: 'accepted', events: [registered] });
  });
  it('adds nothing when the same number comes again', () => {
    expect(registerPetition(facts, given(registered), '2024-01-02')).toEqual({ outcome: 'accepted', events: [] });
  });
  it('refuses a day of receipt that has not come yet', () => {
    expect(registerPetition(facts, given(), '2024-01-01')).toEqual({
      outcome: 'refused',
      refusal: { code: 'received-in-the-future', receivedOn: '2024-01-02', today: '2024-01-01' },
    });
  });
});

describe('taking a petition back', () => {
  it('is recorded with its day and reason', () => {
    expect(withdrawPetition({ on: '2024-02-01', reason: '已结清' }, given(registered), '2024-03-01')).toEqual({
      outcome: 'accepted',
      events: [withdrawn],
    });
  });
  it('adds nothing the second time', () => {
    expect(withdrawPetition({ on: '2024-02-02', reason: '' }, given(registered, withdrawn), '2024-03-01')).toEqual({
      outcome: 'accepted',
      events: [],
    });
  });
  it('refuses a day before the receipt', () => {
    expect(withdrawPetition({ on: '2024-01-01', reason: '' }, given(registered), '2024-03-01')).toEqual({
      outcome: 'refused',
      refusal: { code: 'withdrawn-before-received', receivedOn: '2024-01-02' },
    });
  });
  it('refuses a day that has not come yet', () => {
    expect(withdrawPetition({ on: '2024-03-02', reason: '' }, given(registered), '2024-03-01')).toEqual({
      outcome: 'refused',
      refusal: { code: 'withdrawn-in-the-future', today: '2024-03-01' },
    });
  });
  it('refuses a case that was never registered', () => {
    expect(withdrawPetition({ on: '2024-02-01', reason: '' }, given(), '2024-03-01')).toEqual({
      outcome: 'refused',
      refusal: { code: 'case-unknown' },
    });
  });
});
