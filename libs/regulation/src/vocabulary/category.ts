import { vocabulary } from './term.ts';

/** The three kinds of petition (信访事项类别): proposal 建议意见, accusation 检举控告, appeal-request 申诉求决. */
export type Category = 'proposal' | 'accusation' | 'appeal-request';

/** Categories with the article of the 《信访工作条例》 that says how each is handled. */
export const categories = vocabulary<Category>([
  { code: 'proposal', label: '建议意见', english: 'Proposal or opinion', aliases: ['建议', '意见建议', '建议意见类'], article: '29' },
  {
    code: 'accusation',
    label: '检举控告',
    english: 'Accusation',
    aliases: ['举报', '检举', '控告', '检举控告类', '揭发控告'],
    article: '30',
  },
  { code: 'appeal-request', label: '申诉求决', english: 'Appeal or request', aliases: ['申诉', '求决', '申诉求决类'], article: '31' },
]);
