import { categories, routes, topics, type Category, type Route, type Topic } from '@anjuan/regulation';
import { cueMatcher, likenessTo, organs, organsOfName, type Lexicon, type Organ } from '../lexicon/index.ts';
import { contentHash } from './content-hash.ts';
import { decide, jointRoute } from './decision.ts';
import { featuresOf, sectionSharesOf, type Sight } from './features.ts';
import { modelFrom, type ClassifierModel, type TaskPart } from './model.ts';
import type { LabelledPetition, Segment } from './suggestion.ts';
import { outOfFold, probabilities, stack, temperatureOf, trainTask, type Prepared, type TaskTraining } from './task-model.ts';
import { defaultTuning, type Tuning } from './tuning.ts';
import { candidatesFor, type Outlook } from './unit-features.ts';
import { trainRanker, type RankedRow } from './unit-ranker.ts';
import { knownUnits, placeNamesOf, type KnownUnit, type UnitRow } from './unit-table.ts';

/** What the learner needs besides the examples. */
export type TrainingMeans = {
  readonly lexicon: Lexicon;
  readonly units: readonly UnitRow[];
  readonly segment: Segment;
  /** Invented examples (范例) learned beside the labelled rows. */
  readonly background?: readonly LabelledPetition[];
  readonly tuning?: Tuning;
};

/**
 * Learns a classifier from labelled petitions (已标注或已确认的信访事项). The result depends on the set of examples, not on
 * their order. Repeats share `matter` and never stand on both sides of an inner split. Throws RangeError without examples.
 */
export function train(examples: readonly LabelledPetition[], means: TrainingMeans): ClassifierModel {
  if (examples.length === 0) throw new RangeError('没有可学习的样本 / no labelled petition to learn from');
  const tuning = means.tuning ?? defaultTuning;
  const units = knownUnits(means.units);
  const ordered = [...examples, ...(means.background ?? [])]
    .map((example) => ({ example, key: keyOf(example) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const sorted = ordered.map(({ example }) => example);
  const placeNames = placeNamesOf(units, [...new Set(sorted.map((each) => each.district))]);
  const sight: Sight = {
    shares: sectionSharesOf(means.lexicon),
    matcher: cueMatcher(means.lexicon),
    likeness: likenessTo(means.lexicon),
    segment: means.segment,
    placeNames,
  };
  const unproven = unprovenCues(sorted, sight, tuning.provenMatters);
  const proven = { ...means.lexicon, cues: means.lexicon.cues.filter((cue) => !unproven.has(cue.key)) };
  const sightInTraining: Sight = { ...sight, likeness: likenessTo(proven) };
  const prepared = sorted.map((example): Prepared => ({
    features: featuresOf(example, sightInTraining, unproven),
    matter: example.matter,
    fold: foldOf(example.matter, tuning.innerFolds),
    weight: example.weight ?? 1,
  }));
  const part = (
    task: TaskTraining['task'],
    classes: readonly string[],
    labels: readonly (string | undefined)[],
  ): { part: TaskPart; chances: Float64Array[]; scores: Float64Array[] } => {
    const of = { task, classes, lexicon: means.lexicon, tuning };
    const scores = outOfFold(prepared, labels, of);
    const temperature = temperatureOf(scores, labels, classes);
    return {
      part: { model: trainTask(prepared, labels, of), temperature },
      scores,
      chances: scores.map((each) => probabilities(each, temperature)),
    };
  };
  const topic = part(
    'topic',
    topics.codes,
    sorted.map((each) => each.labels.topic),
  );
  stackAll(prepared, 'topic', topics.codes, topic.chances);
  const category = part(
    'category',
    categories.codes,
    sorted.map((each) => each.labels.category),
  );
  const route = part(
    'route',
    routes.codes,
    sorted.map((each) => each.labels.route),
  );
  const joint = category.chances.map((chance, i) => jointRoute(chance, route.chances[i] as Float64Array));
  stackAll(prepared, 'route', routes.codes, joint);
  const organ = part('organ', organs.codes, sorted.map(organOfExample));
  const rows = sorted.flatMap((example, i) =>
    rankedRow(example, units, {
      organ: chanceMap<Organ>(organs.codes, organ.chances[i]),
      topic: chanceMap<Topic>(topics.codes, topic.chances[i]),
      category: chanceMap<Category>(categories.codes, categoryChances(joint[i])),
      route: chanceMap<Route>(routes.codes, joint[i]),
    }),
  );
  return modelFrom({
    trainedOn: {
      examples: examples.length,
      matters: new Set(examples.map((each) => each.matter)).size,
      background: means.background?.length ?? 0,
      withUnit: rows.length,
      lexicon: means.lexicon.version,
    },
    tuning,
    tasks: { topic: topic.part, category: category.part, route: route.part, organ: organ.part },
    ranker: trainRanker(rows),
  });
}

/**
 * Cues that fire in a single matter. Training hides them: an office tends to write a cue after reading the very petition, so
 * there the cue looks surer than it will be on the next one, and the learner would trust the lexicon too much.
 */
function unprovenCues(examples: readonly LabelledPetition[], sight: Sight, least: number): ReadonlySet<string> {
  const matters = new Map<string, Set<string>>();
  for (const example of examples)
    for (const name of featuresOf(example, sight).keys())
      if (name.startsWith('c:')) matters.set(name.slice(2), (matters.get(name.slice(2)) ?? new Set()).add(example.matter));
  return new Set([...matters].filter(([, seen]) => seen.size < least).map(([key]) => key));
}

const keyOf = (e: LabelledPetition): string =>
  [e.matter, e.date, e.title, e.text, e.target, e.district, e.channel, e.headcount, JSON.stringify(e.labels)].join('|');

const foldOf = (matter: string, folds: number): number => Number.parseInt(contentHash(matter).slice(0, 6), 16) % folds;

function stackAll(prepared: readonly Prepared[], task: string, classes: readonly string[], chances: readonly Float64Array[]): void {
  for (const [i, example] of prepared.entries()) stack(example.features, task, classes, chances[i] as Float64Array);
}

/** The kind of office of the confirmed unit; a merged office is read by the topic it handled. */
function organOfExample({ labels }: LabelledPetition): Organ | undefined {
  if (labels.organ !== undefined) return labels.organ;
  const kinds = labels.unitName === undefined ? [] : organsOfName(labels.unitName);
  const byTopic: Partial<Record<Topic, Organ>> = { health: 'health', education: 'education', 'social-security': 'civil-affairs' };
  const wanted = byTopic[labels.topic];
  return wanted !== undefined && kinds.includes(wanted) ? wanted : kinds[0];
}

function rankedRow(example: LabelledPetition, units: readonly KnownUnit[], outlook: Outlook): RankedRow[] {
  const candidates = candidatesFor(example, units, outlook);
  const chosen = candidates.findIndex((candidate) => candidate.unit.name === example.labels.unitName);
  return chosen < 0 ? [] : [{ candidates, chosen, weight: example.weight ?? 1 }];
}

/** Probabilities by label. */
export function chanceMap<Code extends string>(classes: readonly Code[], chance: Float64Array | undefined): ReadonlyMap<Code, number> {
  return new Map(classes.map((code, i) => [code, chance?.[i] ?? 0]));
}

/** Category probabilities from joint route probabilities. */
export function categoryChances(joint: Float64Array | undefined): Float64Array {
  return decide(joint ?? new Float64Array(routes.codes.length)).category;
}
