import { categories, channels, topics } from '@anjuan/regulation';
import type { Asked } from '../application/report-queries.ts';
import type { UnitNames } from '../application/case-view.ts';
import { article41, measures, rates, type Division, type Report } from '../domain/index.ts';

/** Codes of the units that rows of a report stand for. */
export function unitsIn({ tables }: Report): readonly string[] {
  return (tables.find(({ by }) => by === 'unit')?.rows ?? []).map(({ value }) => value).filter((value) => value !== '');
}

/** A report as the interface shows it: rows with their words, and the definition of every number beside them. */
export function reportView({ period, asOf }: Asked, report: Report, unitName: UnitNames) {
  return {
    period,
    asOf: asOf.toISOString(),
    total: report.total,
    tables: report.tables.map(({ by, rows }) => ({
      by,
      rows: rows.map((row) => ({ ...row, ...wordsOf(by, row.value, unitName) })),
    })),
    ...(period.kind === 'year' ? { article41 } : {}),
    measures: measures.map(({ code, label, english, section, meaning, meaningEnglish, article, unit }) => {
      return { code, label, english, section, meaning, meaningEnglish, article, unit };
    }),
    rates,
  };
}

export type ReportView = ReturnType<typeof reportView>;

interface Words {
  readonly label: string;
  readonly english: string;
}

/** What a row is called: of an unknown value that it is not known. */
export function wordsOf(by: Division, value: string, unitName: UnitNames): Words {
  if (value === '') return unknown[by];
  if (by === 'district' || by === 'month') return { label: value, english: value };
  if (by === 'unit') return { label: unitName(value), english: unitName(value) };
  const { terms } = { channel: channels, category: categories, topic: topics }[by];
  return terms.find(({ code }) => code === value) ?? { label: value, english: value };
}

const unknown: Readonly<Record<Division, Words>> = {
  channel: { label: '不详', english: 'Unknown' },
  category: { label: '未甄别', english: 'Not classified yet' },
  topic: { label: '未甄别', english: 'Not classified yet' },
  district: { label: '属地不详', english: 'District unknown' },
  unit: { label: '未定责任单位', english: 'No responsible unit yet' },
  month: { label: '', english: '' },
};
