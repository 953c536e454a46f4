import { contentHash } from './content-hash.ts';
import type { LinearModel } from './logistic-regression.ts';
import { defaultTuning, type Tuning } from './tuning.ts';
import type { RankerWeights } from './unit-ranker.ts';

/** One task of a model: its linear model and the temperature that calibrates it. */
export type TaskPart = { readonly model: LinearModel; readonly temperature: number };
export type TaskName = 'topic' | 'category' | 'route' | 'organ';

/** What a model was trained on; counts only. */
export type TrainedOn = {
  readonly examples: number;
  readonly matters: number;
  readonly background: number;
  readonly withUnit: number;
  readonly lexicon: string;
};

/** A trained classifier (甄别模型): plain data; the version is the hash of its content. */
export type ClassifierModel = {
  readonly version: string;
  readonly trainedOn: TrainedOn;
  readonly tuning: Tuning;
  readonly tasks: Readonly<Record<TaskName, TaskPart>>;
  readonly ranker: RankerWeights;
};

export const modelFormat = 'anjuan-classifier/1';
const taskNames: readonly TaskName[] = ['topic', 'category', 'route', 'organ'];

/** Thrown when a model file cannot be used; says which part and why. */
export class ModelError extends Error {
  constructor(part: string, rule: string) {
    super(`模型文件不可用 / model file refused: ${part}: ${rule}`);
    this.name = 'ModelError';
  }
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Rounds the weights to four places, drops words without weight, and stamps the version. */
export function modelFrom(parts: Omit<ClassifierModel, 'version'>): ClassifierModel {
  const slim = (part: TaskPart): TaskPart => ({
    temperature: round(part.temperature),
    model: {
      classes: part.model.classes,
      intercepts: part.model.intercepts.map(round),
      weights: new Map(
        [...part.model.weights]
          .map(([name, row]) => [name, row.map(round)] as const)
          .filter(([name, row]) => !/^[wv]:/u.test(name) || row.some((w) => Math.abs(w) >= 0.02)),
      ),
    },
  });
  const tasks = {
    topic: slim(parts.tasks.topic),
    category: slim(parts.tasks.category),
    route: slim(parts.tasks.route),
    organ: slim(parts.tasks.organ),
  };
  const ranker = Object.fromEntries(Object.entries(parts.ranker).map(([name, weight]) => [name, round(weight)]));
  const body = { ...parts, tasks, ranker };
  return { version: contentHash(JSON.stringify(plain(body))), ...body };
}

function plain(body: Omit<ClassifierModel, 'version'>): unknown {
  const task = ({ model, temperature }: TaskPart): unknown => ({
    temperature,
    classes: model.classes,
    intercepts: model.intercepts,
    weights: Object.fromEntries(model.weights),
  });
  return {
    trainedOn: body.trainedOn,
    tuning: body.tuning,
    tasks: Object.fromEntries(taskNames.map((name) => [name, task(body.tasks[name])])),
    ranker: body.ranker,
  };
}

/** The model as JSON text; the same model always gives the same text. */
export function serialiseModel(model: ClassifierModel): string {
  return JSON.stringify({ format: modelFormat, version: model.version, ...(plain(model) as object) });
}

/** Reads a model file. Throws ModelError when it is not JSON, of another format, damaged, or its version does not fit its content. */
export function parseModel(text: string): ClassifierModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ModelError('file', '不是 JSON / not JSON');
  }
  const file = record(json, 'file');
  if (file['format'] !== modelFormat) throw new ModelError('format', `应为 ${modelFormat} / another format`);
  const on = record(file['trainedOn'], 'trainedOn');
  const count = (name: string): number => number(on[name], `trainedOn.${name}`);
  const tuningPart = record(file['tuning'], 'tuning');
  const tuning = Object.fromEntries(Object.keys(defaultTuning).map((name) => [name, number(tuningPart[name], `tuning.${name}`)])) as Tuning;
  const tasksPart = record(file['tasks'], 'tasks');
  const task = (name: TaskName): TaskPart => taskPart(record(tasksPart[name], `tasks.${name}`), `tasks.${name}`);
  const model = modelFrom({
    trainedOn: {
      examples: count('examples'),
      matters: count('matters'),
      background: count('background'),
      withUnit: count('withUnit'),
      lexicon: String(on['lexicon']),
    },
    tuning,
    tasks: { topic: task('topic'), category: task('category'), route: task('route'), organ: task('organ') },
    ranker: Object.fromEntries(
      Object.entries(record(file['ranker'], 'ranker')).map(([name, weight]) => [name, number(weight, `ranker.${name}`)]),
    ),
  });
  if (model.version !== file['version']) throw new ModelError('version', '版本与内容不符 / the version does not fit the content');
  return model;
}

function taskPart(part: Record<string, unknown>, where: string): TaskPart {
  const classes = list(part['classes'], `${where}.classes`).map(String);
  const row = (value: unknown, name: string): readonly number[] => {
    const numbers = list(value, name).map((each) => number(each, name));
    if (numbers.length !== classes.length) throw new ModelError(name, '长度与类别数不符 / one weight per class is needed');
    return numbers;
  };
  const weights = Object.entries(record(part['weights'], `${where}.weights`)).map(
    ([name, value]) => [name, row(value, `${where}.weights`)] as const,
  );
  return {
    temperature: number(part['temperature'], `${where}.temperature`),
    model: { classes, intercepts: row(part['intercepts'], `${where}.intercepts`), weights: new Map(weights) },
  };
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ModelError(where, '应为对象 / an object is needed');
  return value as Record<string, unknown>;
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ModelError(where, '应为数组 / an array is needed');
  return value;
}

function number(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ModelError(where, '应为数字 / a number is needed');
  return value;
}
