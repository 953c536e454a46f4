import { describe, expect, it } from '@jest/globals';
import { compareAddresses, readAddress } from './address.ts';
import { namesAnotherMatter, namesRelativeBefore, refersTo } from './continuation.ts';
import { dwellingsIn, sharedDwelling } from './dwelling.ts';
import { compareIdNumbers, isValidIdNumber } from './identity-number.ts';
import { chineseNumber, documentNumbersIn, numbersIn, significantDigits } from './numbers.ts';
import { compareNames, readName } from './person-name.ts';
import { compareTargets, readTargets } from './target.ts';
import { bigramsOf, shareTerms } from './terms.ts';

describe('an identity number', () => {
  it('is valid by its check digit only', () => {
    expect(isValidIdNumber('990601195902141517')).toBe(true);
    expect(isValidIdNumber('990601195902141617')).toBe(false);
    expect(isValidIdNumber('99060119590214151')).toBe(false);
  });
  it.each([
    ['full-width and plain', '９９０６０１１９５９０２１４１５１７', '990601195902141517', 'equal'],
    ['one digit misprinted', '990601195902141617', '990601195902141517', 'misprinted'],
    ['two neighbours swapped', '990601195902145117', '990601195902141517', 'misprinted'],
    ['a digit left out', '99060119590214117', '990601195902141517', 'misprinted'],
    ['two valid ones, however alike', '990601195902141517', '990601195902141533', 'differs'],
    ['an invalid one far away', '990601195902140000', '990601195902141517', 'unreadable-differs'],
    ['a missing one', '', '990601195902141517', 'unknown'],
  ])('%s', (_what, a, b, expected) => {
    expect(compareIdNumbers(a, b)).toBe(expected);
    expect(compareIdNumbers(b, a)).toBe(expected);
  });
});

describe('a name', () => {
  it.each([
    ['欧阳先生', { kind: 'surname', surname: '欧阳', gender: 'male' }],
    ['祝婆婆', { kind: 'surname', surname: '祝', gender: 'female' }],
    ['老周', { kind: 'surname', surname: '周', gender: 'unknown' }],
    ['尉迟恭平', { kind: 'full', name: '尉迟恭平', surname: '尉迟' }],
    ['阿依·古丽', { kind: 'full', name: '阿依古丽', surname: '阿依古丽' }],
    ['海边的兔子', { kind: 'alias', name: '海边的兔子' }],
    ['小红帽', { kind: 'alias', name: '小红帽' }],
    ['', { kind: 'none' }],
  ])('%s is read for what it is', (raw, expected) => {
    expect(readName(raw)).toEqual(expected);
  });
  it.each([
    ['聂春山', '聂椿山', 'one-character-differs'],
    ['长孙若冰', '长孙冰', 'one-character-differs'],
    ['闫国柱', '阎国柱', 'one-character-differs'],
    ['闫先生', '阎国柱', 'surname-agrees'],
    ['嵇女士', '嵇明霞', 'surname-agrees'],
    ['黄先生', '黄女士', 'address-contradicts'],
    ['黄先生', '王女士', 'differs'],
    ['温故', '温玉', 'one-character-differs'],
    ['温故', '陈故', 'differs'],
    ['海边的兔子', '裴乐瑶', 'unknown'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compareNames(a, b)).toBe(expected);
    expect(compareNames(b, a)).toBe(expected);
  });
});

describe('an address', () => {
  const compare = (a: string, b: string) => compareAddresses(readAddress(a, '城厢区'), readAddress(b, '城厢区'));
  it.each([
    ['城厢区打铜巷19号', '打铜巷１９号', 'equal'],
    ['城厢区稻香里小区5栋402', '稻香里小区', 'place-equal'],
    ['城厢区租住稻香里5栋', '稻香里6栋', 'dwelling-differs'],
    ['城厢区', '打铜巷19号', 'unknown'],
    ['打铜巷19号', '铁匠巷19号', 'differs'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected);
    expect(compare(b, a)).toBe(expected);
  });
});

describe('numbers in a text', () => {
  it.each([
    ['七万一千二', 71200],
    ['一万四', 14000],
    ['八十六万', 860000],
    ['一百四十七', 147],
    ['十二', 12],
    ['两千零五', 2005],
    ['一亿二', 120000000],
  ])('reads %s as %d', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });
  it('takes sums, heads and areas, and leaves dates, floors and identifiers', () => {
    expect(numbersIn('2023年5月欠我们62人7.12万元，第318号楼，占地46亩，电话19900001101')).toEqual(new Set([62, 71200, 46]));
  });
  it('takes case, decision, contract and line numbers', () => {
    expect(documentNumbersIn('（2017）星云民初1183号、合同编号FLW-0877、307路、12号')).toEqual(new Set(['1183号', 'FLW-0877', '307']));
  });
  it('counts digits without the zeros at the end', () => {
    expect([71200, 500, 14.5].map(significantDigits)).toEqual([3, 1, 3]);
  });
});

describe('reference to an earlier petition', () => {
  it.each([
    ['四月一号我打过热线，镇上回了话', '2024-06-24', '2024-04-01', 'day'],
    ['四月一号我打过热线，镇上回了话', '2024-06-24', '2024-04-02', 'back'],
    ['去年十月来过。鉴定做了', '2025-03-31', '2024-10-23', 'month'],
    ['十月底我来登记的', '2025-03-25', '2024-10-25', 'month'],
    ['元月初我来登记过一次', '2024-03-06', '2024-01-03', 'month'],
    ['上个月打过热线', '2025-01-05', '2024-12-20', 'month'],
    ['我上次写的信没有回音', '2025-02-14', '2024-11-20', 'back'],
    ['去年十月开始漏水', '2025-02-14', '2024-10-20', 'none'],
  ])('%s (%s) of %s: %s', (text, later, earlier, expected) => {
    expect(refersTo(text, later, earlier)).toBe(expected);
  });
  it('knows a petition that sets itself apart', () => {
    expect(namesAnotherMatter('这次不是说物业费的事')).toBe(true);
    expect(namesAnotherMatter('上次反映的问题解决了，谢谢')).toBe(true);
    expect(namesAnotherMatter('上次反映的问题没有下文')).toBe(false);
  });
  it('knows that a relative came before', () => {
    expect(namesRelativeBefore('我哥来过，乡里没拦')).toBe(true);
    expect(namesRelativeBefore('我来过，我哥也急')).toBe(false);
  });
});

describe('a target', () => {
  const compare = (a: string, b: string) => compareTargets(readTargets(a, '麓东区'), readTargets(b, '麓东区')).kind;
  it.each([
    ['枫鸣置业有限公司', '枫鸣置业、市住建局', 'equal'],
    ['柘木镇大旺采石场', '大旺采石场', 'equal'],
    ['稻香里物业', '学府里物业', 'none'],
    ['麓东区住房和城乡建设局', '住房和城乡建设局', 'authority'],
    ['妍美医疗美容门诊', '妍美医美', 'similar'],
    ['白石区供水公司', '白石区供水公司', 'authority'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected);
    expect(compare(b, a)).toBe(expected);
  });
});

describe('shared words', () => {
  it('are chained to what a reader knows', () => {
    expect(shareTerms(bigramsOf('采石场放炮'), bigramsOf('大旺采石场，又放炮')).words).toEqual(['采石场', '放炮']);
  });
  it('do not reach across punctuation or grammar', () => {
    expect(bigramsOf('漏水。电梯的声音')).toEqual(new Set(['漏水', '电梯', '声音']));
  });
});

describe('a building named in a text', () => {
  const compare = (a: string, b: string) => sharedDwelling(dwellingsIn(a), dwellingsIn(b));
  it.each([
    ['望江台7栋1902漏水', '本人购买望江台7栋1902室', 'room'],
    ['鹿鸣山居4号楼2单元1701', '鹿鸣山居4号楼延期', 'building'],
    ['望江台7栋1902', '云栖府7栋1902', undefined],
    ['望江台7栋1902', '望江台7栋1903', undefined],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected);
    expect(compare(b, a)).toBe(expected);
  });
});
