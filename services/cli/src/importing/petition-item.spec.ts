import { describe, expect, it } from '@jest/globals';
import type { ImportedPetition } from '../import/index.ts';
import { petitionItem } from './petition-item.ts';
import { seenNumbers } from './seen-numbers.ts';

const petition: ImportedPetition = {
  registrationNo: 'XC20240102-0001',
  registeredOn: '2024-01-02',
  registeredTime: null,
  channel: 'hotline',
  petitionerName: '张三',
  identityNumber: null,
  phones: ['19900001111', '0731-1234567'],
  address: null,
  headcount: 6,
  anonymous: false,
  district: '云湖区',
  respondent: '泰坤建工集团',
  title: '瓦工工资',
  text: '请求查处拖欠工资。',
  labels: { category: '申诉求决', topic: '农民工工资', route: '履职查处', unit: '云湖区人力资源和社会保障局' },
  repeat: true,
  firstRegistrationNo: 'XC20230901-0007',
};
const source = { file: 'petitions.csv', row: 2 };

describe('an imported petition as a command', () => {
  it('carries codes for labels, empty texts for what is unknown, and its place in the file', () => {
    expect(petitionItem(petition, source)).toEqual({
      labelsLeftOut: false,
      reasons: [],
      item: {
        registrationNumber: 'XC20240102-0001',
        channel: 'hotline',
        receivedOn: '2024-01-02',
        petitioner: { name: '张三', idNumber: '', phone: '19900001111;0731-1234567', address: '' },
        headcount: 6,
        anonymous: false,
        district: '云湖区',
        target: '泰坤建工集团',
        title: '瓦工工资',
        text: '请求查处拖欠工资。',
        reference: 'petitions.csv#2',
        labels: { category: 'appeal-request', topic: 'wages', route: 'perform-duty', unitName: '云湖区人力资源和社会保障局' },
        declaredRepeatOf: 'XC20230901-0007',
      },
    });
  });
  it.each([
    { category: '其他类别', topic: '农民工工资', route: '履职查处', unit: '市信访局' },
    { category: '申诉求决', topic: null, route: '履职查处', unit: '市信访局' },
    { category: '申诉求决', topic: '农民工工资', route: '履职查处', unit: null },
  ])('goes without labels, and says so, when one of them is unknown: %j', (labels) => {
    const { item, labelsLeftOut, reasons } = petitionItem({ ...petition, labels }, source);
    expect([item.labels, labelsLeftOut, reasons]).toEqual([undefined, true, []]);
  });
  it('without label columns has none and says nothing', () => {
    expect(petitionItem({ ...petition, labels: null }, source)).toMatchObject({ labelsLeftOut: false });
  });
  it('is rejected by column, without the value, where the server would refuse it', () => {
    const { reasons } = petitionItem({ ...petition, petitionerName: '张'.repeat(61), address: '号'.repeat(301) }, source);
    expect(reasons).toEqual([
      { code: 'too-long', column: '信访人', reasonZh: '「信访人」过长或过大，最多 60' },
      { code: 'too-long', column: '住址', reasonZh: '「住址」过长或过大，最多 300' },
    ]);
  });
});

describe('a registration number that comes twice in one file', () => {
  it('is rejected with another content and harmless with the same', () => {
    const seen = seenNumbers();
    const item = (row: number, text: string) => petitionItem({ ...petition, text }, { ...source, row }).item;
    expect(seen(item(2, '甲'), 2)).toBeNull();
    expect(seen(item(3, '甲'), 3)).toBeNull();
    expect(seen(item(4, '乙'), 4)).toEqual({
      code: 'duplicate-number',
      column: '登记编号',
      reasonZh: '「登记编号」与第 2 行相同，而内容不同',
    });
  });
});
