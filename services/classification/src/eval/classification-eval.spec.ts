// Real: the evaluation on both bundled sets of invented petitions, with the shipped lexicon, examples and segmenter.
// The floors lie a little below the figures reached (docs/classification.md); they guard against getting worse.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { jiebaSegmenter } from '../application/segmenter.ts';
import { loadExamples, loadLexicon } from '../application/shipped-classifier.ts';
import { crossValidate, foldsByMatter, scoresOfEval, trainAndSuggest, type EvalMeans } from './cross-validation.ts';
import { genericUnits } from './generic-units.ts';
import { calibrationError, taskScore } from './metrics.ts';
import { EvalInputError, isoDay, labelledPetitions, readRows, readUnits } from './petition-rows.ts';

const data = (name: string): string => readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
const petitions = (name: string) => labelledPetitions(readRows(data(name), name), name);
const means = (): EvalMeans => {
  const lexicon = loadLexicon();
  return { lexicon, segment: jiebaSegmenter(lexicon), units: readUnits(data('units.csv'), 'units.csv'), background: loadExamples() };
};

describe('classification on labelled rows', () => {
  it('keeps its level in 5-fold cross-validation by matter on the sample', () => {
    const scores = scoresOfEval(crossValidate(petitions('petitions.csv'), means()));
    expect(scores.category.macroF1).toBeGreaterThan(0.91);
    expect(scores.topic.macroF1).toBeGreaterThan(0.86);
    expect(scores.route.macroF1).toBeGreaterThan(0.84);
    expect(scores.unit.top3).toBeGreaterThan(0.9);
    expect(scores.unit.top1).toBeGreaterThan(0.64);
    expect(scores.calibration.category).toBeLessThan(0.05);
    expect(scores.unit.rows).toBe(320);
  }, 180_000); // ten to twenty seconds of arithmetic; more when other suites share the two cores

  it("keeps its level on the other city's petitions with that city's units", () => {
    const testUnits = readUnits(data('other-city-units.csv'), 'other-city-units.csv');
    const scores = scoresOfEval(
      trainAndSuggest(petitions('petitions.csv'), petitions('other-city-petitions.csv'), { ...means(), testUnits }),
    );
    expect(scores.category.macroF1).toBeGreaterThan(0.93);
    expect(scores.topic.macroF1).toBeGreaterThan(0.93);
    expect(scores.route.macroF1).toBeGreaterThan(0.9);
    expect(scores.unit.top3).toBeGreaterThan(0.93);
  });

  it('keeps a petition and its repeats in one fold, and deals matters evenly', () => {
    const examples = petitions('petitions.csv');
    const folds = foldsByMatter(examples, 5);
    const sizes = [0, 1, 2, 3, 4].map((fold) => [...folds.values()].filter((each) => each === fold).length);
    expect(new Set(examples.map((each) => each.matter)).size).toBe(280);
    expect(sizes).toEqual([56, 56, 56, 56, 56]);
  });
});

describe('reading evaluation files', () => {
  it('follows chains of repeats to the first registration', () => {
    const head = '登记编号,登记日期,信访形式,反映对象,概况标题,诉求内容,标注类别,标注领域,标注路径,标注责任单位,原登记编号\n';
    const row = (id: string, first: string) => `${id},2024/3/5,来访,甲,乙,丙,申诉求决,其他,信访程序,某局,${first}\n`;
    const examples = labelledPetitions(readRows(head + row('1', '') + row('2', '1') + row('3', '2'), 'p.csv'), 'p.csv');
    expect(examples.map((each) => [each.matter, each.date])).toEqual([
      ['1', '2024-03-05'],
      ['1', '2024-03-05'],
      ['1', '2024-03-05'],
    ]);
  });
  it('writes days one way', () => {
    expect(['2024/3/5', '２０２４-03-05', '2024年3月5日'].map(isoDay)).toEqual(['2024-03-05', '2024-03-05', '2024-03-05']);
  });
  it('names a missing column and a wrong label by row, never a value', () => {
    expect(() => readRows('登记编号,概况标题\n1,机密\n', 'p.csv')).toThrow(/缺少列.*标注类别/u);
    const bad =
      '登记编号,登记日期,信访形式,反映对象,概况标题,诉求内容,标注类别,标注领域,标注路径,标注责任单位\n1,2024-01-01,来访,甲,乙,丙,胡写,其他,信访程序,某局\n';
    expect(() => labelledPetitions(readRows(bad, 'p.csv'), 'p.csv')).toThrow(EvalInputError);
    expect(() => labelledPetitions(readRows(bad, 'p.csv'), 'p.csv')).toThrow(/^(?!.*胡写).*row 2: 标注类别/u);
  });
  it('derives offices for a city without a units table from kinds and districts, not from labels', () => {
    const [first] = petitions('other-city-petitions.csv');
    const units = genericUnits(
      first === undefined ? [] : [{ ...first, district: '望潮区', target: '听涛街道' }],
      readUnits(data('units.csv'), 'units.csv'),
    );
    const names = units.map((unit) => unit.name);
    expect(names).toEqual(expect.arrayContaining(['望潮区民政局', '市公安局望潮分局', '听涛街道办事处', '市生态环境局', '望潮区人民政府']));
    expect(names.filter((name) => name.includes('麓东'))).toEqual([]);
  });
});

describe('figures', () => {
  it('computes macro-F1 over the labels present in the truth', () => {
    expect(taskScore(['a', 'a', 'b'], ['a', 'b', 'b']).macroF1).toBeCloseTo((2 / 3 + 2 / 3) / 2, 10);
    expect(taskScore(['a', 'a'], ['c', 'a']).labels.map((each) => each.label)).toEqual(['a']);
  });
  it('measures calibration: half right at full confidence is an error of one half', () => {
    expect(calibrationError([1, 1], [true, false])).toBeCloseTo(0.5, 10);
    expect(calibrationError([0.5, 0.5], [true, false])).toBeCloseTo(0, 10);
  });
});

describe('npm run eval:classification', () => {
  const run = (args: readonly string[]) =>
    spawnSync(
      process.execPath,
      ['--conditions=source', '--no-warnings', fileURLToPath(new URL('./classification-eval.ts', import.meta.url)), ...args],
      { encoding: 'utf8' },
    );

  it('ends with one JSON object of the agreed shape', () => {
    const { status, stdout } = run(['--test', fileURLToPath(new URL('./data/other-city-petitions.csv', import.meta.url)), '--json']);
    const summary: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    const figure = expect.any(Number);
    expect([status, summary]).toEqual([
      0,
      {
        category: { macroF1: figure },
        topic: { macroF1: figure },
        route: { macroF1: figure },
        unit: { top1: figure, top3: figure },
        repeats: { precision: figure, recall: figure },
      },
    ]);
  });

  it('answers 2 for a file without labels, an absent file and an unknown argument', () => {
    const folder = mkdtempSync(join(tmpdir(), 'eval-'));
    const file = join(folder, 'p.csv');
    writeFileSync(file, '登记编号,登记日期\n1,2024-01-01\n');
    try {
      expect([run(['--train', file]), run(['--train', join(folder, 'none.csv')]), run(['--fast'])].map((each) => each.status)).toEqual([
        2, 2, 2,
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
