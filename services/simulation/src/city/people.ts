import type { RegisterPetition } from '@anjuan/contracts';
import type { Category, Route } from '@anjuan/regulation';
import type { Random } from '../random.ts';
import type { CityTopic } from './city.ts';
import { districts, estates, firms, given, streets, surnames, topicCodes, topicWords } from './words.ts';

/** Somebody who petitions, and what about (一人一事). */
export interface Matter {
  readonly petitioner: { readonly name: string; readonly phone: string; readonly address: string };
  readonly anonymous: boolean;
  readonly headcount: number;
  readonly district: string;
  readonly topic: CityTopic;
  readonly category: Category;
  readonly route: Route;
  readonly title: string;
  readonly text: string;
  readonly target: string;
  /** Of a hundred decisions against them, so many are fought. */
  readonly tenacity: number;
}

const routesOf: Readonly<Record<Category, Readonly<Partial<Record<Route, number>>>>> = {
  proposal: { 'study-and-reply': 1 },
  accusation: { 'discipline-inspection': 2, 'competent-organ': 1 },
  'appeal-request': {
    ...{ 'petition-procedure': 60, 'perform-duty': 15, 'administrative-procedure': 10, arbitration: 7, litigation: 6, 'party-appeal': 2 },
  },
};

/** A new petitioner with a matter; `number` makes the telephone theirs alone. */
export function newMatter(random: Random, number: number): Matter {
  const [district, street, estate] = [random.pick(districts), random.pick(streets), random.pick(estates)];
  const [topic, firm] = [random.pick(topicCodes), random.pick(firms)];
  const [title, text] = random.pick(topicWords[topic].matters);
  const category = random.weighted({ 'appeal-request': 82, proposal: 11, accusation: 7 });
  const fill = (words: string): string => words.replaceAll('{place}', `${district}${estate}`).replaceAll('{firm}', firm);
  const headcount = random.percent(6) ? random.int(5, 60) : random.percent(8) ? random.int(2, 4) : 1;
  const anonymous = category === 'accusation' && random.percent(25);
  const building = `${random.int(1, 30)}栋${random.int(1, 32)}0${random.int(1, 6)}室`;
  return {
    petitioner: {
      name: anonymous ? '' : `${random.pick(surnames)}${random.pick(given)}`,
      phone: anonymous ? '' : `199${String(number).padStart(8, '0')}`,
      address: anonymous ? '' : `${district}${street}${estate}${building}`,
    },
    ...{
      anonymous,
      headcount,
      district,
      topic,
      category,
      title: fill(title),
      text: `${fill(text)}${headcount > 1 ? `共${headcount}人。` : ''}`,
    },
    route: random.weighted(routesOf[category] as Record<Route, number>),
    target: firm,
    tenacity: random.percent(12) ? random.int(60, 95) : random.int(5, 35),
  };
}

/** The matter as it is registered. */
export function registrationOf(matter: Matter, random: Random, rest: Pick<RegisterPetition, 'registrationNumber' | 'reference'>) {
  const { petitioner, headcount, anonymous, district, target, title, text } = matter;
  const channel = random.weighted({ hotline: 40, online: 20, letter: 12, visit: 12, call: 8, 'leader-mailbox': 5, transferred: 3 });
  return { ...rest, channel, petitioner, headcount, anonymous, district, target, title, text };
}
