import { vocabulary } from '../vocabulary/term.ts';

const words = { aliases: [] } as const;

// prettier-ignore
/** The steps by which a conflict of competence is settled (管辖争议), in their order. Art. 24. */
export const conflictStages = vocabulary<'agreement' | 'common-superior' | 'joint-conference'>([
  { code: 'agreement', label: '协商一致', english: 'The units agree', ...words, article: '24' },
  { code: 'common-superior', label: '共同上级决定', english: 'Their common superior decides', ...words, article: '24' },
  { code: 'joint-conference', label: '联席会议协调', english: 'The joint conference coordinates', ...words, article: '24' },
]);

// prettier-ignore
/** The two appeals after the handling opinion (复查、复核), in their order. */
export const reviewLevels = vocabulary<'review' | 're-review'>([
  { code: 'review', label: '复查', english: 'Review', ...words, article: '35' },
  { code: 're-review', label: '复核', english: 'Re-review', ...words, article: '36' },
]);

// prettier-ignore
/** What a review opinion does to the opinion below (复查复核结论). */
export const reviewOutcomes = vocabulary<'upheld' | 'changed' | 'returned'>([
  { code: 'upheld', label: '维持', english: 'Upheld', ...words, article: '' },
  { code: 'changed', label: '变更', english: 'Changed', ...words, article: '' },
  { code: 'returned', label: '撤销并责令重新办理', english: 'Revoked, to be handled again', ...words, article: '' },
]);

// prettier-ignore
/** How far a proposal was adopted (采纳情况). */
export const adoptions = vocabulary<'wholly' | 'partly' | 'not-adopted'>([
  { code: 'wholly', label: '采纳', english: 'Adopted', ...words, article: '29' },
  { code: 'partly', label: '部分采纳', english: 'Adopted in part', ...words, article: '29' },
  { code: 'not-adopted', label: '未采纳', english: 'Not adopted', ...words, article: '29' },
]);

// prettier-ignore
/** How the petition procedure came to its end (程序终结). */
export const procedureEnds = vocabulary<'re-reviewed' | 'review-not-requested' | 're-review-not-requested'>([
  { code: 're-reviewed', label: '复核终结', english: 'Re-review has ended it', ...words, article: '36' },
  { code: 'review-not-requested', label: '逾期未申请复查', english: 'Review was not asked for in time', ...words, article: '35' },
  { code: 're-review-not-requested', label: '逾期未申请复核', english: 'Re-review was not asked for in time', ...words, article: '36' },
]);

// prettier-ignore
/** Where a hearing is held (听证阶段). In re-review its time does not count. */
export const hearingStages = vocabulary<'handling' | 're-review'>([
  { code: 'handling', label: '办理阶段听证', english: 'While the petition is handled', ...words, article: '31' },
  { code: 're-review', label: '复核阶段听证', english: 'In re-review', ...words, article: '36' },
]);

// prettier-ignore
/** Visits (走访接访) as an office records them. */
export const visitKinds = vocabulary<'received' | 'paid' | 'return-visit'>([
  { code: 'received', label: '接待来访', english: 'The petitioner was received', ...words, article: '' },
  { code: 'paid', label: '下访走访', english: 'The petitioner was visited', ...words, article: '' },
  { code: 'return-visit', label: '回访', english: 'Visited again after the case', ...words, article: '' },
]);

// prettier-ignore
/** Who acts for a petitioner (信访代理人). */
export const agentKinds = vocabulary<'relative' | 'lawyer' | 'community-worker' | 'cadre'>([
  { code: 'relative', label: '亲友', english: 'Relative or friend', ...words, article: '' },
  { code: 'lawyer', label: '律师', english: 'Lawyer', ...words, article: '' },
  { code: 'community-worker', label: '社区（村）代理员', english: 'Agent of the community or village', ...words, article: '' },
  { code: 'cadre', label: '干部代理员', english: 'Official acting as agent', ...words, article: '' },
]);

// prettier-ignore
/** What is kept confidential (保密范围). */
export const confidentialityScopes = vocabulary<'identity' | 'whole'>([
  { code: 'identity', label: '信访人身份', english: 'Who petitions', ...words, article: '' },
  { code: 'whole', label: '身份及内容', english: 'Who petitions and what about', ...words, article: '30' },
]);

// prettier-ignore
/** Why an officer keeps out of a case (回避事由). */
export const avoidanceGrounds = vocabulary<'party' | 'relative-of-party' | 'interest'>([
  { code: 'party', label: '本人是信访人或者被反映人', english: 'The officer is a party', ...words, article: '' },
  { code: 'relative-of-party', label: '与信访人或者被反映人有亲属关系', english: 'The officer is a relative of a party', ...words, article: '' },
  { code: 'interest', label: '与信访事项有直接利害关系', english: 'The officer has an interest in the matter', ...words, article: '' },
]);
