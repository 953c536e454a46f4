import type { topics } from '@anjuan/regulation';

/** A policy that many backlog cases turn on (政策类积案), the words that tell it, and its topic. Data: an office adds its own. */
export interface PolicyRow {
  readonly policy: string;
  readonly words: readonly string[];
  readonly topic: (typeof topics.codes)[number];
}

// prettier-ignore
export const policies: readonly PolicyRow[] = [
  { policy: '民办、代课教师补助', words: ['民办教师', '代课教师', '民师'], topic: 'education' },
  { policy: '企业改制职工安置', words: ['改制', '买断工龄', '下岗职工', '破产职工'], topic: 'social-security' },
  { policy: '超期过渡费', words: ['过渡费'], topic: 'land' },
  { policy: '征地补偿', words: ['征地补偿', '征地款', '失地', '社保补差'], topic: 'land' },
  { policy: '拆迁安置', words: ['拆迁', '征收补偿', '安置房', '产权调换'], topic: 'land' },
  { policy: '水库、退田还湖移民', words: ['移民'], topic: 'land' },
  { policy: '房产办证', words: ['办证', '房产证', '两证不全'], topic: 'housing' },
  { policy: '集资清退', words: ['集资', '网贷', '股金兑付', '出借人'], topic: 'fundraising' },
  { policy: '拖欠工程款、工资', words: ['工程款', '拖欠工资', '欠薪'], topic: 'wages' },
  { policy: '军人优抚', words: ['退役', '退伍', '复员军人', '军转', '评残'], topic: 'social-security' },
  { policy: '低保与救济', words: ['低保', '救济', '退职'], topic: 'social-security' },
  { policy: '养老与工伤待遇', words: ['养老保险', '养老待遇', '工伤', '职业病', '职业性'], topic: 'social-security' },
  { policy: '医疗损害', words: ['医疗事故', '医疗损害', '脑瘫', '接种'], topic: 'health' },
];
