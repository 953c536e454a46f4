import { vocabulary } from './term.ts';

/** What a petition is about (问题领域). The Regulation names no list; this one is the offices' own. */
export type Topic =
  | 'housing'
  | 'education'
  | 'wages'
  | 'fundraising'
  | 'land'
  | 'social-security'
  | 'environment'
  | 'transport'
  | 'city-management'
  | 'policing'
  | 'health'
  | 'other';

/** The twelve topics with their labels. */
export const topics = vocabulary<Topic>([
  { code: 'housing', label: '房地产', english: 'Property and housing', aliases: ['住房', '房产', '房地产领域'], article: '' },
  { code: 'education', label: '教育双减', english: 'Education', aliases: ['教育', '双减'], article: '' },
  { code: 'wages', label: '农民工工资', english: 'Wages of migrant workers', aliases: ['欠薪', '拖欠工资'], article: '' },
  { code: 'fundraising', label: '非法集资', english: 'Illegal fund-raising', aliases: ['涉众金融', '金融'], article: '' },
  { code: 'land', label: '征地拆迁', english: 'Land and demolition', aliases: ['征收', '拆迁', '土地'], article: '' },
  { code: 'social-security', label: '社会保障', english: 'Social security', aliases: ['社保', '民生保障'], article: '' },
  { code: 'environment', label: '生态环境', english: 'Environment', aliases: ['环保', '环境保护'], article: '' },
  { code: 'transport', label: '交通出行', english: 'Transport', aliases: ['交通', '交通运输'], article: '' },
  { code: 'city-management', label: '城市管理', english: 'City management', aliases: ['城管'], article: '' },
  { code: 'policing', label: '涉警治安', english: 'Policing and public order', aliases: ['治安', '公安'], article: '' },
  { code: 'health', label: '医疗卫生', english: 'Health', aliases: ['医疗', '卫生健康'], article: '' },
  { code: 'other', label: '其他', english: 'Other', aliases: ['其它'], article: '' },
]);
