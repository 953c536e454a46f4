import { reviewOutcomes, vocabulary } from '@anjuan/regulation';
import { defineKind } from './define-kind.ts';
import { daysOf, petitionerTexts } from './derived.ts';
import { day, documentNumber, line, maybe, term, texts } from './field.ts';
import { contradiction } from './problem.ts';
import { contact, letterhead, petitioners } from './shared-fields.ts';

// prettier-ignore
/** What a handling opinion does with the request (处理结论), the three cases of Art. 32. */
export const opinionOutcomes = vocabulary<'supported' | 'partly-supported' | 'explained' | 'not-supported'>([
  { code: 'supported', label: '予以支持', english: 'Supported', aliases: [], article: '32' },
  { code: 'partly-supported', label: '部分予以支持', english: 'Supported in part', aliases: [], article: '32' },
  { code: 'explained', label: '请求事由合理但缺乏法律依据，作出解释说明', english: 'Reasonable without a basis in law; explained', aliases: [], article: '32' },
  { code: 'not-supported', label: '不予支持', english: 'Not supported', aliases: [], article: '32' },
]);

/** What every opinion states, Art. 32: facts, evidence, reasons and the basis in law. */
const findings = () => ({
  facts: texts('查明事实', 'facts found', { article: '32' }),
  evidence: texts('主要证据', 'evidence', { article: '32' }),
  reasons: texts('理由', 'reasons', { article: '32' }),
  basis: texts('法律依据', 'legal basis', { article: '32' }),
});

/** 信访处理意见书, Art. 32; says where and until when review can be asked for (Art. 35). */
export const handlingOpinion = defineKind({
  label: '信访事项处理意见书',
  english: 'Handling opinion',
  article: '32',
  seriesWord: '处',
  fields: {
    ...letterhead(),
    ...petitioners(),
    acceptedOn: day('受理日期', 'day of acceptance', { article: '23' }),
    request: texts('信访请求', 'request', { article: '32' }),
    ...findings(),
    outcome: term('处理结论', 'outcome', opinionOutcomes, { article: '32' }),
    conclusion: texts('处理意见', 'opinion', { article: '32' }),
    reviewUnit: line('复查机关', 'unit that reviews', { article: '35' }),
    ...contact(),
  },
  derived: { ...petitionerTexts, 复查申请期限天数: { english: 'days to ask for review', of: daysOf('review-request') } },
  contradictions: ({ acceptedOn, issuedOn, issuer, reviewUnit }) => [
    ...(issuedOn < acceptedOn ? [contradiction('issuedOn', '34', '“成文日期”早于“受理日期”', 'issuedOn comes before acceptedOn')] : []),
    ...notItsOwnReviewer('reviewUnit', '35', issuer, reviewUnit),
  ],
});

/** 信访事项复查意见书, Art. 35; says where and until when re-review can be asked for (Art. 36). */
export const reviewOpinion = defineKind({
  label: '信访事项复查意见书',
  english: 'Review opinion',
  article: '35',
  seriesWord: '查',
  fields: {
    ...letterhead(),
    ...petitioners(),
    requestedOn: day('收到复查请求日期', 'day the request for review was received'),
    originalUnit: line('原办理机关', 'unit that handled it'),
    originalNumber: documentNumber('处理意见文号', 'number of the handling opinion'),
    originalOpinion: texts('原处理意见', 'the handling opinion'),
    request: texts('复查请求', 'request for review', { article: '32' }),
    ...findings(),
    outcome: term('复查结论', 'outcome of review', reviewOutcomes),
    conclusion: texts('复查意见', 'review opinion'),
    reReviewUnit: line('复核机关', 'unit that re-reviews', { article: '36' }),
    ...contact(),
  },
  derived: { ...petitionerTexts, 复核申请期限天数: { english: 'days to ask for re-review', of: daysOf('re-review-request') } },
  contradictions: ({ requestedOn, issuedOn, issuer, originalUnit, reReviewUnit }) => [
    ...(issuedOn < requestedOn
      ? [contradiction('issuedOn', '35', '“成文日期”早于“收到复查请求日期”', 'issuedOn comes before requestedOn')]
      : []),
    ...notItsOwnReviewer('originalUnit', '35', issuer, originalUnit),
    ...notItsOwnReviewer('reReviewUnit', '36', issuer, reReviewUnit),
  ],
});

/** 信访事项复核意见书, Art. 36; ends the procedure, and says so. */
export const reReviewOpinion = defineKind({
  label: '信访事项复核意见书',
  english: 'Re-review opinion',
  article: '36',
  seriesWord: '核',
  fields: {
    ...letterhead(),
    ...petitioners(),
    requestedOn: day('收到复核请求日期', 'day the request for re-review was received'),
    reviewUnit: line('复查机关', 'unit that reviewed it'),
    reviewNumber: documentNumber('复查意见文号', 'number of the review opinion'),
    earlierOpinion: texts('原复查意见', 'the review opinion'),
    request: texts('复核请求', 'request for re-review', { article: '32' }),
    hearing: maybe(texts('听证情况', 'hearing')),
    ...findings(),
    outcome: term('复核结论', 'outcome of re-review', reviewOutcomes),
    conclusion: texts('复核意见', 're-review opinion'),
    ...contact(),
  },
  derived: {
    ...petitionerTexts,
    终结告知: {
      english: 'notice that the procedure ends here',
      of: () =>
        '根据《信访工作条例》第三十六条规定，本复核意见为信访程序的终结意见。信访人对本意见不服，仍然以同一事实和理由提出投诉请求的，各级党委和政府信访部门和其他机关、单位不再受理。',
    },
  },
  contradictions: ({ requestedOn, issuedOn, issuer, reviewUnit }) => [
    ...(issuedOn < requestedOn
      ? [contradiction('issuedOn', '36', '“成文日期”早于“收到复核请求日期”', 'issuedOn comes before requestedOn')]
      : []),
    ...notItsOwnReviewer('reviewUnit', '36', issuer, reviewUnit),
  ],
});

/** Review and re-review are each one level up (Art. 35, 36): never the unit itself. */
function notItsOwnReviewer(field: string, article: string, issuer: string, other: string) {
  return issuer === other
    ? [contradiction(field, article, '复查、复核机关应当是上一级机关，不能与原办理机关相同', `${field} and issuer are the same unit`)]
    : [];
}
