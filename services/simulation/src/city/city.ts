import type { RecordUnit } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import type { Random } from '../random.ts';
import { districts, streets, topicCodes, topicWords } from './words.ts';

export type CityTopic = (typeof topicCodes)[number];

/** A unit of the simulated register (责任单位), as it stands now. */
export interface CityUnit {
  readonly code: string;
  readonly facts: RecordUnit;
  readonly district: string | null;
  readonly topics: readonly CityTopic[];
  /** Of a hundred steps, so many come late. */
  readonly latePercent: number;
}

const established = '1990-01-01';

/** The city and its offices: who is competent for what, and how that changes when bureaus are merged or renamed. */
export class City {
  private readonly units = new Map<string, CityUnit>();
  private readonly prefix: string;
  private count = 0;
  readonly government: string;
  readonly petitionOffice: string;

  /** `prefix` keeps the codes of one simulation apart from every other register. */
  constructor(name: string, prefix: string, random: Random) {
    this.prefix = prefix;
    this.government = this.add({ name: `${name}人民政府`, level: 'city', parent: null });
    this.petitionOffice = this.add({ name: `${name}信访局`, level: 'city', parent: this.government });
    for (const topic of topicCodes) this.addBureau(`${name}${topicWords[topic].bureau}`, 'city', this.government, null, [topic], random);
    for (const district of districts) this.addDistrict(district, random);
  }

  all(): readonly CityUnit[] {
    return [...this.units.values()];
  }

  unit(code: string): CityUnit {
    const unit = this.units.get(code);
    if (!unit) throw new RangeError('no such unit in the simulated city');
    return unit;
  }

  /** The bureau that is competent today: of the district for most matters, else the city's own. */
  competentFor(topic: CityTopic, district: string | null): CityUnit {
    const able = this.all().filter((unit) => unit.topics.includes(topic) && this.isInForce(unit));
    const found = able.find((unit) => unit.district === district) ?? able.find((unit) => unit.district === null) ?? able[0];
    if (!found) throw new RangeError('the simulated city has a bureau for every topic');
    return found;
  }

  isInForce({ facts: { dissolved } }: CityUnit): boolean {
    return dissolved === null;
  }

  /** The unit one level up that a review goes to; undefined at the top of the city. */
  superiorOf(code: string): string | undefined {
    return this.units.get(code)?.facts.parent ?? undefined;
  }

  /** A bureau is renamed, or merged into another one of its level (机构改革): the old one and its successor as the register is to know them. */
  reorganise(on: Day, random: Random): readonly [CityUnit, CityUnit] {
    const bureaus = this.all().filter((unit) => unit.topics.length > 0 && this.isInForce(unit));
    const old = random.pick(bureaus);
    const others = bureaus.filter(({ code, district }) => code !== old.code && district === old.district);
    const into = others.length > 3 && random.percent(50) ? random.pick(others) : this.renamed(old, on);
    const topics = [...new Set([...into.topics, ...old.topics])];
    const successor = { ...into, topics, facts: { ...into.facts, topics } };
    const dissolved = { ...old, facts: { ...old.facts, dissolved: on, successor: successor.code } };
    this.units.set(successor.code, successor);
    this.units.set(old.code, dissolved);
    return [dissolved, successor];
  }

  private renamed(old: CityUnit, on: Day): CityUnit {
    const name = old.facts.name.replace(/(?:（.*）)?$/u, `（${on.slice(0, 4)}年组建）`);
    const code = this.add({ ...old.facts, name, established: on }, old);
    return this.unit(code);
  }

  private addDistrict(district: string, random: Random): void {
    const government = this.add({ name: `${district}人民政府`, level: 'district', parent: this.government }, { district });
    for (const topic of topicCodes)
      this.addBureau(`${district}${topicWords[topic].bureau}`, 'district', government, district, [topic], random);
    for (const street of streets) this.add({ name: `${district}${street}办事处`, level: 'street', parent: government }, { district });
  }

  private addBureau(
    name: string,
    level: RecordUnit['level'],
    parent: string,
    district: string | null,
    topics: CityTopic[],
    random: Random,
  ) {
    // Some offices are chronically late, most are not.
    const latePercent = random.percent(15) ? random.int(20, 45) : random.int(1, 8);
    this.add({ name, level, parent, topics }, { district, topics, latePercent });
  }

  private add(facts: Pick<RecordUnit, 'name' | 'level' | 'parent'> & Partial<RecordUnit>, unit: Partial<CityUnit> = {}): string {
    const code = `${this.prefix}-${String((this.count += 1)).padStart(3, '0')}`;
    const whole = { duties: [], topics: [], established, ...facts, dissolved: null, successor: null };
    this.units.set(code, { district: null, topics: [], latePercent: 3, ...unit, code, facts: whole });
    return code;
  }
}
