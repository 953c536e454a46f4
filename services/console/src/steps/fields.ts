import type { DemandState, VocabularyList } from '../api/types.ts';
import type { zh } from '../i18n/zh.ts';

/** What a form asks. Names are the API's; limits are the schema's, held against it by a test. `label`: what it is called, where not as named. */
export type Field = { readonly name: string; readonly required: boolean; readonly label?: keyof typeof zh.field } & (
  | { readonly kind: 'day'; /** Starts with today. */ readonly today: boolean }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'line' | 'prose'; readonly max: number; readonly hint?: 'keptRequest' }
  | { readonly kind: 'unit'; readonly hint?: 'proposedUnit' | 'superiorUnit' }
  | { readonly kind: 'units' | 'people'; readonly max: number }
  | { readonly kind: 'person' | 'case' | 'officer' | 'entry' | 'relation' | 'yes-no' | 'asked-by' }
  | {
      readonly kind: 'one';
      readonly list: VocabularyList;
      /** The codes of the list that are open here. */ readonly only?: readonly string[];
    }
  | { readonly kind: 'many'; readonly list: VocabularyList }
  | {
      readonly kind: 'word';
      readonly codes: readonly string[];
      /** Of the words of codes in the console's own texts. */ readonly prefix: string;
    }
  | { readonly kind: 'plan-steps'; readonly max: number }
  /** Asked in yuan, sent in fen. */
  | { readonly kind: 'money' }
  | { readonly kind: 'plan-step' | 'relief' | 'grounds' | 'campaign' | 'targets' | 'cases' }
  | {
      readonly kind: 'demand';
      readonly of: 'order' | 'suggestion';
      /** Those that can be chosen. */ readonly states: readonly DemandState[];
    }
);
type Label = NonNullable<Field['label']>;

const labelled = (label: Label | undefined) => (label === undefined ? {} : { label });

/** The day of the step: today, unless it is entered later. */
export const on: Field = { name: 'on', kind: 'day', today: true, required: false };
export const day = (name: string, required = true): Field => ({ name, kind: 'day', today: false, required });
export const unit = (required: boolean, label?: Label): Field => ({
  ...{ name: 'unit', kind: 'unit', required, ...labelled(label) },
  ...(required ? {} : { hint: 'proposedUnit' }),
});
export const one = (name: string, list: VocabularyList, required = true, label?: Label): Field => ({
  ...{ name, kind: 'one', list, required, ...labelled(label) },
});
export const prose = (name: string, max: number, required = true, label?: Label): Field => ({
  ...{ name, kind: 'prose', max, required, ...labelled(label) },
});
export const line = (name: string, max: number, required = true, label?: Label): Field => ({
  ...{ name, kind: 'line', max, required, ...labelled(label) },
});
export const number = (name: string, min: number, max: number, required = true): Field => ({ name, kind: 'number', min, max, required });
export const units = (name: string, max: number, label: Label): Field => ({ name, kind: 'units', max, required: true, label });
export const person = (name: string, required = true): Field => ({ name, kind: 'person', required });
export const yesNo = (name: string, required = true): Field => ({ name, kind: 'yes-no', required });
export const money = (name: string): Field => ({ name, kind: 'money', required: true });
export const many = (name: string, list: VocabularyList): Field => ({ name, kind: 'many', list, required: true });
export const word = (name: string, codes: readonly string[], prefix: string, label?: Label): Field => ({
  ...{ name, kind: 'word', codes, prefix, required: true, ...labelled(label) },
});
/** A supervision order or a suggestion of the case, by its number. */
export const demand = (of: 'order' | 'suggestion', states: readonly DemandState[], required = true): Field => ({
  ...{ name: of, kind: 'demand', of, states, required },
});
export const officer: Field = { name: 'officer', kind: 'officer', required: true };
export const reason = prose('reason', 2000);
export const remark = prose('reason', 2000, false);
export const method = one('method', 'deliveryMethods');
export const proof = prose('proof', 500);
export const documentNumber = line('documentNumber', 80);
