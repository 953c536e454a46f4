/** What must hold in every history (不变量), in Chinese and English, with the article it comes from (empty: good order of the file itself). */
// prettier-ignore
export const invariants = {
  'step-before-registration':  { zh: '登记之前已有步骤', en: 'a step before the registration', article: '22' },
  'registered-twice':          { zh: '同一案件登记两次', en: 'one case registered twice', article: '22' },
  'clock-never-started':       { zh: '时限未曾开始', en: 'a clock that never started is stopped, moved or expired', article: '' },
  'clock-started-twice':       { zh: '时限尚在进行又重新开始', en: 'a clock starts while its last run is open', article: '' },
  'clock-ended-twice':         { zh: '时限已结束又结束', en: 'a clock that has ended ends again', article: '' },
  'clock-outcome-wrong':       { zh: '时限结果与日期不符', en: 'the outcome of a clock does not fit its days', article: '' },
  'clock-unaccounted':         { zh: '时限已过未记超期', en: 'a clock ran out and nothing says so', article: '' },
  'clock-outlives-case':       { zh: '案件终结后时限仍在进行', en: 'a clock runs on after its case has ended', article: '' },
  'pause-outside-re-review':   { zh: '复核以外中止计时', en: 'a clock other than that of re-review stands still', article: '36' },
  'extension-too-long':        { zh: '延长超过上限', en: 'extended beyond the maximum', article: '34' },
  'extension-by-another':      { zh: '延长未经单位负责人批准', en: 'extended by somebody else than the head of the unit', article: '34' },
  'no-owner':                  { zh: '无责任单位而办理', en: 'a step of handling while no unit has the case', article: '22' },
  'owner-unknown':             { zh: '责任单位不在名录', en: 'sent to a unit that the register does not know', article: '22' },
  'owner-not-in-force':        { zh: '责任单位已撤销或未设立', en: 'the unit that has the case is not in force', article: '24' },
  'acts-for-another':          { zh: '非责任单位办理', en: 'a unit acts in a case that another unit has', article: '23' },
  'sent-to-accused':           { zh: '转给被检举单位', en: 'sent to the accused unit', article: '30' },
  'objection-too-late':        { zh: '管辖异议逾期', en: 'an objection after its limit', article: '23' },
  'opinion-without-acceptance':{ zh: '未受理即出具意见', en: 'an opinion or answer without an acceptance', article: '23' },
  'delivery-without-opinion':  { zh: '无意见而送达', en: 'a delivery without an opinion', article: '32' },
  'result-missing':            { zh: '申诉求决未记“三到位一处理”', en: 'an appeal-request answered without a result', article: '28' },
  'step-in-hearing':           { zh: '听证未结束即出具意见', en: 'an opinion while a hearing is open', article: '31' },
  'day-before-previous-step':  { zh: '日期早于上一步', en: 'a step dated before the step it follows', article: '' },
  'step-after-end':            { zh: '终结之后仍有步骤', en: 'a step of handling after the end', article: '' },
  'review-without-opinion':    { zh: '无处理意见而复查复核', en: 'a review where no opinion was delivered', article: '35' },
  'review-level-skipped':      { zh: '复查复核次序不符', en: 'review and re-review out of their order', article: '36' },
  'review-above-level':        { zh: '复查复核非上一级', en: 'a review by a unit that is not one level up', article: '35' },
  'review-request-late':       { zh: '逾期申请复查复核', en: 'a review asked for after its limit', article: '35' },
  'review-after-end':          { zh: '程序终结后复查复核', en: 'a review after the end of the procedure', article: '36' },
  'review-not-asked':          { zh: '未申请而复查复核', en: 'a review opinion nobody asked for', article: '35' },
  'too-many-representatives':  { zh: '代表超过五人或超过人数', en: 'more representatives than allowed', article: '20' },
  'avoided-officer-acts':      { zh: '应回避人员办理', en: 'an officer acts who has to keep out', article: '' },
  'backlog-step-unlisted':     { zh: '未列入积案而化解', en: 'backlog work on a case that is not listed', article: '' },
  'struck-off-unchecked':      { zh: '未经验收而销号', en: 'struck off without a check that passed', article: '' },
  'struck-off-without-leader': { zh: '无包案领导而销号', en: 'struck off while no leader is in charge', article: '' },
  'checked-by-own-unit':       { zh: '上报单位自行验收', en: 'checked by the unit that reported it', article: '' },
  'relief-overpaid':           { zh: '救助超出审批', en: 'relief approved above what was asked, or paid above what was approved', article: '' },
  'watch-ended-early':         { zh: '稳控期未满而结束', en: 'the watch period ended before its last day', article: '' },
  'relapse-count-wrong':       { zh: '反弹次数不符', en: 'a relapse that is not counted on', article: '' },
} as const;

export type InvariantCode = keyof typeof invariants;

/** One break of an invariant, told without personal data. */
export interface Violation {
  readonly invariant: InvariantCode;
  readonly caseId: string;
  /** The event that broke it; null where something is missing at the end. */
  readonly event: { readonly stream: string; readonly revision: number; readonly type: string } | null;
}
