import { categories, routes, topics } from '@anjuan/regulation';
import { organs, type CueTask, type Lexicon } from '../lexicon/index.ts';
import { mayHavePrior, type Features, type LinearModel, type Prior } from './logistic-regression.ts';
import type { PetitionFacts, Reason } from './suggestion.ts';
import type { Candidate } from './unit-features.ts';
import type { RankerWeights } from './unit-ranker.ts';

const shown = 5; // more grounds than a person reads at a glance help nobody

type Decision = {
  readonly task: CueTask;
  readonly label: string;
  readonly features: Features;
  readonly model: LinearModel;
  readonly prior: Prior;
  readonly cueIndex: CueIndex;
};

/** For each cue key the sections (task:label) it speaks for. */
export type CueIndex = ReadonlyMap<string, ReadonlySet<string>>;

/** Builds the index once per lexicon. */
export function cueIndexOf(lexicon: Lexicon): CueIndex {
  const index = new Map<string, Set<string>>();
  for (const cue of lexicon.cues) {
    if (cue.strength > 0) index.set(cue.key, (index.get(cue.key) ?? new Set()).add(`${cue.task}:${cue.label}`));
  }
  return index;
}

/**
 * The strongest grounds for a label: what each feature adds to it beyond what it adds to the average class. Cues of the
 * label's own lexicon section are told together, the strongest first.
 */
export function reasonsFor(decision: Decision): readonly Reason[] {
  const { features, task, label, cueIndex } = decision;
  const own = `${task}:${label}`;
  const [ownSum, ownLikeness] = [`s:${own}`, `g:${own}`];
  const at = decision.model.classes.indexOf(label);
  const contributions: { readonly name: string; readonly weight: number }[] = [];
  const ownCues: { readonly key: string; readonly weight: number }[] = [];
  let ownWeight = 0;
  for (const [name, value] of features) {
    const weight = contribution(name, value, at, decision);
    const isOwnSum = name === ownSum || name === ownLikeness;
    const isOwnCue = name.startsWith('c:') && cueIndex.get(name.slice(2))?.has(own) === true;
    if (isOwnSum || isOwnCue) ownWeight += weight;
    if (isOwnCue) ownCues.push({ key: name.slice(2), weight });
    else if (!isOwnSum && weight > 0.1 && !/^[sg]:/u.test(name)) contributions.push({ name, weight });
  }
  const reasons: Reason[] = contributions
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, 2 * shown)
    .map(({ name, weight }) => ({ ...spoken(name), weight: round(weight) }));
  if (ownCues.length > 0 && ownWeight > 0) {
    const keys = ownCues.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, 6);
    const text = `词表“${taskLabels[task]} ${labelOf(task, label)}”：${keys.map((cue) => cue.key).join('、')}`;
    reasons.push({ kind: 'cue', text, weight: round(ownWeight) });
  }
  return reasons
    .filter((reason) => reason.text !== '')
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, shown);
}

const round = (value: number): number => Math.round(value * 100) / 100;

function contribution(name: string, value: number, at: number, { model, prior }: Decision): number {
  const known = model.weights.get(name);
  if (known === undefined && !mayHavePrior(name)) return 0; // most features are words that the model never saw
  const row = known ?? model.classes.map((each) => prior(name, each));
  let sum = 0;
  for (const weight of row) sum += weight;
  return value * ((row[at] ?? 0) - sum / row.length);
}

const bodyLabels: Readonly<Record<string, string>> = {
  firm: '公司企业',
  'property-manager': '物业公司',
  school: '学校或老师',
  training: '培训机构',
  hospital: '医疗机构',
  shop: '店铺',
  works: '厂矿或工地',
  person: '某人',
  'leading-body': '领导班子',
};

const factLabels: Readonly<Record<string, string>> = {
  'a:anonymous': '匿名',
  'a:collective': '五人以上',
  'a:large-collective': '三十人以上',
  'a:no-target': '未写反映对象',
  'a:short': '篇幅短',
  'a:long': '篇幅长',
  'a:middling': '',
};

function labelOf(task: string, code: string): string {
  const lists: Readonly<Record<string, readonly { readonly code: string; readonly label: string }[]>> = {
    category: categories.terms,
    topic: topics.terms,
    route: routes.terms,
    organ: organs.terms,
  };
  return lists[task]?.find((term) => term.code === code)?.label ?? code;
}

const taskLabels: Readonly<Record<CueTask, string>> = { category: '类别', topic: '领域', route: '路径', organ: '机关' };

const sideLabels: Readonly<Record<string, string>> = {
  private: '反映对象是企业或个人',
  office: '反映对象是机关',
  none: '未写明反映对象',
  thing: '反映对象是事物',
};

/** A feature in words an officer reads; an empty text means it is no ground worth showing. */
function spoken(name: string): Omit<Reason, 'weight'> {
  const rest = name.slice(2);
  if (name.startsWith('c:')) return { kind: 'cue', text: `词表线索“${rest}”` };
  if (name.startsWith('w:')) return { kind: 'word', text: `用词“${rest}”` };
  if (name.startsWith('v:')) return { kind: 'word', text: `用词“${rest.replace('_', '')}”` };
  const [first = '', second = ''] = rest.split(':');
  if (name.startsWith('p:')) return { kind: 'rule', text: `${first === 'topic' ? '领域' : '路径'}像是${labelOf(first, second)}` };
  if (name.startsWith('o:body:')) return { kind: 'fact', text: `反映对象是${bodyLabels[second] ?? second}` };
  if (name.startsWith('o:side:')) return { kind: 'fact', text: sideLabels[second] ?? '' };
  if (name.startsWith('o:'))
    return { kind: 'fact', text: `${first === 'target' ? '反映对象' : '正文'}提到${labelOf('organ', second)}机关` };
  if (name.startsWith('a:channel:')) return { kind: 'fact', text: '' };
  return { kind: 'fact', text: factLabels[name] ?? '' };
}

/** Why a unit is suggested: its kind's grounds, its district, its duties, its name in the petition. */
export function unitReasons(
  candidate: Candidate,
  petition: PetitionFacts,
  weights: RankerWeights,
  kind: readonly Reason[],
): readonly Reason[] {
  const { unit, features } = candidate;
  const reasons: Reason[] = [];
  const add = (feature: string, text: string): void => {
    const weight = (features.get(feature) ?? 0) * (weights[feature] ?? 0);
    if (weight > 0.05) reasons.push({ kind: 'rule', text, weight: Math.round(weight * 100) / 100 });
  };
  add('named-in-target', '反映对象指明该单位');
  add('kind-named-in-target', '反映对象提到这类单位');
  add('place-named', `提到“${unit.stem === '' ? unit.name : unit.stem}”`);
  add('duties', `职能相符：${unit.duties.filter((duty) => petition.text.includes(duty) || petition.title.includes(duty)).join('、')}`);
  add('city-large-collective', '三十人以上，由市级机关办理');
  add('city-only', '该类机关只设在市级');
  if (unit.level === 'district' && !features.has('elsewhere'))
    reasons.push({ kind: 'rule', text: `属地机关：${petition.district}`, weight: 0.5 });
  return [...kind.slice(0, 3), ...reasons].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, shown);
}
