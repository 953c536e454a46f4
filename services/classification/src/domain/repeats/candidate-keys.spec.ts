import { describe, expect, it } from '@jest/globals';
import { candidateKeys, KEY_KINDS } from './candidate-keys.ts';
import { fixturePetitions } from '../../eval/repeats-fixtures.ts';
import type { PetitionForMatching } from './petition-for-matching.ts';

const rows = fixturePetitions('look-alikes.csv');
const blank: PetitionForMatching = {
  caseId: 'c',
  receivedOn: '2025-01-01',
  petitionerName: '',
  idNumber: '',
  phone: '',
  address: '',
  district: '湖西区',
  headcount: 1,
  anonymous: false,
  target: '',
  title: '',
  text: '',
};
const keys = (more: Partial<PetitionForMatching>) => candidateKeys({ ...blank, ...more }).map(({ kind, value }) => `${kind}|${value}`);
const sharedKinds = (a: Partial<PetitionForMatching>, b: Partial<PetitionForMatching>) => {
  const [left, right] = [keys(a), keys(b)];
  return [...new Set(left.filter((key) => right.includes(key)).map((key) => key.split('|')[0]))];
};

describe('candidate keys', () => {
  it('are none for a petition that says nothing', () => {
    expect(keys({})).toEqual([]);
  });

  it('hold identifiers in one form', () => {
    expect(keys({ idNumber: ' 99060119590214151x', phone: '+86 １９９-０００００００１' })).toEqual([
      'id-number|99060119590214151X',
      'phone|19900000001',
    ]);
  });

  it.each([
    ['a wrong character', { petitionerName: '慕容静宜' }, { petitionerName: '慕容静怡' }, ['name']],
    ['a character left out', { petitionerName: '长孙若冰' }, { petitionerName: '长孙冰' }, ['name']],
    [
      'a surname only, one village',
      { petitionerName: '邰先生', address: '石板冲村口' },
      { petitionerName: '邰援朝', address: '石板冲村8组' },
      ['surname-and-place'],
    ],
    [
      'a surname only, one firm',
      { petitionerName: '贝女士', target: '芙芯医疗美容' },
      { petitionerName: '贝英莲', target: '芙芯医疗美容诊所' },
      ['surname-and-target', 'target'],
    ],
    [
      'a two-character name misspelt, one office',
      { petitionerName: '温故', target: '市教育局' },
      { petitionerName: '温固', target: '湖西区教育局' },
      ['surname-and-target'],
    ],
    ['a sum, in digits and in characters', { text: '欠我们七万一千二' }, { text: '欠71200元' }, ['amount']],
    ['a judgement', { text: '（2021）湖0603民初2187号' }, { title: '2187号案' }, ['document-number']],
    ['a building and room', { text: '望江台7栋1902漏水' }, { text: '望江台7栋1902室' }, ['named-building', 'estate']],
    ['an estate by its phase', { text: '望潮苑三期停工' }, { text: '我买的望潮苑三期9栋' }, ['estate', 'named-place']],
  ])('are shared across %s', (_what, a, b, kinds) => {
    expect(sharedKinds(a, b)).toEqual(expect.arrayContaining(kinds));
  });

  it('do not make an office, a round sum or a single surname a key', () => {
    expect(keys({ petitionerName: '王先生', target: '市公安局', text: '罚了500元，共3000元' })).toEqual([
      'surname-and-target|王|公安局|湖西区',
    ]);
  });

  it('stay few, whatever the length of the text', () => {
    const long = Array.from({ length: 300 }, (_, n) => `宏瑞${n}小区${n}栋${1000 + n}室欠${71000 + n}元，${2000 + n}号。`).join('');
    expect(
      keys({ petitionerName: '欧阳慕容静怡', target: '甲乙丙、丁戊己、庚辛壬、子丑寅', address: '宏瑞小区3栋', text: long }).length,
    ).toBeLessThanOrEqual(30);
    for (const petition of rows.values()) expect(candidateKeys(petition).length).toBeLessThanOrEqual(30);
  });

  it('keep the numbers of their kinds for ever: they are hashed into every stored token', () => {
    expect(Object.entries(KEY_KINDS).map(([kind, { number }]) => `${number} ${kind}`)).toEqual([
      '1 id-number',
      '2 phone',
      '3 name',
      '4 surname-and-place',
      '5 surname-and-target',
      '6 dwelling',
      '7 named-building',
      '8 estate',
      '9 target',
      '10 document-number',
      '11 amount',
      '12 named-place',
    ]);
  });
});
