import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventOf } from '@anjuan/contracts';
import { payloadOf } from '@anjuan/service-kit';
import { classifiers, type Classifiers } from '../application/classifiers.ts';
import { resuggest } from '../application/resuggest.ts';
import { loadModel } from '../application/shipped-classifier.ts';
import { samplePetitions, sampleUnits } from '../application/testing/sample.ts';
import { noConfirmation, testSystem, type TestSystem } from '../application/testing/test-system.ts';
import { trainFromHistory } from '../application/train.ts';
import type { UnitRegister } from '../application/unit-register.ts';
import { TrainingController } from './training.controller.ts';

// Real: PostgreSQL, the store, the vault, the learning in its own thread, the folder of models; the sample's petitions with their labels.
let system: TestSystem;
const shipped = loadModel().version;
const units = sampleUnits();
const rows = units.map((unit) => ({
  ...{
    code: unit.unit,
    name: unit.name,
    level: unit.level ?? 'district',
    parent: unit.parent ?? '',
    duties: unit.duties ?? [],
    topics: [],
  },
  ...{ established: unit.established ?? '', dissolved: unit.dissolved ?? '', successor: unit.successor ?? '' },
}));
const register: UnitRegister = {
  version: () => Promise.resolve('of the test'),
  rows: () => Promise.resolve(rows),
  standing: () => Promise.resolve({ known: true, inForce: true, successor: null }),
  catchUp: () => Promise.resolve(),
};
const openModels = (): Classifiers =>
  classifiers(register, { modelDir: system.modelDir, classifierUrl: undefined }, (where, error) => system.host.report(where, error));
const versionInUse = async (models: Classifiers): Promise<string> => (await models.current()).version;

beforeAll(async () => {
  system = await testSystem();
  await system.record(...units);
  await system.register(...samplePetitions().slice(0, 120));
  const open = await system.open();
  await open.deliver();
  await open.close();
});
afterAll(() => system.close());

describe('training', () => {
  it('learns from the labels of the registers in a thread of its own, while requests go on', async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 5);
    const trained = await trainFromHistory(system.host, rows, () => undefined);
    clearInterval(turning);
    expect(trained.examples).toBe(120);
    expect(trained.model.trainedOn.examples).toBe(120);
    expect(trained.metrics?.heldOut).toBeGreaterThan(10);
    expect(trained.metrics?.category).toBeGreaterThan(0.5);
    expect(turns).toBeGreaterThan(20);
  });

  it('takes an officer’s decision for a label, and learns nothing from what the rule confirmed', async () => {
    const [own, rule] = samplePetitions();
    if (!own || !rule) throw new Error('the sample is empty');
    const other = await testSystem();
    await other.record(...units);
    await other.register({ ...own, labels: null }, { ...rule, labels: null });
    const open = await other.open({ rule: { ...noConfirmation, 'appeal-request': 0.01 } });
    await open.deliver();
    await expect(trainFromHistory(other.host, rows, () => undefined)).rejects.toThrow(RangeError);
    const decision = { category: 'proposal', topic: 'other', route: 'study-and-reply', unit: 'S002', reason: '' } as const;
    expect(await open.decide(own.caseId, { type: 'OverrideClassification', body: decision })).toMatchObject({ outcome: 'done', added: 1 });
    const { examples, metrics } = await trainFromHistory(other.host, rows, () => undefined);
    expect({ examples, metrics }).toEqual({ examples: 1, metrics: null });
    await open.close();
    await other.close();
  });

  it('is a job that switches the classifier to the new version, which the next start finds, and asked twice runs once', async () => {
    const models = openModels();
    expect(await versionInUse(models)).toBe(shipped);
    const controller = new TrainingController(system.host, register, models, noConfirmation);
    const { job } = controller.train() as { job: string };
    expect(controller.train()).toEqual({ job });
    const result = (await ended(job)) as { version: string; examples: number };
    expect(result).toMatchObject({ examples: 120, metrics: { heldOut: expect.any(Number) } });
    expect(result.version).not.toBe(shipped);
    expect(await versionInUse(models)).toBe(result.version);
    expect(readdirSync(system.modelDir)).toEqual([`model-${result.version}.json`]);
    expect(await versionInUse(openModels())).toBe(result.version);
    expect(system.reported).toEqual([]);
  });

  it('passes over a model file that is broken, and says so', async () => {
    const before = await versionInUse(openModels());
    writeFileSync(join(system.modelDir, 'model-00000000000000ff.json'), '{"format":"anjuan-classifier/1"');
    expect(await versionInUse(openModels())).toBe(before);
    expect(system.reported).toEqual([expect.stringMatching(/model file model-00000000000000ff\.json refused.*: ModelError$/)]);
  });
});

describe('suggesting anew', () => {
  it('gives every undecided case the suggestion of the model in use, and a decided one none', async () => {
    const [decided, undecided] = samplePetitions();
    if (!decided || !undecided) throw new Error('the sample is empty');
    const open = await system.open();
    const named = { unit: 'S002' };
    await open.decide(decided.caseId, { type: 'ConfirmClassification', body: named });
    await open.close();
    const models = openModels();
    const means = { host: system.host, models, units: register, rule: noConfirmation };
    expect(await resuggest(means, () => undefined)).toBe(119);
    expect(await resuggest(means, () => undefined)).toBe(0);
    expect(await versionsOf(decided.caseId)).toEqual([shipped]);
    expect(await versionsOf(undecided.caseId)).toEqual([shipped, await versionInUse(models)]);
  });

  it('names units for a petition that came before the units', async () => {
    const other = await testSystem();
    const [petition] = samplePetitions();
    if (!petition) throw new Error('the sample is empty');
    await other.register(petition);
    const open = await other.open();
    await open.deliver();
    await open.close();
    const models = classifiers(register, { modelDir: other.modelDir, classifierUrl: undefined }, () => undefined);
    expect(await resuggest({ host: other.host, models, units: register, rule: noConfirmation }, () => undefined)).toBe(1);
    const counts = (await other.eventsOf(petition.caseId)).map(
      (event) => payloadOf<EventOf<'ClassificationSuggested'>>(event).units.length,
    );
    expect(counts).toEqual([0, 3]);
    await other.close();
  });
});

async function versionsOf(caseId: string): Promise<string[]> {
  const events = (await system.eventsOf(caseId)).filter(({ type }) => type === 'ClassificationSuggested');
  return events.map((event) => payloadOf<EventOf<'ClassificationSuggested'>>(event).classifier.version);
}

/** Waits for a job's end; fails after a minute. */
async function ended(job: string): Promise<unknown> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const now = system.host.jobs.find(job);
    if (now?.state === 'done') return now.result;
    if (now?.state !== 'running' || Date.now() > deadline) throw new Error(`the job is ${now?.state ?? 'unknown'}: ${now?.error ?? ''}`);
    await new Promise((next) => setImmediate(next));
  }
}
