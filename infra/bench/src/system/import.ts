import { join } from 'node:path';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import type { Figure } from '../figure.ts';
import { importPetitions, writePetitions } from './petition-file.ts';
import { settled, startMeasured } from './running-system.ts';

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const petitions = context.quick ? 2_000 : 100_000;
  const system = await startMeasured(await context.database());
  const file = join(system.dataDir, 'petitions.csv');
  await writePetitions(file, petitions);
  const begun = performance.now();
  await importPetitions(file, system.url);
  const registered = (performance.now() - begun) / 1000;
  yield figure('import-registered', petitions / registered);
  await settled(system.url);
  yield figure('import-all-services', petitions / ((performance.now() - begun) / 1000));
  await system.stop();
}

function figure(name: string, rate: number): Figure {
  return { name, ours: Math.round(rate), peer: null, peerName: '', unit: 'cases/s', ratio: null };
}

/** (g) A file of 100,000 petitions imported, then worked on by all four services. */
export const importBench: Benchmark = { name: 'import', about: 'import of 100,000 petitions through all services', inQuick: false, run };
