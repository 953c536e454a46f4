import { vocabulary } from '../vocabulary/term.ts';

// prettier-ignore
/** Why a petition is not accepted (不予受理理由). */
export const nonAcceptanceGrounds = vocabulary<'litigation-matter' | 'being-handled' | 'procedure-ended' | 'outside-duty' | 'content-unclear'>([
  { code: 'litigation-matter', label: '涉法涉诉，由政法机关办理', english: 'A matter of litigation, for the political-legal organs', aliases: [], article: '31' },
  { code: 'being-handled', label: '已受理或正在办理，期限内重复提出', english: 'Already accepted or being handled within its limit', aliases: [], article: '19' },
  { code: 'procedure-ended', label: '复核终结，同一事实和理由', english: 'Re-review has ended it; the same facts and reasons', aliases: [], article: '36' },
  { code: 'outside-duty', label: '不属于本机关法定职责', english: 'Outside statutory duty', aliases: [], article: '' },
  { code: 'content-unclear', label: '内容不清，无法办理', english: 'Content too unclear to handle', aliases: [], article: '' },
]);

// prettier-ignore
/** The parts without which no handling opinion is issued (处理意见书应载明的内容). */
export const opinionParts = vocabulary<'request' | 'facts' | 'opinion' | 'basis'>([
  { code: 'request', label: '信访请求', english: 'The request', aliases: [], article: '32' },
  { code: 'facts', label: '事实和理由', english: 'Facts and reasons', aliases: [], article: '32' },
  { code: 'opinion', label: '处理意见', english: 'The opinion', aliases: [], article: '32' },
  { code: 'basis', label: '法律依据', english: 'Its legal basis', aliases: [], article: '32' },
]);

// prettier-ignore
/** What a closed appeal-request records (三到位一处理). */
export const handlingResults = vocabulary<'settled' | 'explained' | 'relieved' | 'referred-for-punishment'>([
  { code: 'settled', label: '诉求合理的解决到位', english: 'Settled', aliases: [], article: '28' },
  { code: 'explained', label: '诉求无理的思想教育到位', english: 'Explained', aliases: [], article: '28' },
  { code: 'relieved', label: '生活困难的帮扶救助到位', english: 'Relieved', aliases: [], article: '28' },
  { code: 'referred-for-punishment', label: '行为违法的依法处理', english: 'Referred for punishment', aliases: [], article: '28' },
]);

// prettier-ignore
export const ratings = vocabulary<'satisfied' | 'basically-satisfied' | 'dissatisfied' | 'not-rated'>([
  { code: 'satisfied', label: '满意', english: 'Satisfied', aliases: [], article: '' },
  { code: 'basically-satisfied', label: '基本满意', english: 'Basically satisfied', aliases: [], article: '' },
  { code: 'dissatisfied', label: '不满意', english: 'Dissatisfied', aliases: [], article: '' },
  { code: 'not-rated', label: '未评价', english: 'Not rated', aliases: [], article: '' },
]);

// prettier-ignore
export const deliveryMethods = vocabulary<'in-person' | 'post' | 'electronic' | 'left-at-residence' | 'public-notice'>([
  { code: 'in-person', label: '当面送达', english: 'In person', aliases: [], article: '' },
  { code: 'post', label: '邮寄送达', english: 'By post', aliases: [], article: '' },
  { code: 'electronic', label: '电子送达', english: 'Electronically', aliases: [], article: '' },
  { code: 'left-at-residence', label: '留置送达', english: 'Left at the residence', aliases: [], article: '' },
  { code: 'public-notice', label: '公告送达', english: 'By public notice', aliases: [], article: '' },
]);

// prettier-ignore
export const workKinds = vocabulary<'contacted' | 'investigated' | 'site-visit' | 'mediated' | 'coordinated' | 'other'>([
  { code: 'contacted', label: '联系信访人', english: 'Contacted the petitioner', aliases: [], article: '' },
  { code: 'investigated', label: '调查核实', english: 'Investigated', aliases: [], article: '' },
  { code: 'site-visit', label: '现场走访', english: 'Visited the site', aliases: [], article: '' },
  { code: 'mediated', label: '调解', english: 'Mediated', aliases: [], article: '33' },
  { code: 'coordinated', label: '会商协调', english: 'Coordinated', aliases: [], article: '' },
  { code: 'other', label: '其他工作', english: 'Other', aliases: [], article: '' },
]);

// prettier-ignore
/** Where a case stands (案件状态). */
export const caseStates = vocabulary<'registered' | 'suggested' | 'classified' | 'sent' | 'objected' | 'taken-back' | 'accepted' | 'opinion-issued' | 'delivered' | 'closed' | 'withdrawn' | 'not-accepted' | 'in-conflict' | 'directed' | 'settled' | 'under-review' | 'reviewed' | 'procedure-ended' | 'merged' | 'petitioner-died' | 'ledgered'>([
  { code: 'registered', label: '已登记', english: 'Registered', aliases: [], article: '22' },
  { code: 'suggested', label: '待甄别', english: 'Awaiting classification', aliases: [], article: '22' },
  { code: 'classified', label: '待分办', english: 'Awaiting dispatch', aliases: [], article: '22' },
  { code: 'sent', label: '待受理', english: 'Awaiting acceptance', aliases: [], article: '23' },
  { code: 'objected', label: '管辖异议中', english: 'Competence objected', aliases: [], article: '23' },
  { code: 'taken-back', label: '已收回待重分', english: 'Taken back, to be sent again', aliases: [], article: '23' },
  { code: 'accepted', label: '办理中', english: 'Being handled', aliases: [], article: '34' },
  { code: 'opinion-issued', label: '已出具意见', english: 'Opinion issued', aliases: [], article: '32' },
  { code: 'delivered', label: '已送达', english: 'Opinion delivered', aliases: [], article: '32' },
  { code: 'closed', label: '已办结', english: 'Closed', aliases: [], article: '' },
  { code: 'withdrawn', label: '已撤回', english: 'Withdrawn', aliases: [], article: '' },
  { code: 'not-accepted', label: '不予受理', english: 'Not accepted', aliases: [], article: '' },
  { code: 'in-conflict', label: '管辖争议裁定中', english: 'Conflict of competence', aliases: [], article: '24' },
  { code: 'directed', label: '已导入法定途径', english: 'Directed to its statutory procedure', aliases: [], article: '31' },
  { code: 'settled', label: '已达成协议', english: 'Settled by agreement', aliases: [], article: '33' },
  { code: 'under-review', label: '复查复核中', english: 'Under review', aliases: [], article: '35' },
  { code: 'reviewed', label: '已出具复查复核意见', english: 'Review opinion issued', aliases: [], article: '35' },
  { code: 'procedure-ended', label: '信访程序终结', english: 'Procedure ended', aliases: [], article: '36' },
  { code: 'merged', label: '已并案', english: 'Merged into another case', aliases: [], article: '' },
  { code: 'petitioner-died', label: '信访人死亡终止', english: 'Ended by the death of the petitioner', aliases: [], article: '' },
  { code: 'ledgered', label: '台账在册', english: 'Kept in a ledger of backlog cases', aliases: [], article: '' },
]);
