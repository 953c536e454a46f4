import { Worker } from 'node:worker_threads';
import type { EventOf, RecordedEvent } from '@anjuan/contracts';
import { payloadOf, type Host, type Report } from '@anjuan/service-kit';
import { parseModel, type ClassifierModel, type LabelledPetition, type Labels, type UnitRow } from '../domain/classifier/index.ts';
import { openedPetitions } from './opened-petitions.ts';
import { factsOf } from './suggest-when-registered.process.ts';

/** An officer's decision teaches more than a label that came with a register. */
const officersWeight = 2;

/**
 * Learns a model from the event history (甄别训练): the labels that registers carried, overruled by what officers confirmed or decided
 * otherwise. Replays the store; the learning itself runs in a thread of its own. Throws RangeError where there is nothing to learn from.
 */
export async function trainFromHistory(
  host: Host,
  units: readonly UnitRow[],
  report: Report,
): Promise<{ model: ClassifierModel; examples: number }> {
  const examples = await examplesOf(host, units, report);
  return { model: await inWorker(examples, units), examples: examples.length };
}

async function examplesOf(host: Host, units: readonly UnitRow[], report: Report): Promise<LabelledPetition[]> {
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const petitions = openedPetitions(host.store, host.vault);
  const known = new Map<string, { labels: Labels; weight: number }>();
  const matters = new Map<string, string>();
  let read = 0;
  const types = ['PetitionRegistered', 'ClassificationConfirmed', 'ClassificationOverridden', 'RelationConfirmed'];
  for await (const { events } of host.store.readAll({ filter: { types } })) {
    for (const event of events) learnFrom(event, names, known, matters);
    read += events.length;
    report(read, null);
  }
  const examples: LabelledPetition[] = [];
  for (const [caseId, { labels, weight }] of known) {
    const opened = await petitions.find(caseId);
    if (opened) examples.push({ ...factsOf(opened), matter: matters.get(caseId) ?? caseId, labels, weight });
  }
  return examples;
}

function learnFrom(
  event: RecordedEvent,
  names: ReadonlyMap<string, string>,
  known: Map<string, { labels: Labels; weight: number }>,
  matters: Map<string, string>,
): void {
  switch (event.type) {
    case 'PetitionRegistered': {
      const { labels, declaredRepeatOf } = payloadOf<EventOf<'PetitionRegistered'>>(event);
      if (labels) known.set(event.caseId, { labels, weight: 1 });
      if (declaredRepeatOf !== null) matters.set(event.caseId, declaredRepeatOf);
      return;
    }
    case 'RelationConfirmed': {
      const { kind, ofCaseId } = payloadOf<EventOf<'RelationConfirmed'>>(event);
      if (kind === 'repeat') matters.set(event.caseId, ofCaseId);
      return;
    }
    default: {
      const decided = payloadOf<EventOf<'ClassificationConfirmed' | 'ClassificationOverridden'>>(event);
      // What the rule confirmed is the program's own opinion: nothing is learned from it.
      if (decided.type === 'ClassificationConfirmed' && decided.by === 'rule') return;
      const { category, topic, route, unit } = decided;
      const unitName = names.get(unit);
      known.set(event.caseId, {
        labels: { category, topic, route, ...(unitName === undefined ? {} : { unitName }) },
        weight: officersWeight,
      });
    }
  }
}

function inWorker(examples: readonly LabelledPetition[], units: readonly UnitRow[]): Promise<ClassifierModel> {
  const file = import.meta.url.endsWith('.ts') ? './train.worker.ts' : './train.worker.js';
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), { workerData: { examples, units } });
    worker.once('message', (model: string) => resolve(parseModel(model)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the training thread ended with code ${code}`)));
  });
}
