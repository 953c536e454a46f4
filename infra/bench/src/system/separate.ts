import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem, type SystemProgram } from '@anjuan/testing/system';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { importPetitions, writePetitions } from './petition-file.ts';
import { settled } from './running-system.ts';

const several = [2, 4] as const;

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const petitions = context.quick ? 1_000 : 10_000;
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-separate-'));
  try {
    const file = join(folder, 'petitions.csv');
    await writePetitions(file, petitions);
    const rateOf = async (name: string, program: SystemProgram): Promise<number> => {
      const rate = petitions / (await seconds(file, join(folder, name), program));
      context.say(`${name}: ${rate.toFixed(1)} cases/s`);
      return rate;
    };
    const together = await rateOf('standalone', { program: 'standalone' });
    const single = await rateOf('separate', { program: 'distributed' });
    yield rateFigure('separate-services', 'cases/s', single, together, 'the same services in one process');
    for (const count of several) {
      const args = ['--copies', ['intake', 'classification', 'assignment', 'supervision'].map((name) => `${name}=${count}`).join(',')];
      const rate = await rateOf(`${count}-copies`, { program: 'distributed', args });
      yield rateFigure(`separate-${count}-copies`, 'cases/s', rate, single, 'one process of each service');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** From the start of the import until every service has handled every case; each system with servers of its own, as it starts them itself. */
async function seconds(file: string, dataDir: string, program: SystemProgram): Promise<number> {
  // Any suggestion is confirmed by rule, so that the cases come to assignment too.
  const all = { ANJUAN_CONFIRM_THRESHOLD: '0.01', ANJUAN_CONFIRM_THRESHOLD_ACCUSATION: '0.01' };
  const system = await startSystem(
    dataDir,
    { ...all, DATABASE_URL: undefined, KAFKA_BROKERS: undefined, ANJUAN_LOG: 'warn' },
    { readyWithinMs: 300_000, ...program },
  );
  try {
    const begun = performance.now();
    await importPetitions(file, system.url);
    await settled(system.url);
    return (performance.now() - begun) / 1000;
  } finally {
    await system.end('SIGTERM');
  }
}

/** The price of separate processes with Kafka between them, and what several copies of each give on one machine. */
export const separateBench: Benchmark = { name: 'separate', about: '10,000 petitions through separate services', inQuick: false, run };
