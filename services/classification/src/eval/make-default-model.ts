import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadExamples, loadLexicon } from '../application/shipped-classifier.ts';
import { jiebaSegmenter } from '../application/segmenter.ts';
import { serialiseModel, train } from '../domain/classifier/index.ts';
import { findUnits, readArguments, readPetitions } from './eval-input.ts';

/**
 * Makes domain/classifier/model/default-model.json from a labelled file (the bundled sample unless --train says otherwise).
 * Run it after every change of the lexicon, the features or the sample: node --conditions=source src/eval/make-default-model.ts
 */
const args = readArguments(process.argv.slice(2));
const lexicon = loadLexicon();
const model = train(readPetitions(args.train).examples, {
  lexicon,
  units: findUnits(args, undefined).train,
  segment: jiebaSegmenter(lexicon),
  background: loadExamples(),
});
const file = fileURLToPath(new URL('../domain/classifier/model/default-model.json', import.meta.url));
writeFileSync(file, `${serialiseModel(model)}\n`);
process.stderr.write(`${model.version}: ${model.trainedOn.examples} rows, lexicon ${model.trainedOn.lexicon}\n`);
