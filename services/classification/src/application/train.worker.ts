import { parentPort, workerData } from 'node:worker_threads';
import { serialiseModel, train, type LabelledPetition, type UnitRow } from '../domain/classifier/index.ts';
import { heldOutScores } from './held-out-scores.ts';
import { jiebaSegmenter } from './segmenter.ts';
import { loadExamples, loadLexicon } from './shipped-classifier.ts';

// Learning computes for seconds to minutes: it must not hold up requests.
const { examples, units } = workerData as { examples: readonly LabelledPetition[]; units: readonly UnitRow[] };
const lexicon = loadLexicon();
const means = { lexicon, units, segment: jiebaSegmenter(lexicon), background: loadExamples() };
const metrics = heldOutScores(examples, means);
parentPort?.postMessage({ model: serialiseModel(train(examples, means)), metrics });
