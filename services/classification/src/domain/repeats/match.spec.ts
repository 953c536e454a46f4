import { describe, expect, it } from '@jest/globals';
import { fixturePetitions } from '../../eval/repeats-fixtures.ts';
import { relate, relateAll } from './match.ts';
import type { PetitionForMatching } from './petition-for-matching.ts';

// Real: the rules on invented petitions as they were registered. Nothing is mocked.
const rows = fixturePetitions('look-alikes.csv');
const city = fixturePetitions('invented-city.csv');
const town = fixturePetitions('third-town.csv');
const row = (caseId: string, from = rows): PetitionForMatching => {
  const found = from.get(caseId);
  if (found === undefined) throw new Error(`no fixture row ${caseId}`);
  return found;
};
const relation = (earlier: string, later: string, from = rows) => relate(row(later, from), row(earlier, from))?.relation;

describe('the same petitioner on the same matter is a repeat (重信重访)', () => {
  it.each([
    ['a wrong character in the name, no identity number, a new telephone', 'XC20240103-0053', 'XC20240306-0012'],
    ['a third visit, compared with the first', 'XC20240103-0053', 'XC20241012-0014'],
    ['only a surname with 女士 the first time, another telephone the second', 'XC20240322-0027', 'XC20240827-0061'],
    ['only a surname with 先生 the first time, a village without house number', 'XC20240401-0027', 'XC20240624-0061'],
    ['a homophone in the name, no identity number, the sum written in characters', 'XC20240712-0005', 'XC20240925-0028'],
    ['full-width digits in the identity number', 'XC20240529-0031', 'XC20240807-0029'],
    ['the same number, a look-alike in the name, a new telephone', 'XC20240118-0082', 'XC20240530-0040'],
  ])('%s', (_how, earlier, later) => {
    expect(relation(earlier, later)).toBe('repeat');
  });

  it.each([
    ['one digit of the identity number misprinted', 'LZ11A', 'LZ11B'],
    ['闫 written for 阎', 'LZ14A', 'LZ14B'],
    ['a case number and a name, nothing else', 'LZ15A', 'LZ15B'],
    ['a character of the name left out', 'LZ18A', 'LZ18B'],
    ['the name and the room in dispute, address and telephone new', 'LZ19A', 'LZ19B'],
    ['a nickname the first time, the telephone the same', 'LZ07A', 'LZ07B'],
  ])('in another city: %s', (_how, earlier, later) => {
    expect(relation(earlier, later, city)).toBe('repeat');
  });
});

describe('the same petitioner with another matter is neither', () => {
  it.each([
    ['蒲志刚: transition allowance, then a funeral grant', 'XC20240108-0086', 'XC20250306-0085'],
    ['蒲志刚: the second petition on the allowance, then the grant', 'XC20240410-0005', 'XC20250306-0085'],
    ['桂子奇: two complaints about one property manager', 'XC20240326-0082', 'XC20250218-0071'],
    ['聂春山: the unfinished building, then his housing fund', 'XC20240103-0053', 'XC20250321-0039'],
    ['屈祖荫: two proposals', 'XC20240110-0088', 'XC20241011-0041'],
  ])('%s', (_who, earlier, later) => {
    expect(relation(earlier, later)).toBeUndefined();
  });

  it('谷梁女士: water cut off and restored, then a valuation', () => {
    expect(relation('XC20240419-0034', 'XC20240918-0064')).toBeUndefined();
  });

  it.each([
    ['two matters in one estate', 'LZ39A', 'LZ39B', city],
    ['two disputes of one worker', 'LZ34A', 'LZ34B', city],
    ['the water pressure that was mended, then the bill', 'QH15A', 'QH15B', town],
  ])('in other towns: %s', (_what, earlier, later, from) => {
    expect(relation(earlier, later, from)).toBeUndefined();
  });
});

describe('another petitioner on the same target is joint at most, never a repeat', () => {
  it.each([
    ['鹿鸣山居', 'XC20240103-0053', 'XC20240415-0088'],
    ['鹿鸣山居, thirty-six households', 'XC20240103-0053', 'XC20240828-0066'],
    ['智谷星寓', 'XC20240205-0034', 'XC20240626-0068'],
    ['滨樾九里 building 9', 'XC20240612-0028', 'XC20240808-0014'],
    ['枫林晚', 'XC20240118-0082', 'XC20240307-0080'],
    ['聚穗', 'XC20240712-0005', 'XC20250311-0079'],
    ['福满堂', 'XC20240923-0021', 'XC20240924-0054'],
    ['大旺采石场', 'XC20240401-0027', 'XC20240617-0086'],
    ['坡上挡土墙', 'XC20240125-0010', 'XC20240912-0016'],
    ['凌霄客', 'XC20240228-0021', 'XC20240513-0076'],
  ])('%s', (_target, earlier, later) => {
    expect(relation(earlier, later)).toBe('joint');
  });

  it.each([
    ['husband and wife in one flat', 'LZ21A', 'LZ21B', 'joint'],
    ['brothers with similar names at one address, against an office', 'LZ26A', 'LZ26B', undefined],
    ['two people of one name in one building', 'LZ32A', 'LZ32B', 'joint'],
    ['an anonymous and a named petitioner', 'LZ31A', 'LZ31B', 'joint'],
  ])('in another city: %s', (_who, earlier, later, expected) => {
    expect(relation(earlier, later, city)).toBe(expected);
  });

  it('says nothing of two callers of one surname whose words are alike but whose targets are not', () => {
    expect(relation('LZ36A', 'LZ36B', city)).toBeUndefined();
  });
});

describe('relating a petition to many', () => {
  const third = row('XC20241012-0014');
  const first = row('XC20240103-0053');
  const second = { ...row('XC20240306-0012'), repeatOf: first.caseId };

  it('links a third visit to the first registration, through the second', () => {
    expect(relateAll(third, [second])).toMatchObject([{ relation: 'repeat', caseId: second.caseId, firstCaseId: first.caseId }]);
  });

  it('gives one repeat and then the joint petitions, without those of the repeated matter', () => {
    const found = relateAll(third, [row('XC20240828-0066'), second, first, row('XC20240108-0086')]);
    expect(found.map(({ relation: kind, firstCaseId }) => [kind, firstCaseId])).toEqual([
      ['repeat', first.caseId],
      ['joint', 'XC20240828-0066'],
    ]);
  });

  it('never looks at later petitions or at the petition itself', () => {
    expect(relateAll(first, [first, second, third])).toEqual([]);
  });

  it('shows the grounds, and no identifier among them', () => {
    const [found] = relateAll(third, [first]);
    expect(found?.evidence.map(({ sign }) => sign)).toEqual([
      'id-number-equal',
      'phone-equal',
      'name-equal',
      'address-equal',
      'target-equal',
      'words-shared',
      'title-words-shared',
      'place-name-shared',
      'refers-back',
    ]);
    expect(JSON.stringify(found?.evidence)).not.toContain('990102197811022254');
    expect(found?.evidence.find(({ sign }) => sign === 'target-equal')?.shared).toEqual(['枫鸣置业']);
  });
});
