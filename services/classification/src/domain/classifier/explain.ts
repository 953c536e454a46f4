import { categories, routes, topics } from '@anjuan/regulation';
import { organs, type CueTask, type Lexicon } from '../lexicon/index.ts';
import type { Features, LinearModel, Prior } from './logistic-regression.ts';
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
  readonly lexicon: Lexicon;
};

/** The strongest grounds for a label: what each feature adds to it beyond what it adds to the average class. */
export function reasonsFor(decision: Decision): readonly Reason[] {
  const { model, features, label } = decision;
  const at = model.classes.indexOf(label);
  const reasons: Reason[] = [];
  for (const [name, value] of features) {
    const row = model.weights.get(name) ?? model.classes.map((each) => decision.prior(name, each));
    const mean = row.reduce((a, b) => a + b, 0) / row.length;
    const weight = value * ((row[at] ?? 0) - mean);
    if (weight > 0.05) reasons.push({ ...spoken(name, decision), weight: Math.round(weight * 100) / 100 });
  }
  return reasons
    .filter((reason) => reason.text !== '')
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, shown);
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

const taskLabels: Readonly<Record<string, string>> = { category: '类别', topic: '领域', route: '路径', organ: '机关' };

/** A feature in words an officer reads. */
function spoken(name: string, { features, lexicon }: Decision): Omit<Reason, 'weight'> {
  const rest = name.slice(2);
  if (name.startsWith('c:')) return { kind: 'cue', text: `词表线索“${rest}”` };
  if (name.startsWith('w:')) return { kind: 'word', text: `用词“${rest}”` };
  if (name.startsWith('v:')) return { kind: 'word', text: `用词“${rest.replace('_', '')}”` };
  const [first = '', second = ''] = rest.split(':');
  if (name.startsWith('s:')) {
    const cues = lexicon.cues
      .filter((cue) => cue.task === first && cue.label === second && cue.strength > 0 && features.has(`c:${cue.key}`))
      .sort((a, b) => b.strength - a.strength);
    return {
      kind: 'cue',
      text:
        cues.length === 0
          ? ''
          : `词表“${taskLabels[first] ?? first} ${labelOf(first, second)}”：${cues
              .slice(0, 4)
              .map((cue) => cue.key)
              .join('、')}`,
    };
  }
  if (name.startsWith('p:')) return { kind: 'rule', text: `${taskLabels[first] ?? first}像是${labelOf(first, second)}` };
  if (name.startsWith('o:body:')) return { kind: 'fact', text: `反映对象是${bodyLabels[second] ?? second}` };
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
