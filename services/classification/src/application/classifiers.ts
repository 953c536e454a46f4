import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readyClassifier,
  serialiseModel,
  type Classifier,
  type ClassifierModel,
  type PetitionFacts,
  type ReadyClassifier,
} from '../domain/classifier/index.ts';
import { httpClassifier } from './http-classifier.ts';
import { loadLexicon, loadModel } from './shipped-classifier.ts';
import { jiebaSegmenter } from './segmenter.ts';
import type { UnitRegister } from './unit-register.ts';

/** The classifier in use (甄别模型): an office's own behind HTTP, else the newest trained model, else the shipped one. */
export interface Classifiers {
  /** Where suggestions come from, for the event. */
  readonly name: string;
  current(): Promise<Classifier>;
  /** Keeps a newly trained model beside the older ones and uses it from now on. */
  install(model: ClassifierModel): void;
}

export function classifiers(register: UnitRegister, modelDir: string, url: string | undefined): Classifiers {
  if (url !== undefined) {
    const remote = httpClassifier(url);
    return { name: 'office', current: () => Promise.resolve(remote), install: (model) => keep(modelDir, model) };
  }
  const lexicon = loadLexicon();
  const segment = jiebaSegmenter(lexicon);
  let model = newestModel(modelDir) ?? loadModel();
  let ready: { key: string; classifier: ReadyClassifier } | undefined;
  return {
    name: 'anjuan',
    async current() {
      const key = `${model.version} ${await register.version()}`;
      if (ready?.key !== key) ready = { key, classifier: readyClassifier(model, { lexicon, units: await register.rows(), segment }) };
      const { classifier } = ready;
      return { version: classifier.version, suggest: (petition: PetitionFacts) => Promise.resolve(classifier.suggest(petition)) };
    },
    install(trained) {
      keep(modelDir, trained);
      model = trained;
    },
  };
}

function keep(folder: string, model: ClassifierModel): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `model-${model.version}.json`);
  writeFileSync(`${path}.new`, serialiseModel(model));
  renameSync(`${path}.new`, path);
}

// A model that cannot be read is passed over: the shipped one always can.
function newestModel(folder: string): ClassifierModel | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => /^model-[0-9a-f]+\.json$/.test(name));
  const newestFirst = files.map((name) => join(folder, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const path of newestFirst) {
    try {
      return loadModel(path);
    } catch {
      continue;
    }
  }
  return undefined;
}
