import type { Classifier, ClassifierModel, ReadyClassifier } from '../domain/classifier/index.ts';
import { localClassifier, readyClassifier } from '../domain/classifier/index.ts';
import { httpClassifier } from './http-classifier.ts';
import { keepModel, newestModel } from './model-files.ts';
import { jiebaSegmenter } from './segmenter.ts';
import { loadLexicon, loadModel } from './shipped-classifier.ts';
import type { UnitRegister } from './unit-register.ts';

/** The classifier in use (甄别模型): an office's own behind HTTP, else the newest trained model, else the shipped one. */
export interface Classifiers {
  /** Where suggestions come from, for the event. */
  readonly name: 'anjuan' | 'office';
  current(): Promise<Classifier>;
  /** Keeps a newly trained model beside the older ones and uses it from now on; an office's own model stays in use. */
  install(model: ClassifierModel): void;
}

export interface ClassifierSettings {
  readonly modelDir: string;
  readonly classifierUrl: string | undefined;
}

/** `report` is told of model files that cannot be used. */
export function classifiers(
  units: UnitRegister,
  { modelDir, classifierUrl }: ClassifierSettings,
  report: (where: string, error: unknown) => void,
): Classifiers {
  if (classifierUrl !== undefined) {
    const remote = httpClassifier(classifierUrl, units);
    return { name: 'office', current: () => Promise.resolve(remote), install: (model) => keepModel(modelDir, model) };
  }
  const lexicon = loadLexicon();
  const segment = jiebaSegmenter(lexicon);
  let model = newestModel(modelDir, report) ?? loadModel();
  let ready: { model: ClassifierModel; units: string; classifier: Classifier } | undefined;
  return {
    name: 'anjuan',
    async current() {
      const [version, rows] = [await units.version(), await units.rows()];
      // Nothing is awaited from here on, so that many who ask at once make it ready once.
      if (ready?.model !== model || ready.units !== version) {
        const made: ReadyClassifier = readyClassifier(model, { lexicon, units: rows, segment });
        ready = { model, units: version, classifier: localClassifier(made) };
      }
      return ready.classifier;
    },
    install(trained) {
      keepModel(modelDir, trained);
      model = trained;
    },
  };
}
