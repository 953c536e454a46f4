import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialiseModel, type ClassifierModel } from '../domain/classifier/index.ts';
import { loadModel } from './shipped-classifier.ts';

/** Writes a model as `model-<version>.json` in the folder: whole or not at all. Throws the file system's error. */
export function keepModel(folder: string, model: ClassifierModel): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `model-${model.version}.json`);
  writeFileSync(`${path}.new`, serialiseModel(model), { flush: true });
  renameSync(`${path}.new`, path);
}

/** The newest model of the folder that can be read; undefined where there is none. `report` is told of every file passed over. */
export function newestModel(folder: string, report: (where: string, error: unknown) => void): ClassifierModel | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => /^model-[0-9a-f]+\.json$/.test(name));
  const aged = files.map((name) => ({ name, age: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of aged.sort((a, b) => b.age - a.age || (a.name < b.name ? 1 : -1))) {
    try {
      return loadModel(join(folder, name));
    } catch (error) {
      report(
        `甄别模型文件 ${name} 不可用，改用较早的或自带的模型 / model file ${name} refused, an older one or the shipped one is used`,
        error,
      );
    }
  }
  return undefined;
}
