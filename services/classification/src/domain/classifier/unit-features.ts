import { topics, type Route, type Topic } from '@anjuan/regulation';
import { spokenNames, type Organ } from '../lexicon/index.ts';
import { normalText } from './normal-text.ts';
import type { PetitionFacts } from './suggestion.ts';
import { districtStem, inForce, sameDistrict, type KnownUnit } from './unit-table.ts';

/** What is already thought of a petition when its unit is sought. */
export type Outlook = {
  readonly organ: ReadonlyMap<Organ, number>;
  readonly topic: ReadonlyMap<Topic, number>;
  readonly category: ReadonlyMap<string, number>;
  readonly route: ReadonlyMap<Route, number>;
};

/** A unit that could be responsible, with what speaks for it. */
export type Candidate = { readonly unit: KnownUnit; readonly features: ReadonlyMap<string, number>; readonly accused: boolean };

/** Every unit in force that day with its features; features speak of kinds, levels and places, never of one unit. */
export function candidatesFor(petition: PetitionFacts, units: readonly KnownUnit[], outlook: Outlook): readonly Candidate[] {
  const inOffice = units.filter((unit) => inForce(unit, petition.date));
  const near = inOffice.filter((unit) => unit.level === 'city' || isNear(unit, petition));
  const standing = near.some((unit) => unit.level !== 'city') ? near : inOffice; // a district the table does not know
  const local = new Set<Organ>();
  for (const unit of standing)
    if (unit.level === 'district' && sameDistrict(unit.district, petition.district)) for (const organ of unit.organs) local.add(organ);
  const texts = {
    target: normalText(petition.target),
    text: normalText(`${petition.title}。${petition.text}`),
    address: normalText(petition.address ?? ''),
  };
  const namedStreets = streetsNamed(standing, texts);
  return standing.map((unit) => {
    const named = namedInTarget(unit, texts.target, petition.district);
    return { unit, features: unitFeatures(unit, { petition, outlook, local, texts, named, namedStreets }), accused: named >= 1 };
  });
}

/** A unit of the petition's own district, or of one that the target names. */
function isNear(unit: KnownUnit, petition: PetitionFacts): boolean {
  return sameDistrict(unit.district, petition.district) || (unit.district !== '' && petition.target.includes(districtStem(unit.district)));
}

/** The organs that a route by itself leads to (Art. 30, 31). */
const organsOfRoute: Partial<Record<Route, readonly Organ[]>> = {
  'discipline-inspection': ['discipline'],
  'party-appeal': ['discipline', 'organisation'],
  arbitration: ['labour', 'agriculture'],
  litigation: ['police', 'politics-law', 'court', 'procuratorate'],
};

type Texts = { readonly target: string; readonly text: string; readonly address: string };
type Scene = {
  readonly petition: PetitionFacts;
  readonly outlook: Outlook;
  readonly local: ReadonlySet<Organ>;
  readonly texts: Texts;
  readonly named: number;
  readonly namedStreets: ReadonlyMap<string, number>;
};

function unitFeatures(unit: KnownUnit, scene: Scene): ReadonlyMap<string, number> {
  const { petition, outlook, texts } = scene;
  const features = new Map<string, number>();
  const chance = unit.organs.reduce((best, organ) => Math.max(best, outlook.organ.get(organ) ?? 0), 0);
  features.set('organ', Math.log(Math.max(1e-4, chance)));
  if (scene.named > 0) features.set(scene.named >= 1 ? 'named-in-target' : 'kind-named-in-target', 1);
  if (scene.named > 0) features.set('named-proposal', Math.min(1, scene.named) * (outlook.category.get('proposal') ?? 0));
  for (const [route, organs] of Object.entries(organsOfRoute) as [Route, readonly Organ[]][])
    if (unit.organs.some((organ) => organs.includes(organ))) features.set(`route:${route}`, outlook.route.get(route) ?? 0);
  if (unit.organs.includes('discipline')) features.set('discipline-organ', 1);
  const duties = unit.duties.filter((duty) => texts.text.includes(duty)).length;
  if (duties > 0) features.set('duties', Math.log1p(duties));
  features.set(
    'topic',
    unit.topics.reduce((sum, label) => sum + (outlook.topic.get(topics.codeOf(label) ?? 'other') ?? 0), 0),
  );
  if (unit.level === 'city') addCity(features, unit, scene);
  else {
    features.set(unit.level, 1);
    if (!sameDistrict(unit.district, petition.district)) features.set('elsewhere', 1);
    for (const organ of unit.organs) if (unit.level === 'district') features.set(`district:${organ}`, 1);
  }
  const street = scene.namedStreets.get(unit.code);
  if (street !== undefined) features.set('place-named', street);
  if (unit.level === 'street' && scene.namedStreets.size > 0 && street === undefined) features.set('other-place-named', 1);
  return features;
}

/** A city organ beside a district one must earn its place: by the crowd, by gravity, by what its kind usually keeps for itself. */
function addCity(features: Map<string, number>, unit: KnownUnit, scene: Scene): void {
  const { petition, outlook } = scene;
  const doubled = unit.organs.some((organ) => scene.local.has(organ));
  features.set(doubled ? 'city-beside-district' : 'city-only', 1);
  if (!doubled) return;
  for (const organ of unit.organs) features.set(`city:${organ}`, 1);
  if (petition.headcount >= 5) features.set('city-collective', 1);
  if (petition.headcount >= 30) features.set('city-large-collective', 1);
  if (petition.channel === 'leader-mailbox') features.set('city-leader-mailbox', 1);
  features.set('city-proposal', outlook.category.get('proposal') ?? 0);
  features.set('city-accusation', outlook.category.get('accusation') ?? 0);
  if (/市(?!场|监)/u.test(scene.texts.target)) features.set('city-in-target', 1);
  if (scene.texts.target.includes(districtStem(petition.district))) features.set('city-district-in-target', 1);
}

/** 1 and more: the target names this very unit; 0.5: it names a unit of this kind without saying which; 0: it does not. */
function namedInTarget(unit: KnownUnit, target: string, district: string): number {
  if (target === '') return 0;
  if (target.includes(normalText(unit.name))) return 2;
  if (unit.stem.length >= 2) return target.includes(unit.stem) && /街道|镇|乡|社区|村|居委/u.test(target) ? 1 : 0;
  const spoken = unit.organs.some((organ) => spokenNames[organ]?.test(target));
  if (!spoken) return 0;
  const ofDistrict = unit.district !== '' && target.includes(districtStem(unit.district));
  if (unit.level === 'city') return /市(?!场|监)/u.test(target) && !target.includes(districtStem(district)) ? 1 : 0.5;
  return ofDistrict ? 1 : sameDistrict(unit.district, district) ? 0.5 : 0;
}

/** Streets and communities whose proper name the petition speaks; a community also points to its street. */
function streetsNamed(units: readonly KnownUnit[], texts: Texts): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  for (const unit of units) {
    if (unit.stem.length < 2) continue;
    const weight = texts.target.includes(unit.stem)
      ? 1
      : texts.text.includes(unit.stem)
        ? 0.8
        : texts.address.includes(unit.stem)
          ? 0.6
          : 0;
    if (weight === 0) continue;
    named.set(unit.code, Math.max(weight, named.get(unit.code) ?? 0));
    if (unit.level === 'community') named.set(unit.parent, Math.max(weight * 0.9, named.get(unit.parent) ?? 0));
  }
  return named;
}
