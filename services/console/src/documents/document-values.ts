import type { DocumentDraft, DocumentField } from '../api/types.ts';

type Values = Readonly<Record<string, unknown>>;
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the form of a document begins with: paragraphs as lines, fen as yuan. */
export function formValues({ fields, data }: Pick<DocumentDraft, 'fields' | 'data'>): Values {
  return Object.fromEntries(fields.map((field) => [field.name, toForm(field, data[field.name])]));
}

function toForm({ shape, columns }: DocumentField, value: unknown): unknown {
  if (shape === 'texts') return Array.isArray(value) ? value.join('\n') : undefined;
  if (shape === 'money') return typeof value === 'number' ? value / 100 : undefined;
  if (shape === 'rows')
    return (Array.isArray(value) ? value : []).map((row) => formValues({ fields: columns, data: isValues(row) ? row : {} }));
  return value;
}

/** What is sent: each part of the form as the kind has it; null takes away what the case told. */
export function documentBody(fields: readonly DocumentField[], values: Values): Values {
  return Object.fromEntries(fields.map((field) => [field.name, toBody(field, values[field.name]) ?? null]));
}

function toBody({ shape, columns }: DocumentField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (shape === 'texts') {
    const lines = typeof value === 'string' ? value.split('\n').filter((line) => line.trim() !== '') : [];
    return lines.length > 0 ? lines : undefined;
  }
  if (shape === 'money') return typeof value === 'number' ? Math.round(value * 100) : undefined;
  if (shape === 'rows') return Array.isArray(value) ? value.map((row) => rowBody(columns, isValues(row) ? row : {})) : undefined;
  return typeof value === 'string' ? value.trim() || undefined : value;
}

/** A row without the parts that were left empty. */
function rowBody(columns: readonly DocumentField[], row: Values): Values {
  return Object.fromEntries(Object.entries(documentBody(columns, row)).filter(([, value]) => value !== null));
}
