import type { Condition, Counting, Timing } from './condition.ts';

/** The parts of a report, in their order; the numbers in brackets are those of Art. 41, by which the yearly report is divided. */
export const sections = ['registered', 'work', 'limits', 'outcome', 'stock', 'suggestions', 'backlog', 'review'] as const;
export type Section = (typeof sections)[number];

/** One number of a report (统计指标) and its definition. Every number there is stands in `measures`. */
export interface Measure extends Counting {
  readonly code: string;
  readonly section: Section;
  readonly label: string;
  readonly english: string;
  /** What exactly is counted. */
  readonly meaning: string;
  readonly meaningEnglish: string;
  /** Article of the 《信访工作条例》 it rests on; empty where it is the offices' own. */
  readonly article: string;
  readonly unit: 'petitions' | 'people' | 'limits' | 'stays' | 'steps' | 'fen';
}

type Words = readonly [label: string, english: string, meaning: string, meaningEnglish: string];

const any: readonly Condition[] = [{}];
const first: Condition = { entry: 'registered', repeat: false };
const satisfied = ['satisfied', 'basically-satisfied'] as const;
const rated = [...satisfied, 'dissatisfied'] as const;
const atSource: Condition = { ...first, outcome: ['closed'], rating: satisfied, reopened: false, returned: false };

function petitions(code: string, section: Section, article: string, timing: Timing, where: readonly Condition[], words: Words): Measure {
  return { ...named(code, section, article, words), of: 'petition', timing, where, unit: 'petitions' };
}

function backlog(code: string, timing: Timing, where: readonly Condition[], words: Words): Measure {
  return { ...named(code, 'backlog', '', words), of: 'backlog', timing, where, unit: 'stays' };
}

function steps(code: string, section: Section, article: string, where: readonly Condition[], words: Words): Measure {
  return { ...named(code, section, article, words), of: 'step', timing: 'begun', where, unit: 'steps' };
}

function named(code: string, section: Section, article: string, [label, english, meaning, meaningEnglish]: Words) {
  return { code, section, article, label, english, meaning, meaningEnglish };
}

/** Of one clock: how many limits were to be kept in the period, and how many were. */
function limits(clock: string, name: string, article: string, what: string, whatEnglish: string): readonly Measure[] {
  const common = { of: 'limit', timing: 'ended', unit: 'limits' } as const;
  const due: readonly Condition[] = [
    { code: clock, outcome: ['met', 'late'] },
    { code: clock, overdue: true },
  ];
  return [
    {
      ...named(`${name}Due`, 'limits', article, [
        `应${what}件次`,
        `To be ${whatEnglish}`,
        `期限最后一日在本期内、且已按期或逾期${what}，或者至统计时点已过期而未${what}的期限；已取消的期限不计，尚未到期且未完成的不计`,
        `limits whose last day lies in the period, and which were kept, kept late, or had passed unkept by the as-of day; not those cancelled, not those neither due nor done yet`,
      ]),
      ...common,
      where: due,
    },
    {
      ...named(`${name}OnTime`, 'limits', article, [
        `按期${what}件次`,
        `${capital(whatEnglish)} on time`,
        `应${what}件次中，在最后一日或之前完成的`,
        `of those, done on or before the last day`,
      ]),
      ...common,
      where: [{ code: clock, outcome: ['met'] }],
    },
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Every number of the reports. Periods count calendar days in Asia/Shanghai; what was entered after the as-of moment counts nowhere. */
// prettier-ignore
export const measures: readonly Measure[] = [
  petitions('received', 'registered', '22', 'begun', [{ entry: 'registered' }], ['登记件数', 'Registered', '登记日期在本期内的信访事项', 'petitions received in the period']),
  { ...petitions('people', 'registered', '', 'begun', [{ entry: 'registered' }], ['涉及人数', 'People', '登记件数中各件人数之和', 'sum of the people of the petitions registered']), sum: true, unit: 'people' },
  petitions('first', 'registered', '', 'begun', [first], ['初信初访', 'First petitions', '登记件数中，登记册未注明、也未确认为重复件的', 'of the registered, those that neither the register names nor an officer confirmed as a repeat']),
  petitions('repeat', 'registered', '', 'begun', [{ entry: 'registered', repeat: true }], ['重信重访', 'Repeat petitions', '登记件数中，登记册注明或者已确认是同一信访人同一事项再次提出的；解除关联的不计', 'of the registered, the same petitioner on the same matter again, as the register names it or an officer confirmed; not where that was undone']),
  petitions('collective', 'registered', '20', 'begun', [{ entry: 'registered', collective: true }], ['集体访', 'Collective visits', '登记件数中，形式为来访且人数达到集体访人数（5 人）的', 'of the registered, visits of at least as many people as make one collective (5)']),
  petitions('undecided', 'registered', '', 'begun', [{ entry: 'registered', decided: false }], ['甄别未定', 'Not decided yet', '登记件数中，类别、领域、单位仅为建议或尚无建议的', 'of the registered, those whose category, topic and unit are only suggested, or not even that']),

  steps('transferred', 'work', '22', [{ code: 'transferred' }], ['转送', 'Transferred', '转送日期在本期内的转送', 'transfers dated in the period']),
  steps('entrusted', 'work', '22', [{ code: 'entrusted' }], ['交办', 'Entrusted', '交办日期在本期内的交办', 'entrustments dated in the period']),
  steps('resultsReported', 'work', '22', [{ code: 'result-reported' }], ['反馈交办结果', 'Results of entrusting reported', '反馈日期在本期内的交办结果反馈', 'reports on entrusted petitions dated in the period']),
  steps('accepted', 'work', '23', [{ code: 'accepted' }], ['受理', 'Accepted', '受理日期在本期内的受理告知', 'acceptances dated in the period']),
  steps('notAccepted', 'work', '22', [{ code: 'not-accepted' }], ['不予受理', 'Not accepted', '日期在本期内的不予受理（登记机关作出的以及责任单位告知的）', 'refusals to accept dated in the period, by the petition office or by the unit']),
  steps('objected', 'work', '23', [{ code: 'objected' }], ['管辖异议', 'Objections', '提出日期在本期内的管辖异议', 'objections to competence dated in the period']),
  steps('takenBack', 'work', '23', [{ code: 'taken-back' }], ['收回', 'Taken back', '收回日期在本期内的材料收回', 'material taken back in the period']),
  steps('directed', 'work', '31', [{ code: 'directed' }], ['导入法定途径', 'Directed to a statutory procedure', '日期在本期内、导入其他法定途径或者移交有权机关的', 'matters led in the period into another statutory procedure or handed to the competent organ']),
  steps('extended', 'work', '34', [{ code: 'extended' }], ['延长办理期限', 'Handling limits extended', '批准日期在本期内的延期', 'extensions approved in the period']),
  steps('urgentReported', 'work', '25', [{ code: 'urgent-reported' }], ['紧急重大事项报告', 'Urgent matters reported', '报告日期在本期内的紧急重大事项报告', 'reports of urgent or major matters dated in the period']),
  steps('supervised', 'work', '40', [{ code: 'supervised' }], ['督办', 'Supervision orders', '发出日期在本期内的督办，按被督办单位', 'supervision orders issued in the period, by the supervised unit']),
  steps('supervisionAnswered', 'work', '40', [{ code: 'supervision-answered' }], ['答复督办', 'Answers to supervision orders', '答复日期在本期内的督办答复；退回后再次答复的另计', 'answers dated in the period; one after an answer that was sent back counts again']),
  steps('supervisionDone', 'work', '40', [{ code: 'supervision-done' }], ['督办办结', 'Supervision orders done', '日期在本期内的督办办结，按责任单位', 'supervision orders found done in the period, by the responsible unit']),
  steps('interviewed', 'work', '40', [{ code: 'interviewed' }], ['约谈', 'Interviews', '约谈日期在本期内的约谈，按被约谈单位', 'interviews of heads of units dated in the period, by their unit']),

  ...limits('register-and-transfer', 'sending', '22', '转送交办', 'sent on'),
  ...limits('acceptance', 'acceptance', '23', '受理', 'accepted'),
  ...limits('handling', 'handling', '34', '办结', 'handled'),

  steps('opinions', 'outcome', '32', [{ code: 'opinion' }], ['出具处理意见', 'Handling opinions', '出具日期在本期内的处理意见', 'handling opinions issued in the period']),
  steps('settled', 'outcome', '28', [{ code: 'result', outcome: ['settled'] }], ['诉求合理解决到位', 'Settled', '本期处理意见中载明诉求合理、予以解决的', 'opinions of the period that settle a reasonable request']),
  steps('explained', 'outcome', '28', [{ code: 'result', outcome: ['explained'] }], ['诉求无理教育到位', 'Explained', '本期处理意见中载明诉求无理、予以解释疏导的', 'opinions of the period that meet an unreasonable request with explanation']),
  steps('relieved', 'outcome', '28', [{ code: 'result', outcome: ['relieved'] }], ['生活困难帮扶到位', 'Relieved', '本期处理意见中载明予以帮扶救助的', 'opinions of the period that grant relief']),
  steps('punished', 'outcome', '28', [{ code: 'result', outcome: ['referred-for-punishment'] }], ['行为违法依法处理', 'Referred for punishment', '本期处理意见中载明移交依法处理的', 'opinions of the period that refer unlawful acts']),
  steps('settlements', 'outcome', '33', [{ code: 'settlement' }], ['和解调解', 'Settlements by agreement', '协议日期在本期内的和解、调解', 'written agreements dated in the period, by mediation or without']),
  steps('answered', 'outcome', '29', [{ code: 'proposal-answered' }], ['建议答复', 'Proposals answered', '答复日期在本期内的建议意见', 'proposals answered in the period']),
  steps('adopted', 'outcome', '29', [{ code: 'proposal-answered', outcome: ['wholly', 'partly'] }], ['建议采纳', 'Proposals adopted', '建议答复中采纳或部分采纳的', 'of those, adopted wholly or in part']),
  petitions('closed', 'outcome', '', 'ended', [{ outcome: ['closed'] }], ['办结', 'Closed', '办结日期在本期内的办结；复查后再次办结的另计', 'closings dated in the period; one after a review counts again']),
  petitions('rated', 'outcome', '', 'ended', [{ outcome: ['closed'], rating: rated }], ['参评', 'Rated', '办结中信访人作出评价的', 'of the closings, those the petitioner rated']),
  petitions('satisfied', 'outcome', '', 'ended', [{ outcome: ['closed'], rating: satisfied }], ['满意', 'Satisfied', '参评中评价满意或基本满意的', 'of the rated, satisfied or basically satisfied']),
  petitions('firstSettled', 'outcome', '', 'begun', [atSource], ['初信初访化解', 'First petitions settled', '本期登记的初信初访中，至统计时点已办结、评价满意或基本满意、未申请复查且无重复件的', 'of the first petitions received in the period, those that by the as-of moment are closed, rated satisfied or basically satisfied, not taken to review and not repeated']),

  petitions('openAtStart', 'stock', '', 'opening', any, ['期初在办', 'Open at the beginning', '本期首日前一日终了时已登记而未终结的', 'open at the end of the day before the period']),
  petitions('reopened', 'stock', '35', 'begun', [{ entry: 'reopened' }], ['重新启动', 'Opened again', '办结后于本期内申请复查的，以及由台账转入后于本期内恢复办理的', 'closed and taken to review in the period, or out of a ledger and taken up again in it']),
  petitions('ended', 'stock', '', 'ended', any, ['本期终结', 'Ended', '本期内办结、撤回、不予受理、并案或者因死亡终止的', 'closed, withdrawn, not accepted, merged or ended by death in the period']),
  petitions('openAtEnd', 'stock', '', 'closing', any, ['期末在办', 'Open at the end', '本期末日终了时已登记而未终结的', 'open at the end of the last day of the period']),

  steps('improveWork', 'suggestions', '40', [{ code: 'suggestion', outcome: ['improve-work'] }], ['改进工作建议', 'Suggestions to improve the work', '提出日期在本期内的改进工作建议', 'suggestions to improve the work, made in the period']),
  steps('improvePolicy', 'suggestions', '40', [{ code: 'suggestion', outcome: ['improve-policy'] }], ['完善政策建议', 'Suggestions to improve the policy', '提出日期在本期内的完善政策建议', 'suggestions to improve the policy, made in the period']),
  steps('holdResponsible', 'suggestions', '40', [{ code: 'suggestion', outcome: ['hold-responsible'] }], ['追究责任建议', 'Suggestions to hold responsible', '提出日期在本期内的追究责任建议', 'suggestions to hold somebody responsible, made in the period']),
  steps('suggestionsAnswered', 'suggestions', '40', [{ code: 'suggestion-answered' }], ['书面反馈', 'Suggestions answered', '反馈日期在本期内的建议书面反馈', 'written feedback to suggestions dated in the period']),
  steps('suggestionsAdopted', 'suggestions', '40', [{ code: 'suggestion-answered', outcome: ['wholly', 'partly'] }], ['建议被采纳', 'Suggestions adopted', '书面反馈中采纳或部分采纳的', 'of the suggestions answered, those adopted wholly or in part']),

  backlog('backlogAtStart', 'opening', any, ['期初积案', 'Backlog at the beginning', '本期首日前一日终了时在册未销号的积案', 'on the list of backlog cases at the end of the day before the period']),
  backlog('backlogListed', 'begun', [{ entry: 'listed' }], ['新列积案', 'Newly listed', '列入日期在本期内的积案', 'listed in the period']),
  backlog('backlogRelapsed', 'begun', [{ entry: 'relapsed' }], ['反弹积案', 'Relapsed', '销号后于本期内反弹、重新在册的积案', 'struck off before, and back on the list in the period']),
  backlog('backlogFromLedger', 'begun', [{ entry: 'ledger' }], ['台账转入', 'From a ledger', '由台账导入、台账截止日在本期内的在册积案', 'taken over from an office’s ledger that was kept up to a day in the period']),
  backlog('backlogStruckOff', 'ended', [{ outcome: ['struck-off'] }], ['积案销号', 'Struck off', '销号日期在本期内的积案', 'struck off in the period']),
  backlog('backlogMoved', 'ended', [{ outcome: ['moved'] }], ['积案转出', 'Moved elsewhere', '台账载明本期内转出的积案', 'moved elsewhere in the period, as a ledger tells']),
  backlog('backlogAtEnd', 'closing', any, ['期末积案', 'Backlog at the end', '本期末日终了时在册未销号的积案', 'on the list of backlog cases at the end of the last day of the period']),
  { ...steps('reliefPaid', 'backlog', '28', [{ code: 'relief-paid' }], ['救助发放金额', 'Relief paid', '发放日期在本期内的救助金额之和，数据以分计', 'sum of the relief paid in the period, kept in fen']), sum: true, unit: 'fen' },

  steps('reviewsRequested', 'review', '35', [{ code: 'review-requested', outcome: ['review'] }], ['申请复查', 'Reviews requested', '申请日期在本期内的复查申请', 'requests for review dated in the period']),
  steps('reReviewsRequested', 'review', '36', [{ code: 'review-requested', outcome: ['re-review'] }], ['申请复核', 'Re-reviews requested', '申请日期在本期内的复核申请', 'requests for re-review dated in the period']),
  steps('reviewOpinions', 'review', '35', [{ code: 'review-opinion' }], ['复查复核意见', 'Review opinions', '出具日期在本期内的复查、复核意见', 'review and re-review opinions issued in the period']),
  steps('overturned', 'review', '35', [{ code: 'review-opinion', outcome: ['changed', 'returned'] }], ['复查复核改变', 'Changed or returned', '复查复核意见中变更或者撤销并责令重新办理的', 'of those, the ones that change the opinion below or return the case']),
  steps('hearings', 'review', '31', [{ code: 'hearing' }], ['听证', 'Hearings', '开始日期在本期内的听证', 'hearings begun in the period']),
];
