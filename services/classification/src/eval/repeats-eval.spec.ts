import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { candidateKeys, judge, type Evidence } from '../domain/repeats/index.ts';
import { identityEvidence } from '../domain/repeats/identity-evidence.ts';
import { matterEvidence } from '../domain/repeats/matter-evidence.ts';
import { fixtureRows } from './repeats-fixtures.ts';
import { describeRepeats, evaluateRepeats, evaluateRepeatsInDetail, petitionOf, type LabelledRow } from './repeats-eval.ts';

// Real: the labelled sample rows, three invented places, matching and blocking. Rules are not learned, so nothing is trained here.
const sample: LabelledRow[] = parse(readFileSync(new URL('./data/petitions.csv', import.meta.url), 'utf8'), { columns: true });
const city = fixtureRows('invented-city.csv');
const town = fixtureRows('third-town.csv');
const county = fixtureRows('fourth-county.csv');

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

  it('links nothing wrongly in three invented places, and misses four repeats of fifty', () => {
    const found = [city, town, county].map((rows) => evaluateRepeatsInDetail(rows));
    expect(found.map(({ labelled, predicted, correct }) => ({ labelled, predicted, correct }))).toEqual([
      { labelled: 20, predicted: 19, correct: 19 },
      { labelled: 10, predicted: 9, correct: 9 },
      { labelled: 20, predicted: 18, correct: 18 }, // run once, after the last change of a rule
    ]);
    expect(found.flatMap(({ mistakes }) => mistakes.map(({ caseId }) => caseId))).toEqual(['LZ04B', 'QH08B', 'HT05B', 'HT16B']);
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

describe('the weights', () => {
  // Fixed seed: a linear congruential generator, so that a failure is the same failure again.
  const draws = (seed: number) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

  it('may each be off by up to three tenths at once, and the sample is still linked within its aims', () => {
    const pairs = pairsSharingAKey(sample);
    const random = draws(20250625);
    const scores = Array.from({ length: 100 }, () => {
      const factors = new Map<string, number>();
      const changed = (evidence: readonly Evidence[]) =>
        evidence.map((one) => {
          if (!factors.has(one.sign)) factors.set(one.sign, 0.7 + 0.6 * random());
          return { ...one, weight: one.weight * (factors.get(one.sign) ?? 1) };
        });
      return scoreOf(pairs, ({ who, what }) => judge(changed(who), changed(what)));
    });
    expect(Math.min(...scores.map(({ precision }) => precision))).toBeGreaterThanOrEqual(0.95);
    expect(Math.min(...scores.map(({ recall }) => recall))).toBeGreaterThanOrEqual(0.9);
  });
});

interface Pair {
  readonly later: string;
  readonly same: boolean;
  readonly who: readonly Evidence[];
  readonly what: readonly Evidence[];
}

function pairsSharingAKey(rows: readonly LabelledRow[]): Pair[] {
  const petitions = rows.map((row) => ({ petition: petitionOf(row), first: row['原登记编号'] || row['登记编号'] }));
  const keys = petitions.map(({ petition }) => new Set(candidateKeys(petition).map(({ kind, value }) => `${kind}|${value}`)));
  return petitions.flatMap(({ petition: b, first }, at) =>
    petitions
      .slice(0, at)
      .flatMap(({ petition: a, first: other }, before) =>
        [...(keys[at] ?? [])].some((key) => keys[before]?.has(key))
          ? [{ later: b.caseId, same: first === other, who: identityEvidence(a, b), what: matterEvidence(a, b) }]
          : [],
      ),
  );
}

function scoreOf(pairs: readonly Pair[], decide: (pair: Pair) => ReturnType<typeof judge>): { precision: number; recall: number } {
  const best = new Map<string, { score: number; same: boolean }>();
  for (const pair of pairs) {
    const found = decide(pair);
    if (found?.relation === 'repeat' && found.score > (best.get(pair.later)?.score ?? 0))
      best.set(pair.later, { score: found.score, same: pair.same });
  }
  const correct = [...best.values()].filter(({ same }) => same).length;
  return { precision: correct / best.size, recall: correct / 40 };
}
