import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { fixtureRows } from './repeats-fixtures.ts';
import { describeRepeats, evaluateRepeats, evaluateRepeatsInDetail, petitionOf, type LabelledRow } from './repeats-eval.ts';

// Real: the labelled sample rows, the two invented towns, matching and blocking. Rules are not learned, so nothing is trained here.
const sample: LabelledRow[] = parse(readFileSync(new URL('./data/petitions.csv', import.meta.url), 'utf8'), { columns: true });
const city = fixtureRows('invented-city.csv');
const town = fixtureRows('third-town.csv');

/** Petitioners on one target, by first registration: named by the sample's own description as look-alikes that are no repeats. */
const groups: Readonly<Record<string, readonly string[]>> = {
  鹿鸣山居: ['XC20240103-0053', 'XC20240415-0088', 'XC20240828-0066'],
  智谷星寓: ['XC20240205-0034', 'XC20240626-0068', 'XC20241219-0074'],
  '滨樾九里 9栋': ['XC20240612-0028', 'XC20240808-0014', 'XC20250207-0070'],
  枫林晚: ['XC20240118-0082', 'XC20240307-0080'],
  聚穗: ['XC20240712-0005', 'XC20250311-0079'],
  福满堂: ['XC20240923-0021', 'XC20240924-0054'],
  大旺采石场: ['XC20240109-0018', 'XC20240401-0027', 'XC20240617-0086'],
  坡上挡土墙: ['XC20240125-0010', 'XC20240912-0016'],
  凌霄客: ['XC20240228-0021', 'XC20240513-0076', 'XC20240903-0040'],
};

describe('linking of repeats, scored on labels', () => {
  it('is right on every labelled repeat of the sample', () => {
    expect(evaluateRepeats(sample)).toEqual({ precision: 1, recall: 1 });
  });

  it('holds in the two invented towns: nothing linked wrongly, at most one repeat missed in each', () => {
    const found = [evaluateRepeatsInDetail(city), evaluateRepeatsInDetail(town)];
    expect(found.map(({ labelled, predicted, correct }) => ({ labelled, predicted, correct }))).toEqual([
      { labelled: 20, predicted: 19, correct: 19 },
      { labelled: 10, predicted: 9, correct: 9 },
    ]);
    expect(found.flatMap(({ mistakes }) => mistakes.map(({ caseId }) => caseId))).toEqual(['LZ04B', 'QH08B']);
  });

  it('finds originals in the training file too, and counts only the test file', () => {
    const tested = sample.filter((row) => (row['登记日期'] ?? '') >= '2024-07-01');
    const train = sample.filter((row) => (row['登记日期'] ?? '') < '2024-07-01');
    const detail = evaluateRepeatsInDetail(tested, train);
    expect(detail).toMatchObject({ labelled: 30, predicted: 30, correct: 30 });
  });

  it('counts a link to a later registration than the first as wrong', () => {
    const relabelled = sample.map((row) => (row['登记编号'] === 'XC20241012-0014' ? { ...row, 原登记编号: 'XC20240306-0012' } : row));
    expect(evaluateRepeatsInDetail(relabelled).mistakes).toEqual([
      { caseId: 'XC20241012-0014', expected: 'XC20240306-0012', predicted: 'XC20240103-0053' },
    ]);
  });

  it('suggests joint handling in every group of petitioners on one target', () => {
    const { joint } = evaluateRepeatsInDetail(sample);
    const suggested = (ids: readonly string[]) => joint.filter(({ caseId, other }) => ids.includes(caseId) && ids.includes(other)).length;
    expect(Object.entries(groups).filter(([, ids]) => suggested(ids) === 0)).toEqual([]);
  });

  it('reads dates and numbers as clerks type them', () => {
    expect(petitionOf({ 登记编号: 'a', 登记日期: '2024/3/5 ', 人数: '４１' })).toMatchObject({ receivedOn: '2024-03-05', headcount: 41 });
  });

  it('names mistakes by registration number only', () => {
    const text = describeRepeats(evaluateRepeatsInDetail(city));
    expect(text).toContain('precision 100.0%, recall 95.0%');
    expect(text).toContain('LZ04B');
    expect(text).not.toMatch(/闵学|打铜巷|1990000/u);
  });
});
