import { categories, routes, topics, type Category, type Route, type Topic } from '@anjuan/regulation';
import { cueMatcher, likenessTo, organs, type Lexicon, type Organ } from '../lexicon/index.ts';
import { decide, jointRoute } from './decision.ts';
import { cueIndexOf, reasonsFor, unitReasons, type CueIndex } from './explain.ts';
import { featuresOf, sectionSharesOf, type Sight } from './features.ts';
import { scoresOf, type Prior } from './logistic-regression.ts';
import type { ClassifierModel, TaskName } from './model.ts';
import type { Choice, Classifier, PetitionFacts, Reason, Segment, Suggestion, UnitChoice } from './suggestion.ts';
import { priorOf, probabilities, stack } from './task-model.ts';
import { chanceMap } from './train.ts';
import { candidatesFor, type Candidate } from './unit-features.ts';
import { candidateScore } from './unit-ranker.ts';
import { softmax } from './logistic-regression.ts';
import { knownUnits, placeNamesOf, type KnownUnit, type UnitRow } from './unit-table.ts';

/** A model made ready to answer. */
export type ReadyClassifier = { readonly version: string; readonly suggest: (petition: PetitionFacts) => Suggestion };

/** Makes a model ready: compiles the lexicon and the units table once. The units may be those of a city the model never saw. */
export function readyClassifier(
  model: ClassifierModel,
  means: { readonly lexicon: Lexicon; readonly units: readonly UnitRow[]; readonly segment: Segment },
): ReadyClassifier {
  const units = knownUnits(means.units);
  const sight: Sight = {
    shares: sectionSharesOf(means.lexicon),
    matcher: cueMatcher(means.lexicon),
    likeness: likenessTo(means.lexicon),
    segment: means.segment,
    placeNames: placeNamesOf(units, []),
  };
  const priors = {
    topic: priorOf(means.lexicon, 'topic', model.tuning),
    category: priorOf(means.lexicon, 'category', model.tuning),
    route: priorOf(means.lexicon, 'route', model.tuning),
    organ: priorOf(means.lexicon, 'organ', model.tuning),
  };
  const cueIndex = cueIndexOf(means.lexicon);
  return { version: model.version, suggest: (petition) => suggest(petition, { model, sight, priors, units, cueIndex }) };
}

/** The shipped classifier behind the port. */
export function localClassifier(ready: ReadyClassifier): Classifier {
  return { version: ready.version, suggest: (petition) => Promise.resolve(ready.suggest(petition)) };
}

type Ready = {
  readonly model: ClassifierModel;
  readonly sight: Sight;
  readonly priors: Readonly<Record<TaskName, Prior>>;
  readonly units: readonly KnownUnit[];
  readonly cueIndex: CueIndex;
};

function suggest(petition: PetitionFacts, ready: Ready): Suggestion {
  const features = featuresOf(petition, ready.sight);
  const chances = (task: TaskName): Float64Array => {
    const { model, temperature } = ready.model.tasks[task];
    return probabilities(scoresOf(model, features, ready.priors[task]), temperature);
  };
  const because = (task: TaskName, label: string): readonly Reason[] =>
    reasonsFor({ task, label, features, model: ready.model.tasks[task].model, prior: ready.priors[task], cueIndex: ready.cueIndex });
  const topic = chances('topic');
  const bestTopic = best(topics.codes, topic);
  const topicReasons = because('topic', bestTopic);
  stack(features, 'topic', topics.codes, topic);
  const joint = jointRoute(chances('category'), chances('route'));
  const decision = decide(joint);
  const categoryReasons = because('category', decision.bestCategory);
  const routeReasons = because('route', decision.bestRoute);
  stack(features, 'route', routes.codes, joint);
  const organ = chances('organ');
  const outlook = {
    organ: chanceMap<Organ>(organs.codes, organ),
    topic: chanceMap<Topic>(topics.codes, topic),
    category: chanceMap<Category>(categories.codes, decision.category),
    route: chanceMap<Route>(routes.codes, joint),
  };
  return {
    modelVersion: ready.model.version,
    category: choice(categories.codes, decision.category, decision.bestCategory, categoryReasons),
    topic: choice(topics.codes, topic, bestTopic, topicReasons),
    route: choice<Route>(routes.codes, joint, decision.bestRoute, routeReasons),
    units: rankUnits(petition, candidatesFor(petition, ready.units, outlook), ready, {
      accusation: decision.bestCategory === 'accusation',
      because: (kind) => because('organ', kind),
    }),
  };
}

function best<Code extends string>(codes: readonly Code[], chance: Float64Array): Code {
  let at = 0;
  for (const [i, value] of chance.entries()) if (value > (chance[at] as number)) at = i;
  return codes[at] as Code;
}

function choice<Code extends string>(codes: readonly Code[], chance: Float64Array, code: Code, reasons: readonly Reason[]): Choice<Code> {
  const ranked = codes.map((each, i) => ({ code: each, confidence: chance[i] ?? 0 })).sort((a, b) => b.confidence - a.confidence);
  const confidence = chance[codes.indexOf(code)] ?? 0;
  return { code, confidence, reasons, alternatives: ranked.filter((each) => each.code !== code).slice(0, 3) };
}

function rankUnits(
  petition: PetitionFacts,
  candidates: readonly Candidate[],
  ready: Ready,
  of: { readonly accusation: boolean; readonly because: (kind: Organ) => readonly Reason[] },
): readonly UnitChoice[] {
  const open = of.accusation ? candidates.filter((candidate) => !candidate.accused) : candidates; // Art. 30: never to the accused
  const scores = Float64Array.from(open, (candidate) => candidateScore(candidate, ready.model.ranker));
  const chance = softmax(scores);
  return open
    .map((candidate, i) => ({ candidate, confidence: chance[i] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence || (a.candidate.unit.code < b.candidate.unit.code ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate, confidence }) => ({
      code: candidate.unit.code,
      name: candidate.unit.name,
      confidence,
      reasons: unitReasons(
        candidate,
        petition,
        ready.model.ranker,
        candidate.unit.organs[0] === undefined ? [] : of.because(candidate.unit.organs[0]),
      ),
    }));
}
