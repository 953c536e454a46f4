import { Worker } from 'node:worker_threads';
import type { EventOf, RecordedEvent } from '@anjuan/contracts';
import { payloadOf, type Host, type Report } from '@anjuan/service-kit';
import { parseModel, type ClassifierModel, type LabelledPetition, type Labels, type UnitRow } from '../domain/classifier/index.ts';
import type { HeldOutScores } from './held-out-scores.ts';
import { openRegistrations } from './opened-petitions.ts';
import { factsOf } from './suggest-when-registered.process.ts';

/** An officer's decision teaches more than a label that came with a register. */
const officersWeight = 2;
/** More examples teach little more and take memory and minutes: the newest count, an officer's decisions before labels. */
const mostExamples = 20_000;

export interface Trained {
  readonly model: ClassifierModel;
  readonly examples: number;
  /** Null where there were too few examples to hold any out. */
  readonly metrics: HeldOutScores | null;
}

/**
 * Learns a model from the event history (甄别训练): the labels that registers carried, overruled by what officers confirmed or decided
 * otherwise. Replays the store; the learning itself runs in a thread of its own. Throws RangeError where there is nothing to learn from.
 */
export async function trainFromHistory(host: Host, units: readonly UnitRow[], report: Report): Promise<Trained> {
  const history = await readHistory(host, units);
  const chosen = new Set(
    [...history.known]
      .reverse()
      .sort(([, a], [, b]) => b.weight - a.weight)
      .slice(0, mostExamples)
      .map(([caseId]) => caseId),
  );
  if (chosen.size === 0) throw new RangeError('no labelled petition and no decision to learn from');
  const examples: LabelledPetition[] = [];
  for await (const { events } of host.store.readAll({ filter: { types: ['PetitionRegistered'] }, pageSize: 500 })) {
    const wanted = events.filter(({ caseId }) => chosen.has(caseId));
    for (const petition of await openRegistrations(host.vault, wanted)) {
      const { caseId } = petition;
      const known = history.known.get(caseId);
      if (known) examples.push({ ...factsOf(petition), matter: history.matters.get(caseId) ?? caseId, ...known });
    }
    report(examples.length, chosen.size);
  }
  return { ...(await inWorker(examples, units)), examples: examples.length };
}

interface History {
  /** In the order of the last word on each case. */
  readonly known: Map<string, { labels: Labels; weight: number }>;
  /** First registration of a case that repeats one. */
  readonly matters: Map<string, string>;
}

async function readHistory(host: Host, units: readonly UnitRow[]): Promise<History> {
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const history: History = { known: new Map(), matters: new Map() };
  const types = ['PetitionRegistered', 'ClassificationConfirmed', 'ClassificationOverridden', 'RelationConfirmed'];
  for await (const { events } of host.store.readAll({ filter: { types } })) for (const event of events) learnFrom(event, names, history);
  return history;
}

function learnFrom(event: RecordedEvent, names: ReadonlyMap<string, string>, { known, matters }: History): void {
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
      const labels = { category, topic, route, ...(unitName === undefined ? {} : { unitName }) };
      known.delete(event.caseId);
      known.set(event.caseId, { labels, weight: officersWeight });
    }
  }
}

function inWorker(examples: readonly LabelledPetition[], units: readonly UnitRow[]): Promise<Omit<Trained, 'examples'>> {
  const file = import.meta.url.endsWith('.ts') ? './train.worker.ts' : './train.worker.js';
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), { workerData: { examples, units } });
    worker.once('message', ({ model, metrics }: { model: string; metrics: HeldOutScores | null }) => {
      resolve({ model: parseModel(model), metrics });
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the training thread ended with code ${code}`)));
  });
}
