import type { Division, FactKind } from '../../domain/index.ts';
import type { ReportView } from '../report-view.ts';

export type Language = 'zh' | 'en';

interface Headings {
  readonly total: string;
  readonly cases: string;
  readonly number: string;
  readonly value: string;
  readonly article: string;
  readonly meaning: string;
  readonly code: string;
  readonly sum: string;
  readonly by: Readonly<Record<Division, string>>;
  /** The columns of a case, before those of the numbers. */
  readonly fact: readonly string[];
  readonly kinds: Readonly<Record<FactKind, string>>;
}

/** Names of sheets and columns. */
export const headings: Readonly<Record<Language, Headings>> = {
  zh: {
    ...{ total: '汇总', cases: '案件', number: '指标', value: '数值', article: '条款', meaning: '口径', code: '代码', sum: '合计' },
    by: { channel: '信访形式', category: '类别', topic: '领域', district: '问题属地', unit: '责任单位', month: '月份' },
    fact: [
      ...['案件编号', '事实', '种类', '序号', '起', '止', '结果', '评价'],
      ...['信访形式', '类别', '领域', '问题属地', '责任单位', '单位代码'],
    ],
    kinds: { petition: '信访事项', limit: '时限', backlog: '积案', step: '工作' },
  },
  en: {
    ...{
      total: 'Total',
      cases: 'Cases',
      number: 'Number',
      value: 'Value',
      article: 'Article',
      meaning: 'Definition',
      code: 'Code',
      sum: 'Sum',
    },
    by: { channel: 'Channel', category: 'Category', topic: 'Topic', district: 'District', unit: 'Unit', month: 'Month' },
    fact: [
      ...['Case', 'Fact', 'Kind', 'No.', 'From', 'To', 'Outcome', 'Rating'],
      ...['Channel', 'Category', 'Topic', 'District', 'Unit', 'Unit code'],
    ],
    kinds: { petition: 'Petition', limit: 'Limit', backlog: 'Backlog', step: 'Step' },
  },
};

/** One line that says of what the workbook is, and as of when. */
export function titleOf({ period, asOf }: ReportView, language: Language): string {
  return language === 'zh'
    ? `统计期 ${period.first} 至 ${period.last}，截至 ${asOf} 已记录的数据`
    : `${period.first} to ${period.last}, as recorded by ${asOf}`;
}
