import { readDate } from './calendar-date.ts';
import type { FieldProblem } from './field-problem.ts';
import { levelOf, type UnitLevel } from './labels.ts';
import { RowFields, type Cells } from './row-fields.ts';

/** Columns a unit file must have (必需列). */
export const unitColumns = [
  '单位代码',
  '单位名称',
  '层级',
  '上级代码',
  '职能关键词',
  '管理领域',
  '设立日期',
  '撤销日期',
  '承继单位代码',
] as const;

/** A unit as it is imported (导入的单位). */
export interface ImportedUnit {
  /** Row or line in its file, for messages. */
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  /** Null for the root. */
  readonly parentCode: string | null;
  readonly keywords: readonly string[];
  readonly topics: readonly string[];
  /** YYYY-MM-DD, in force from this day on. */
  readonly establishedOn: string;
  /** YYYY-MM-DD, the first day on which it is no longer in force; null while it exists. */
  readonly dissolvedOn: string | null;
  readonly successorCode: string | null;
}

export type UnitRowResult =
  | { readonly ok: true; readonly unit: ImportedUnit; readonly warnings: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[]; readonly warnings: readonly FieldProblem[] };

/**
 * Maps a row of a unit file to a unit (单位导入校验); the table as a whole is checked by `checkUnits`. Never throws.
 * @param row the row's number, carried along for messages.
 * @param topics the topics the office knows; others get a remark. Null: not compared.
 */
export function readUnitRow(cells: Cells, row: number, topics: ReadonlySet<string> | null = null): UnitRowResult {
  const fields = new RowFields(cells);
  const code = readCode(fields, '单位代码', true);
  const name = fields.read('单位名称', { max: 100, kind: 'wording', required: true });
  const level = readLevel(fields);
  const parentCode = readCode(fields, '上级代码', false);
  const keywords = list(fields.read('职能关键词', { max: 2000, kind: 'wording' }));
  const ofTopics = list(fields.read('管理领域', { max: 500, kind: 'wording' }));
  if (topics && ofTopics.some((topic) => !topics.has(topic))) {
    fields.warn('管理领域', 'unknown-topic', '「管理领域」中有系统未定义的领域', '"管理领域" (topics) names one the system does not know');
  }
  const established = fields.read('设立日期', { max: 40, kind: 'identifier', required: true });
  const establishedOn = established === null ? null : (readDate(established, '设立日期', null, fields)?.day ?? null);
  const dissolved = fields.read('撤销日期', { max: 40, kind: 'identifier' });
  const dissolvedOn = dissolved === null ? null : (readDate(dissolved, '撤销日期', null, fields)?.day ?? null);
  const successorCode = readCode(fields, '承继单位代码', false);
  const { problems, warnings } = fields;
  if (problems.length > 0 || !code || !name || !level || !establishedOn) return { ok: false, problems, warnings };
  const dates = { establishedOn, dissolvedOn, successorCode };
  return { ok: true, unit: { row, code, name, level, parentCode, keywords, topics: ofTopics, ...dates }, warnings };
}

function readCode(fields: RowFields, column: string, required: boolean): string | null {
  const code = fields.read(column, { max: 32, kind: 'identifier', required });
  if (code === null || /^[\p{L}\p{N}_.-]+$/u.test(code)) return code;
  return fields.reject(
    column,
    'bad-format',
    `「${column}」只能含字母、数字和 - _ .`,
    `"${column}" may hold letters, digits and - _ . only`,
  );
}

function readLevel(fields: RowFields): UnitLevel | null {
  const label = fields.read('层级', { max: 16, kind: 'identifier', required: true });
  if (label === null) return null;
  return (
    levelOf(label) ??
    fields.reject('层级', 'unknown-level', '「层级」请填：市、区、街道、社区', '"层级" (level) must be 市, 区, 街道 or 社区')
  );
}

function list(text: string | null): string[] {
  const parts = (text ?? '').split(/[;；、,，]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
