import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabelledPetition, UnitRow } from '../domain/classifier/index.ts';
import { genericUnits } from './generic-units.ts';
import { EvalInputError, labelledPetitions, readRows, readUnits, type RawRow } from './petition-rows.ts';

/** What the command line asks for. */
export type EvalArguments = { readonly train: string; readonly test?: string; readonly units?: string; readonly json: boolean };

/** A petitions file read for evaluation. */
export type EvalFile = { readonly rows: readonly RawRow[]; readonly examples: readonly LabelledPetition[] };

const bundled = (name: string): string => fileURLToPath(new URL(`./data/${name}`, import.meta.url));

export const usage =
  '用法 usage: npm run eval:classification -- [--train FILE] [--test FILE] [--units FILE] [--json]  (CSV with the columns of petitions.csv)';

/** Reads the arguments. Throws EvalInputError for an unknown one or a missing value. */
export function readArguments(argv: readonly string[]): EvalArguments {
  const values = new Map<string, string>();
  let json = false;
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    const [, name = '', inline] = /^--(train|test|units)(?:=(.+))?$/u.exec(argument) ?? [];
    if (argument === '--json') json = true;
    else if (name === '') throw new EvalInputError(`不认识的参数 / unknown argument: ${argument}\n${usage}`);
    else {
      const value = inline ?? argv[++i];
      if (value === undefined || value.startsWith('--')) throw new EvalInputError(`--${name} 缺少文件名 / needs a file\n${usage}`);
      values.set(name, value);
    }
  }
  const [test, units] = [values.get('test'), values.get('units')];
  return {
    train: values.get('train') ?? bundled('petitions.csv'),
    json,
    ...(test === undefined ? {} : { test }),
    ...(units === undefined ? {} : { units }),
  };
}

/** Reads a text file. Throws EvalInputError when it cannot be read or is not UTF-8. */
function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new EvalInputError(
      `${basename(file)}: 读不了 / cannot be read (${code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'not UTF-8' : code})`,
    );
  }
}

/** Reads a labelled petitions file. Throws EvalInputError when columns are missing or no row is labelled. */
export function readPetitions(file: string): EvalFile {
  const rows = readRows(readText(file), basename(file));
  const examples = labelledPetitions(rows, basename(file));
  if (examples.length === 0) throw new EvalInputError(`${basename(file)}: 没有带标注的行 / no labelled row`);
  return { rows, examples };
}

/** The units table that stands beside a petitions file (units.csv, or X-units.csv beside X-petitions.csv). */
function unitsBeside(file: string): string | undefined {
  const own = basename(file).replace('petitions', 'units');
  return [own === basename(file) ? '' : join(dirname(file), own), join(dirname(file), 'units.csv')].find(
    (path) => path !== '' && existsSync(path),
  );
}

/** Units for training and for the tested petitions, with a line saying where they come from. */
export type EvalUnits = { readonly train: readonly UnitRow[]; readonly test: readonly UnitRow[]; readonly note: string };

/** Finds the units tables: --units, else beside the test file, else the training city's when its districts fit, else generic offices. */
export function findUnits(args: EvalArguments, test: readonly LabelledPetition[] | undefined): EvalUnits {
  const trainFile = (args.test === undefined ? args.units : undefined) ?? unitsBeside(args.train) ?? args.units ?? bundled('units.csv');
  const train = readUnits(readText(trainFile), basename(trainFile));
  if (args.test === undefined || test === undefined) return { train, test: train, note: `单位表 units: ${trainFile}` };
  const testFile = args.units ?? unitsBeside(args.test);
  if (testFile !== undefined)
    return { train, test: readUnits(readText(testFile), basename(testFile)), note: `单位表 units: ${trainFile}; 测试 test: ${testFile}` };
  const fits = test.filter((petition) => train.some((unit) => petition.district !== '' && unit.name.includes(petition.district))).length;
  if (fits * 2 >= test.length)
    return { train, test: train, note: `单位表 units: ${trainFile} (测试文件旁没有单位表 / none beside the test file)` };
  return {
    train,
    test: genericUnits(test, train),
    note: `单位表 units: ${trainFile}; 测试城市没有单位表，按机关类型和属地推出 / none for the tested city: offices derived by kind and district`,
  };
}
