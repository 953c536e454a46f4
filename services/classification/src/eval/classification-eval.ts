import { categories, routes, topics } from '@anjuan/regulation';
import { jiebaSegmenter } from '../application/segmenter.ts';
import { loadExamples, loadLexicon } from '../application/shipped-classifier.ts';
import { crossValidate, scoresOfEval, trainAndSuggest, type EvalScores, type Scored } from './cross-validation.ts';
import { findUnits, readArguments, readPetitions } from './eval-input.ts';
import { confusions } from './metrics.ts';
import { EvalInputError } from './petition-rows.ts';
import { evaluateRepeats, type RepeatsScore } from './repeats-eval.ts';

/** Runs the evaluation (npm run eval:classification). Exit code 0 done, 2 wrong usage or input. */
function main(argv: readonly string[]): void {
  const args = readArguments(argv);
  const train = readPetitions(args.train);
  const test = args.test === undefined ? undefined : readPetitions(args.test);
  const units = findUnits(args, test?.examples);
  process.stderr.write(`${units.note}\n`);
  const lexicon = loadLexicon();
  const means = { lexicon, segment: jiebaSegmenter(lexicon), units: units.train, testUnits: units.test, background: loadExamples() };
  const scored =
    test === undefined
      ? crossValidate(train.examples, means)
      : trainAndSuggest(unseenBy(test.examples, train.examples), test.examples, means);
  const scores = scoresOfEval(scored);
  const repeats = test === undefined ? evaluateRepeats(train.rows) : evaluateRepeats(test.rows, train.rows);
  const report = reportOf(scored, scores, repeats, test === undefined ? '5-fold cross-validation' : 'train/test');
  if (args.json) {
    process.stderr.write(report);
    process.stdout.write(`${JSON.stringify(summary(scores, repeats))}\n`);
  } else process.stdout.write(report);
}

/** Training rows without those that stand in the test file too, so that no row is scored by a model that saw it. */
function unseenBy<Row extends { readonly text: string; readonly title: string }>(
  test: readonly Row[],
  train: readonly Row[],
): readonly Row[] {
  const tested = new Set(test.map((each) => `${each.title}|${each.text}`));
  const left = train.filter((each) => !tested.has(`${each.title}|${each.text}`));
  if (left.length < train.length)
    process.stderr.write(
      `训练中去掉测试文件里也有的 ${train.length - left.length} 行 / rows that the test file holds too are left out of training\n`,
    );
  if (left.length === 0)
    throw new EvalInputError('训练文件与测试文件是同一批 / the training rows are the tested rows; leave out --test to cross-validate');
  return left;
}

const four = (value: number): number => Math.round(value * 1e4) / 1e4;

function summary(scores: EvalScores, repeats: RepeatsScore): unknown {
  return {
    category: { macroF1: four(scores.category.macroF1) },
    topic: { macroF1: four(scores.topic.macroF1) },
    route: { macroF1: four(scores.route.macroF1) },
    unit: { top1: four(scores.unit.top1), top3: four(scores.unit.top3) },
    repeats: { precision: four(repeats.precision), recall: four(repeats.recall) },
  };
}

function reportOf(scored: readonly Scored[], scores: EvalScores, repeats: RepeatsScore, how: string): string {
  const lines = [`${how}: ${scored.length} 行 rows`];
  const parts = [
    ['category', '类别', categories.terms],
    ['topic', '领域', topics.terms],
    ['route', '路径', routes.terms],
  ] as const;
  for (const [task, label, terms] of parts) {
    const name = (code: string): string => terms.find((term) => term.code === code)?.label ?? code;
    const score = scores[task];
    lines.push(
      '',
      `${label} ${task}: macro-F1 ${score.macroF1.toFixed(3)}, accuracy ${score.accuracy.toFixed(3)}, calibration error ${scores.calibration[task].toFixed(3)}`,
    );
    for (const each of score.labels)
      lines.push(
        `  ${name(each.label).padEnd(8, '　')} n=${String(each.support).padStart(3)}  P ${each.precision.toFixed(2)}  R ${each.recall.toFixed(2)}  F1 ${each.f1.toFixed(2)}`,
      );
    const mistakes = confusions(
      scored.map((row) => row.example.labels[task]),
      scored.map((row) => row.suggestion[task].code),
    );
    if (mistakes.length > 0)
      lines.push(`  误判 mistakes: ${mistakes.map(([truth, guess, count]) => `${name(truth)}→${name(guess)} ${count}`).join(', ')}`);
  }
  lines.push(
    '',
    `责任单位 unit: top-1 ${scores.unit.top1.toFixed(3)}, top-3 ${scores.unit.top3.toFixed(3)} (${scores.unit.rows} rows), calibration error ${scores.calibration.unit.toFixed(3)}`,
  );
  lines.push(`重复 repeats: precision ${repeats.precision.toFixed(3)}, recall ${repeats.recall.toFixed(3)}`, '');
  return lines.join('\n');
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof EvalInputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
