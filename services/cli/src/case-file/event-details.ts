import type { Json } from '@anjuan/contracts';
import type { HistoryEvent } from '../api/types.ts';
import type { Language } from '../cli.ts';
import { fieldLabel, label } from '../output/labels.ts';

export interface Detail {
  readonly name: string;
  readonly text: string;
}

/** Fields of the payload that say nothing beside the event's own head. */
const silent = new Set(['type', 'personId']);

/** What an event's payload says, field by field in its own order, codes in words; empty fields are left out. */
export function eventDetails(event: HistoryEvent, language: Language): Detail[] {
  return Object.entries(event.data).flatMap(([field, value]) => (silent.has(field) ? [] : detailsOf(field, value, language)));
}

function detailsOf(field: string, value: Json, language: Language): Detail[] {
  const name = fieldLabel(field, language);
  if (field === 'personal' && value === null) return [{ name, text: language === 'zh' ? '（已删除）' : '(erased)' }];
  if (field === 'personal' && isObject(value)) return Object.entries(value).flatMap(([part, inner]) => detailsOf(part, inner, language));
  const text = textOf(field, value, language);
  return text === '' ? [] : [{ name, text }];
}

function textOf(field: string, value: Json, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'string') return label(value, language, field);
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(2);
  const separators = language === 'zh' ? { items: '；', fields: '，', colon: '：' } : { items: '; ', fields: ', ', colon: ': ' };
  if (isList(value)) return value.map((item) => textOf(field, item, language)).filter(Boolean).join(separators.items); // prettier-ignore
  if ('value' in value) {
    const { value: inner, ...rest } = value;
    return [textOf(field, inner ?? null, language), bracketed(rest, language)].filter(Boolean).join(' ');
  }
  const parts = Object.entries(value).map(([part, inner]) => [fieldLabel(part, language, field), textOf(part, inner, language)] as const);
  return parts.filter(([, text]) => text !== '').map(([part, text]) => `${part}${separators.colon}${text}`).join(separators.fields); // prettier-ignore
}

/** `(把握 0.83)`: what stands beside a suggested value. */
function bracketed(rest: { readonly [key: string]: Json }, language: Language): string {
  const parts = Object.entries(rest).map(([part, inner]) => `${fieldLabel(part, language)} ${textOf(part, inner, language)}`);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !isList(value);
