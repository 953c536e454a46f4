import type { Case, VocabularyList } from '../api/types.ts';
import type { StepName } from './steps.ts';

/** Forms: those of the steps, and those of the links between cases. */
export type FormName = StepName | 'confirm-relation' | 'undo-relation' | 'link';

/** What a form asks. Names are the API's; limits are the schema's, `max` only counts while typing. */
export type Field = { readonly name: string; readonly required: boolean } & (
  | { readonly kind: 'day' }
  | { readonly kind: 'number' }
  | { readonly kind: 'line' | 'prose'; readonly max: number }
  | { readonly kind: 'unit' }
  | { readonly kind: 'relation' }
  | { readonly kind: 'one'; readonly list: VocabularyList }
  | { readonly kind: 'many'; readonly list: VocabularyList }
);

const on: Field = { name: 'on', kind: 'day', required: false };
const unit = (required: boolean): Field => ({ name: 'unit', kind: 'unit', required });
const one = (name: string, list: VocabularyList, required = true): Field => ({ name, kind: 'one', list, required });
const prose = (name: string, max: number, required = true): Field => ({ name, kind: 'prose', max, required });
const line = (name: string, max: number): Field => ({ name, kind: 'line', max, required: true });

/** The fields of a form, in the order an officer fills them in. */
export function fieldsOf(form: FormName, given: Pick<Case, 'category' | 'suggestion'>): readonly Field[] {
  switch (form) {
    case 'confirm':
      // What was suggested stands; a unit is asked for where the suggestion names none.
      return given.suggestion?.units.length ? [] : [unit(true)];
    case 'override':
      return [one('category', 'categories'), one('topic', 'topics'), one('route', 'routes'), unit(true), prose('reason', 2000, false)];
    case 'refuse':
      return [one('ground', 'nonAcceptanceGrounds'), prose('explanation', 2000)];
    case 'transfer':
      return [unit(false), on];
    case 'entrust':
      return [unit(false), on, { name: 'reportBy', kind: 'day', required: true }];
    case 'accept':
      return [on, one('route', 'routes', false)];
    case 'object':
    case 'reject-objection':
      return [on, prose('reason', 2000)];
    case 'take-back':
      return [on];
    case 'record-work':
      return [on, one('kind', 'workKinds'), prose('note', 10_000)];
    case 'extend':
      return [on, { name: 'days', kind: 'number', required: true }, prose('reason', 2000)];
    case 'issue-opinion':
      return [
        on,
        line('documentNumber', 80),
        { name: 'results', kind: 'many', list: 'results', required: given.category === 'appeal-request' },
        prose('facts', 20_000),
        prose('opinion', 20_000),
        prose('basis', 5000),
      ];
    case 'deliver':
      return [on, one('method', 'deliveryMethods'), prose('proof', 500, false)];
    case 'close':
      return [on, one('rating', 'ratings')];
    case 'withdraw':
      return [on, prose('reason', 2000, false)];
    case 'confirm-relation':
      return [{ name: 'kind', kind: 'relation', required: true }];
    case 'undo-relation':
      return [prose('reason', 2000, false)];
    case 'link':
      return [line('otherId', 64), { name: 'kind', kind: 'relation', required: true }];
  }
}
