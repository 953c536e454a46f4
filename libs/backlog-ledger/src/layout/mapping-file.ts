import { z } from 'zod';
import { isDay, partsOf } from '../dates/civil.ts';
import { LedgerError } from '../ledger-error.ts';
import { fieldNames, type FieldName } from './fields.ts';

const day = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(...partsOf(text)), '应为 YYYY-MM-DD / must be YYYY-MM-DD');
const row = z.int().min(1).max(1_048_576);
const names = z.union([z.string().min(1).max(60), z.array(z.string().min(1).max(60)).min(1).max(50)]);
const columns = z.partialRecord(z.enum(fieldNames), names);

const sheetMapping = z.strictObject({
  /** Name of the sheet; * stands for any characters. */
  sheet: z.string().min(1).max(31),
  skip: z.boolean().optional(),
  kind: z.enum(['open', 'struck-off']).optional(),
  headerRow: row.optional(),
  headerRows: z.int().min(1).max(5).optional(),
  firstRow: row.optional(),
  /** Header names, or column letters. */
  columns: columns.optional(),
  fundsUnit: z.enum(['元', '千元', '万元', '百万元', '亿元']).optional(),
});

const ledgerMapping = z.strictObject({
  version: z.literal(1),
  /** Further header names for all sheets. */
  columns: columns.optional(),
  sheets: z.array(sheetMapping).max(200).optional(),
  /** District to other wordings for it: towns, former names. */
  districts: z.record(z.string().min(1).max(30), z.array(z.string().min(1).max(30)).max(500)).optional(),
  closingDate: day.optional(),
});

/** How an office's ledger is laid out where the program would not find out by itself (栏目对照文件). */
export type LedgerMapping = z.infer<typeof ledgerMapping>;
export type SheetMapping = z.infer<typeof sheetMapping>;

/**
 * Reads a mapping file (JSON). Throws LedgerError `bad-mapping`, whose `details` name every fault with its place in the file, such as
 * `sheets[0].columns.titel`, so that all can be mended at once.
 */
export function parseLedgerMapping(text: string): LedgerMapping {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw badMapping(['不是合法的 JSON / not valid JSON'], cause);
  }
  return checkLedgerMapping(value);
}

/** The same for a value already parsed. */
export function checkLedgerMapping(value: unknown): LedgerMapping {
  const result = ledgerMapping.safeParse(value);
  if (result.success) return result.data;
  throw badMapping(result.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`));
}

/** The mapping of a sheet: the first whose name or pattern fits. */
export function mappingOf(mapping: LedgerMapping | undefined, sheet: string): SheetMapping | undefined {
  return mapping?.sheets?.find(({ sheet: pattern }) => {
    const escaped = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${escaped.join('.*')}$`, 'u').test(sheet);
  });
}

/** Field by header name or column letter, of the entries of a `columns` object. */
export function mappedNames(entries: LedgerMapping['columns']): readonly (readonly [name: string, field: FieldName])[] {
  return fieldNames.flatMap((field) => {
    const value = entries?.[field];
    return value === undefined ? [] : [value].flat().map((name) => [name, field] as const);
  });
}

function placeOf(path: readonly PropertyKey[]): string {
  return (
    path.reduce<string>(
      (place, part) => (typeof part === 'number' ? `${place}[${part}]` : `${place}${place === '' ? '' : '.'}${String(part)}`),
      '',
    ) || '$'
  );
}

function badMapping(details: readonly string[], cause?: unknown): LedgerError {
  return new LedgerError(
    'bad-mapping',
    `栏目对照文件有 ${details.length} 处错误：${details.slice(0, 5).join('；')}`,
    `the mapping file has ${details.length} fault(s): ${details.slice(0, 5).join('; ')}`,
    { details, ...(cause === undefined ? {} : { cause }) },
  );
}
