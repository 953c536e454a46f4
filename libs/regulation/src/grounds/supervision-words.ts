import { vocabulary } from '../vocabulary/term.ts';

const art40 = { aliases: [], article: '40' } as const;

// prettier-ignore
/** Why a unit is supervised (督办情形). Art. 40. */
export const supervisionGrounds = vocabulary<'delay' | 'shirking' | 'perfunctory' | 'falsehood' | 'opinion-not-carried-out' | 'result-not-reported' | 'improper-procedure'>([
  { code: 'delay', label: '拖延，超过期限', english: 'Delay: a limit passed', ...art40 },
  { code: 'shirking', label: '推诿，拒不受理或者办理', english: 'Shirking: it refused to act', ...art40 },
  { code: 'perfunctory', label: '敷衍办理', english: 'Perfunctory handling', ...art40 },
  { code: 'falsehood', label: '弄虚作假', english: 'Falsehood', ...art40 },
  { code: 'opinion-not-carried-out', label: '拒不执行信访处理意见', english: 'The opinion is not carried out', ...art40 },
  { code: 'result-not-reported', label: '未按要求反馈办理结果', english: 'The result was not reported', ...art40 },
  { code: 'improper-procedure', label: '违反规定受理、办理', english: 'Accepted or handled against the rules', ...art40 },
]);

// prettier-ignore
/** How supervision is done (督办方式). */
export const supervisionMethods = vocabulary<'written' | 'phone' | 'on-site' | 'meeting' | 'online'>([
  { code: 'written', label: '发函督办', english: 'In writing', aliases: ['书面督办'], article: '40' },
  { code: 'phone', label: '电话督办', english: 'By phone', ...art40 },
  { code: 'on-site', label: '实地督办', english: 'On site', aliases: ['现场督办'], article: '40' },
  { code: 'meeting', label: '会议督办', english: 'At a meeting', ...art40 },
  { code: 'online', label: '网上督办', english: 'Online', ...art40 },
]);

// prettier-ignore
/** What the petition office suggests (三项建议). Art. 40. */
export const suggestionKinds = vocabulary<'improve-work' | 'improve-policy' | 'hold-responsible'>([
  { code: 'improve-work', label: '改进工作的建议', english: 'To improve the work', aliases: ['改进工作'], article: '40' },
  { code: 'improve-policy', label: '完善政策的建议', english: 'To improve the policy', aliases: ['完善政策'], article: '40' },
  { code: 'hold-responsible', label: '追究责任的建议', english: 'To hold somebody responsible', aliases: ['追究责任'], article: '40' },
]);

// prettier-ignore
/** Where a supervision order or a suggestion stands (督办、建议状态). */
export const supervisionStates = vocabulary<'open' | 'answered' | 'accepted' | 'cancelled'>([
  { code: 'open', label: '待答复', english: 'Awaits its answer', ...art40 },
  { code: 'answered', label: '已答复', english: 'Answered', ...art40 },
  { code: 'accepted', label: '督办办结', english: 'The answer was accepted', ...art40 },
  { code: 'cancelled', label: '已撤销', english: 'Cancelled', aliases: [], article: '' },
]);
