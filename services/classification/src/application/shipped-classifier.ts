import { readFileSync } from 'node:fs';
import {
  parseExamples,
  parseModel,
  readyClassifier,
  type ClassifierModel,
  type LabelledPetition,
  type ReadyClassifier,
  type UnitRow,
} from '../domain/classifier/index.ts';
import { parseLexicon, type Lexicon } from '../domain/lexicon/index.ts';
import { jiebaSegmenter } from './segmenter.ts';

const lexiconFile = new URL('../domain/lexicon/lexicon.txt', import.meta.url);
const examplesFile = new URL('../domain/lexicon/examples.tsv', import.meta.url);
const modelFile = new URL('../domain/classifier/model/default-model.json', import.meta.url);

/** The lexicon that comes with the program, or an office's own file. Throws LexiconError, or the file system's error. */
export function loadLexicon(file: string | URL = lexiconFile): Lexicon {
  return parseLexicon(readFileSync(file, 'utf8'));
}

/** The invented examples that come with the program, or an office's own file. Throws ExamplesError, or the file system's error. */
export function loadExamples(file: string | URL = examplesFile): readonly LabelledPetition[] {
  return parseExamples(readFileSync(file, 'utf8'));
}

/** The model that comes with the program, or an office's own file. Throws ModelError, or the file system's error. */
export function loadModel(file: string | URL = modelFile): ClassifierModel {
  return parseModel(readFileSync(file, 'utf8'));
}

/** The shipped classifier over an office's units table; takes a few tenths of a second, keep the result. */
export function shippedClassifier(
  units: readonly UnitRow[],
  own: { readonly lexicon?: Lexicon; readonly model?: ClassifierModel } = {},
): ReadyClassifier {
  const lexicon = own.lexicon ?? loadLexicon();
  return readyClassifier(own.model ?? loadModel(), { lexicon, units, segment: jiebaSegmenter(lexicon) });
}
