import type { Channel } from '@anjuan/regulation';
import { spokenNames, type CueAttribute, type CueMatcher, type Lexicon, type Likeness, type Organ } from '../lexicon/index.ts';
import { hideNames, namesInTarget, normalText } from './normal-text.ts';
import type { PetitionFacts, Segment } from './suggestion.ts';

/** What is needed to see features: the compiled lexicon, the segmenter, and place names to hide. */
export type Sight = {
  readonly shares: ReadonlyMap<string, readonly SectionShare[]>;
  readonly matcher: CueMatcher;
  readonly likeness: Likeness;
  readonly segment: Segment;
  readonly placeNames: readonly string[];
};

const channelAttributes: Readonly<Record<Channel, CueAttribute>> = {
  letter: '来信',
  visit: '来访',
  call: '来电',
  online: '网上',
  hotline: '热线',
  'leader-mailbox': '领导信箱',
  transferred: '上级转送',
};

/** The attributes that lexicon cues may name. */
export function attributesOf(petition: PetitionFacts): ReadonlySet<CueAttribute> {
  const attributes = new Set<CueAttribute>([channelAttributes[petition.channel]]);
  if (petition.anonymous) attributes.add('匿名');
  if (petition.headcount >= 5) attributes.add('集体'); // five or more make it a collective petition, Art. 20
  return attributes;
}

/**
 * All features of a petition by name: `c:` lexicon cues, `s:` weight of each lexicon section, `g:` likeness to it, `w:` words, `v:` pairs of
 * neighbouring words, `o:` kind of office or body in the target, `a:` registered facts. Names of places and targets never appear.
 */
export function featuresOf(petition: PetitionFacts, sight: Sight, unproven: ReadonlySet<string> = new Set()): Map<string, number> {
  const features = new Map<string, number>();
  const title = normalText(petition.title);
  const target = normalText(petition.target);
  const body = normalText(petition.text);
  const whole = `${target}。${title}。${body}`;
  const found = new Set(
    [
      ...sight.matcher({
        text: whole,
        title,
        target,
        attributes: attributesOf(petition),
        boundaries: boundariesOf(whole, sight.segment),
      }),
    ].filter((key) => !unproven.has(key)),
  );
  for (const key of found) features.set(`c:${key}`, 1);
  for (const [name, sum] of sectionSums(found, sight.shares)) features.set(name, sum);
  for (const [name, sum] of sight.likeness(whole)) features.set(name, Math.log1p(sum));
  addWords(features, title, body, [...sight.placeNames, ...namesInTarget(petition.target)], sight.segment);
  addFacts(features, petition, target, body);
  return features;
}

/** Where words begin and end. */
function boundariesOf(text: string, segment: Segment): ReadonlySet<number> {
  const boundaries = new Set<number>([0]);
  let at = 0;
  for (const { word } of segment(text)) boundaries.add((at += word.length));
  return boundaries;
}

type SectionShare = { readonly name: string; readonly strength: number };

/** For each cue key the sections it adds to; built once per lexicon. */
export function sectionSharesOf(lexicon: Lexicon): ReadonlyMap<string, readonly SectionShare[]> {
  const shares = new Map<string, SectionShare[]>();
  for (const cue of lexicon.cues) {
    const name = `s:${cue.task}:${cue.label}`;
    shares.set(cue.key, [...(shares.get(cue.key) ?? []), { name, strength: cue.strength }]);
  }
  return shares;
}

function sectionSums(found: ReadonlySet<string>, shares: ReadonlyMap<string, readonly SectionShare[]>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const key of found) for (const { name, strength } of shares.get(key) ?? []) sums.set(name, (sums.get(name) ?? 0) + strength);
  for (const [name, sum] of sums) sums.set(name, Math.sign(sum) * Math.log1p(Math.abs(sum))); // a long text must not shout
  return sums;
}

const hiddenTags = /^(nr|ns|nt|nz|m|x|eng|w)/u; // names, numbers, unknown words, Latin, punctuation

function addWords(features: Map<string, number>, title: string, body: string, names: readonly string[], segment: Segment): void {
  const words = new Map<string, number>();
  for (const [text, times] of [
    [title, 2],
    [body, 1],
  ] as const) {
    let previous = '';
    for (const { word, tag } of segment(hideNames(text, names))) {
      const usable = !hiddenTags.test(tag) && /^[\p{Script=Han}]+$/u.test(word) && word !== '某';
      if (usable && word.length > 1) words.set(`w:${word}`, (words.get(`w:${word}`) ?? 0) + times);
      if (usable && previous !== '' && previous.length + word.length > 2) words.set(`v:${previous}_${word}`, 1);
      previous = usable ? word : '';
    }
  }
  let norm = 0;
  for (const count of words.values()) norm += (1 + Math.log(count)) ** 2;
  const scale = 3 / Math.sqrt(Math.max(1, norm));
  for (const [name, count] of words) features.set(name, (1 + Math.log(count)) * scale);
}

const bodies: readonly (readonly [string, RegExp])[] = [
  ['firm', /公司|集团|置业|地产|建工|建设$|劳务|科技|财富|投资|仓配|物流|电子|文旅|餐饮|商城|平台/u],
  ['property-manager', /物业/u],
  ['school', /学校|小学|中学|幼儿园|高中|初中|大学|学院|教师|老师/u],
  ['training', /培训|教育咨询|素质|艺考|补习|托管|夏令营|画室|琴行/u],
  ['hospital', /医院|卫生院|诊所|医美|医疗美容|药店|血站/u],
  ['shop', /店$|馆$|超市|商店|会所|宾馆|酒店|洗车|饭|餐|棋牌/u],
  ['works', /厂$|采石场|养殖|猪场|作坊|工地|工业园|屠宰/u],
  ['person', /某|副|书记|主任|局长|所长|院长|中队长|科长|绰号|司机|前夫|邻居/u],
  ['leading-body', /班子|领导|党委|党组|支委/u],
];

function addFacts(features: Map<string, number>, petition: PetitionFacts, target: string, body: string): void {
  features.set(`a:channel:${petition.channel}`, 1);
  if (petition.anonymous) features.set('a:anonymous', 1);
  if (petition.headcount >= 5) features.set('a:collective', 1);
  if (petition.headcount >= 30) features.set('a:large-collective', 1);
  if (target === '') features.set('a:no-target', 1);
  features.set(body.length < 60 ? 'a:short' : body.length > 250 ? 'a:long' : 'a:middling', 1);
  const office = Object.values(spokenNames).some((pattern) => pattern.test(target)) || /局|委|办$|政府|街道|中心$|窗口/u.test(target);
  const private_ = bodies.slice(0, 7).some(([, pattern]) => pattern.test(target));
  features.set(`o:side:${private_ ? 'private' : office ? 'office' : target === '' ? 'none' : 'thing'}`, 1);
  for (const [name, pattern] of bodies) if (pattern.test(target)) features.set(`o:body:${name}`, 1);
  for (const [organ, pattern] of Object.entries(spokenNames) as [Organ, RegExp][]) {
    if (pattern.test(target)) features.set(`o:target:${organ}`, 1);
    if (pattern.test(body)) features.set(`o:text:${organ}`, 1);
  }
}
