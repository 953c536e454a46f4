import type { Category, Channel, Route, Topic } from '@anjuan/regulation';
import type { Organ } from '../lexicon/index.ts';

/** What a classifier is told of a petition (信访事项): registered facts only, no name, number or phone of the petitioner. */
export type PetitionFacts = {
  readonly channel: Channel;
  /** 概况标题 */
  readonly title: string;
  /** 诉求内容 */
  readonly text: string;
  /** 反映对象: the person, firm or office complained of; may be empty. */
  readonly target: string;
  /** 问题属地: the district where the matter lies, as registered. */
  readonly district: string;
  /** Address of the petitioner (住址); only the street named in it is used, to find the street office. */
  readonly address?: string;
  readonly headcount: number;
  readonly anonymous: boolean;
  /** Day of registration, YYYY-MM-DD; a unit must be in force that day. */
  readonly date: string;
};

/** One ground of a suggestion, readable as it is; the weight is its share of the decision's log-odds, the strongest first. */
export type Reason = { readonly kind: 'cue' | 'word' | 'fact' | 'rule'; readonly text: string; readonly weight: number };

/** A suggested code with its confidence (0..1, calibrated on rows the model had not seen) and grounds. */
export type Choice<Code extends string> = {
  readonly code: Code;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly alternatives: readonly { readonly code: Code; readonly confidence: number }[];
};

/** A suggested responsible unit (责任单位). */
export type UnitChoice = { readonly code: string; readonly name: string; readonly confidence: number; readonly reasons: readonly Reason[] };

/** What a classifier suggests for one petition; the route is always one that Art. 29 to 31 open to the category. */
export type Suggestion = {
  readonly modelVersion: string;
  readonly category: Choice<Category>;
  readonly topic: Choice<Topic>;
  readonly route: Choice<Route>;
  /** At most three, the best first; empty when no unit is in force that day. */
  readonly units: readonly UnitChoice[];
};

/** The port (分类器): the shipped model, or an office's own model behind HTTP. Rejects only when it cannot answer at all. */
export interface Classifier {
  readonly version: string;
  suggest(petition: PetitionFacts): Promise<Suggestion>;
}

/** What an officer confirmed, or a labelled register says. The kind of office is read from the unit's name unless it is given. */
export type Labels = {
  readonly category: Category;
  readonly topic: Topic;
  readonly route: Route;
  readonly unitName?: string;
  readonly organ?: Organ;
};

/** One example to learn from. `matter` is shared by a petition and its repeats, so that they stay on one side of a split. */
export type LabelledPetition = PetitionFacts & { readonly matter: string; readonly labels: Labels; readonly weight?: number };

/** One word of a segmented text with its part of speech (jieba's tags; x = not in the dictionary). */
export type Token = { readonly word: string; readonly tag: string };

/** A segmenter (分词), handed in so that the domain stays pure. */
export type Segment = (text: string) => readonly Token[];
