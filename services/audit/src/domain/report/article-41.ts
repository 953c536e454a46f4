import { measures, type Section } from './measures.ts';
import type { Division } from './report.ts';

/** An item that the yearly report (信访工作年度报告) is to hold, and what answers it. */
export interface ReportItem {
  readonly item: number;
  readonly label: string;
  readonly english: string;
  readonly measures: readonly string[];
  readonly tables: readonly Division[];
}

function of(...sections: readonly Section[]): readonly string[] {
  return measures.filter(({ section }) => sections.includes(section)).map(({ code }) => code);
}

/** The items of the yearly report, Art. 41 (1) to (4). */
export const article41: readonly ReportItem[] = [
  {
    item: 1,
    label: '信访事项的数据统计、信访事项涉及领域以及被投诉较多的机关、单位',
    english: 'Figures of the petitions, the topics they are about, and the organs and units most complained about',
    measures: of('registered', 'stock', 'outcome'),
    tables: ['month', 'channel', 'category', 'topic', 'district', 'unit'],
  },
  {
    item: 2,
    label: '转送、交办、督办情况',
    english: 'Transfers, entrustments and supervision',
    measures: of('work', 'limits'),
    tables: ['unit'],
  },
  {
    item: 3,
    label: '提出改进工作、完善政策、追究责任建议以及被采纳情况',
    english: 'Suggestions to improve work and policy and to hold responsible, and how far they were adopted',
    measures: of('suggestions'),
    tables: ['unit'],
  },
  {
    item: 4,
    label: '其他应当报告的事项：复查复核与积案化解',
    english: 'Other matters to report: reviews, and the working-off of backlog cases',
    measures: of('review', 'backlog'),
    tables: ['month', 'topic', 'unit'],
  },
];
