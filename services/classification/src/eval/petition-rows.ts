import { categories, channels, routes, topics } from '@anjuan/regulation';
import { parse } from 'csv-parse/sync';
import type { LabelledPetition } from '../domain/classifier/suggestion.ts';
import { unitLevelOf, type UnitRow } from '../domain/classifier/unit-table.ts';

/** Thrown when a file lacks what an evaluation needs; the message names column and row, never a value. */
export class EvalInputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EvalInputError';
  }
}

/** A row of a petitions file as read: column name to value. */
export type RawRow = Readonly<Record<string, string>>;

const needed = [
  '登记编号',
  '登记日期',
  '信访形式',
  '反映对象',
  '概况标题',
  '诉求内容',
  '标注类别',
  '标注领域',
  '标注路径',
  '标注责任单位',
] as const;

/** Reads a CSV text (UTF-8, header line). Throws EvalInputError for a missing column or broken quoting. */
export function readRows(text: string, file: string, columns: readonly string[] = needed): readonly RawRow[] {
  let rows: RawRow[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true, trim: false });
  } catch (cause) {
    throw new EvalInputError(
      `${file}: 不是规范的 CSV / not well-formed CSV (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'})`,
    );
  }
  const present = new Set(Object.keys(rows[0] ?? {}));
  const missing = columns.filter((column) => !present.has(column));
  if (missing.length > 0) throw new EvalInputError(`${file}: 缺少列 / missing columns: ${missing.join('、')}`);
  return rows;
}

const clean = (value: string | undefined): string => (value ?? '').normalize('NFKC').trim();

/** 2024/3/5 and 2024-03-05 both give 2024-03-05. */
export function isoDay(value: string): string {
  const [year = '', month = '', day = ''] = clean(value).split(/[-/.年月日]/u);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * The labelled rows as examples; rows without the three labels are left out. The matter is the number of the first
 * registration, followed through chains of repeats. Throws EvalInputError for a label outside the vocabulary.
 */
export function labelledPetitions(rows: readonly RawRow[], file: string): readonly LabelledPetition[] {
  const origins = new Map(rows.map((row) => [clean(row['登记编号']), clean(row['原登记编号'])]));
  return rows.flatMap((row, index) => {
    if (clean(row['标注类别']) === '' || clean(row['标注领域']) === '' || clean(row['标注路径']) === '') return [];
    const coded = <Code>(column: string, codeOf: (label: string) => Code | undefined): Code => {
      const code = codeOf(row[column] ?? '');
      if (code === undefined)
        throw new EvalInputError(`${file}: 第 ${index + 2} 行 row ${index + 2}: ${column} 不在词汇表中 / unknown label`);
      return code;
    };
    const unitName = clean(row['标注责任单位']);
    return [
      {
        matter: originOf(clean(row['登记编号']), origins),
        channel: channels.codeOf(row['信访形式'] ?? '') ?? 'online',
        title: row['概况标题'] ?? '',
        text: row['诉求内容'] ?? '',
        target: row['反映对象'] ?? '',
        district: clean(row['问题属地']),
        address: row['住址'] ?? '',
        headcount: Math.max(1, Number.parseInt(clean(row['人数']), 10) || 1),
        anonymous: clean(row['是否匿名']) === '是',
        date: isoDay(row['登记日期'] ?? ''),
        labels: {
          category: coded('标注类别', categories.codeOf),
          topic: coded('标注领域', topics.codeOf),
          route: coded('标注路径', routes.codeOf),
          ...(unitName === '' ? {} : { unitName }),
        },
      },
    ];
  });
}

function originOf(id: string, origins: ReadonlyMap<string, string>): string {
  let at = id;
  for (let depth = 0; depth < 20; depth++) {
    const earlier = origins.get(at);
    if (earlier === undefined || earlier === '' || earlier === at) return at;
    at = earlier;
  }
  return at;
}

/** Reads a units table (单位代码,单位名称,层级,上级代码,职能关键词,管理领域,设立日期,撤销日期,承继单位代码). */
export function readUnits(text: string, file: string): readonly UnitRow[] {
  const list = (value: string | undefined): string[] =>
    clean(value)
      .split(/[;；、]/u)
      .filter((each) => each !== '');
  return readRows(text, file, ['单位代码', '单位名称', '层级']).map((row, index) => {
    const level = unitLevelOf(row['层级'] ?? '');
    if (level === undefined) throw new EvalInputError(`${file}: 第 ${index + 2} 行 row ${index + 2}: 层级不认识 / unknown level`);
    return {
      code: clean(row['单位代码']),
      name: clean(row['单位名称']),
      level,
      parent: clean(row['上级代码']),
      duties: list(row['职能关键词']),
      topics: list(row['管理领域']),
      established: clean(row['设立日期']) === '' ? '' : isoDay(row['设立日期'] ?? ''),
      dissolved: clean(row['撤销日期']) === '' ? '' : isoDay(row['撤销日期'] ?? ''),
      successor: clean(row['承继单位代码']),
    };
  });
}
