import { describe, expect, it } from '@jest/globals';
import { findRelated, type FoundLink } from './find-related.ts';
import type { OpenedPetition } from './opened-petitions.ts';

// Pure functions, the real rules of matching.
const clinic = (caseId: string, sequence: number, receivedOn: string, phone = '19900000009'): OpenedPetition => ({
  caseId,
  position: { transaction: 7n, sequence: BigInt(sequence) },
  registered: {
    ...{ type: 'PetitionRegistered', registrationNumber: caseId, channel: 'call', receivedOn, personId: `person-${caseId}`, headcount: 1 },
    ...{ anonymous: false, district: '湖西区', urgentSignals: [], labels: null, declaredRepeatOf: null },
    source: { kind: 'form', reference: '' },
    personal: {
      petitioner: { name: '艾若兰', idNumber: '', phone, address: '湖西区柳堤巷12号' },
      ...{
        target: '蓝湾医疗美容诊所',
        title: '埋线后嘴角下垂',
        text: '在蓝湾医疗美容埋线花了19800元，嘴角下垂，再次反映，上次退费没有下文。',
      },
    },
  },
});
const neighbour = (petition: OpenedPetition): OpenedPetition => {
  const { registered } = petition;
  const petitioner = { name: '屠远帆', idNumber: '', phone: '19900000077', address: '湖西区望江路88号' };
  return { ...petition, registered: { ...registered, personal: { ...registered.personal, petitioner } } };
};
const self = (caseId: string): string => caseId;
const told = (links: readonly FoundLink[]): string[] => links.map(({ from, kind, ofCaseId }) => `${from.caseId} ${kind} ${ofCaseId}`);

describe('what an arriving petition has to do with those registered before it', () => {
  it('repeats the one that was received before it', () => {
    expect(told(findRelated(clinic('B', 2, '2024-07-01'), [clinic('A', 1, '2024-02-05')], self))).toEqual(['B repeat A']);
  });

  it('on the same day repeats the one that was registered before it, whatever their names', () => {
    expect(told(findRelated(clinic('A', 2, '2024-02-05'), [clinic('B', 1, '2024-02-05')], self))).toEqual(['A repeat B']);
    expect(told(findRelated(clinic('B', 2, '2024-02-05'), [clinic('A', 1, '2024-02-05')], self))).toEqual(['B repeat A']);
  });

  it('is repeated by the known case when it is the older one that arrives late', () => {
    expect(told(findRelated(clinic('OLD', 2, '2019-02-05'), [clinic('KNOWN', 1, '2024-02-05')], self))).toEqual(['KNOWN repeat OLD']);
  });

  it('leaves a known repeat with its first registration when an older one arrives late', () => {
    const rootOf = (caseId: string): string => (caseId === 'SECOND' ? 'FIRST' : caseId);
    const known = [clinic('FIRST', 1, '2024-02-05'), clinic('SECOND', 2, '2024-03-05')];
    expect(told(findRelated(clinic('OLD', 3, '2019-02-05'), known, rootOf))).toEqual(['FIRST repeat OLD']);
  });

  it('repeats the first registration when the nearest one is a repeat itself', () => {
    const rootOf = (caseId: string): string => (caseId === 'SECOND' ? 'FIRST' : caseId);
    expect(told(findRelated(clinic('THIRD', 3, '2024-07-01'), [clinic('SECOND', 2, '2024-03-05')], rootOf))).toEqual([
      'THIRD repeat FIRST',
    ]);
  });

  it('is joint with at most three of other petitioners, received before or after it', () => {
    const others = ['2023-01-01', '2023-02-01', '2025-01-01', '2025-02-01'].map((day, at) => neighbour(clinic(`N${at}`, at, day)));
    const links = findRelated(clinic('C', 9, '2024-07-01'), others, self);
    expect(links.map(({ from, kind }) => [from.caseId, kind])).toEqual(Array.from({ length: 3 }, () => ['C', 'joint']));
  });

  it('is not joint with a case of the matter that it repeats', () => {
    const rootOf = (caseId: string): string => (caseId === 'N' ? 'A' : caseId);
    const links = findRelated(
      clinic('C', 3, '2024-07-01'),
      [clinic('A', 1, '2024-02-05'), neighbour(clinic('N', 2, '2024-03-05'))],
      rootOf,
    );
    expect(told(links)).toEqual(['C repeat A']);
  });

  it('tells at most twenty grounds, each of one line', () => {
    const [link] = findRelated(clinic('B', 2, '2024-07-01'), [clinic('A', 1, '2024-02-05')], self);
    expect(link?.reasons.length).toBeGreaterThan(2);
    expect(link?.reasons.length).toBeLessThanOrEqual(20);
    for (const reason of link?.reasons ?? []) expect(reason).toMatch(/^\P{Cc}{1,200}$/u);
  });
});
