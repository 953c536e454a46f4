import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import type { StepRefusal } from '../domain/index.ts';

/** Status and wording of the refusals of the steps beside the main path. */
export function stepProblemOf(refusal: StepRefusal): ProblemText {
  const { code } = refusal;
  switch (refusal.code) {
    case 'officer-keeps-out':
      return {
        status: 403,
        code,
        zh: '回避决定已作出，本人不得再办理此案',
        en: 'this officer keeps out of the case',
        data: dataOf(refusal),
      };
    case 'accused-unit':
      return fieldProblem(
        code,
        'unit',
        `不得将检举控告材料转给被检举单位（第${refusal.article}条）`,
        `an accusation never goes to the accused unit (Art. ${refusal.article})`,
        dataOf(refusal),
      );
    case 'not-an-accusation':
      return { status: 409, code, zh: '此案不是检举控告', en: 'the petition is no accusation', data: dataOf(refusal) };
    case 'competence-decided':
      return fieldProblem(
        code,
        'unit',
        `管辖争议已裁定由 ${refusal.unit} 办理（第${refusal.article}条）`,
        `the conflict of competence was settled: ${refusal.unit} is competent (Art. ${refusal.article})`,
        dataOf(refusal),
      );
    case 'conflict-stage-order':
      return {
        status: 409,
        code,
        zh: `管辖争议应先协商，再由共同上级决定，再由联席会议协调（第${refusal.article}条）`,
        en: `a conflict is settled by the units, else by their common superior, else by the joint conference (Art. ${refusal.article})`,
        data: dataOf(refusal),
      };
    case 'unit-still-in-force':
      return {
        status: 409,
        code,
        zh: `单位 ${refusal.unit} 当日仍存在，不需承继`,
        en: `unit ${refusal.unit} is in force on that day and needs no successor`,
        data: dataOf(refusal),
      };
    case 'no-successor':
      return {
        status: 409,
        code,
        zh: `名录未载明单位 ${refusal.unit} 的承继单位`,
        en: `the register names no successor of unit ${refusal.unit}`,
        data: dataOf(refusal),
      };
    case 'referral-missing':
      return fieldProblem(
        code,
        'referredTo',
        '涉法涉诉事项须告知向何机关提出（第31条）',
        'of a litigation matter say to which organ to go (Art. 31)',
        dataOf(refusal),
      );
    case 'nothing-entrusted':
      return {
        status: 409,
        code,
        zh: '此案未交办，或者结果已经反馈',
        en: 'nothing was entrusted, or its result is in',
        data: dataOf(refusal),
      };
    case 'not-a-proposal':
      return { status: 409, code, zh: '此案不是建议意见', en: 'the petition is no proposal', data: dataOf(refusal) };
    case 'no-other-procedure':
      return {
        status: 409,
        code,
        zh: '此办理路径由本单位自行办结，不导入其他程序',
        en: 'the unit itself handles this route to its end',
        data: dataOf(refusal),
      };
    case 'avoidance-not-asked':
      return { status: 409, code, zh: '没有对该人员的回避申请', en: 'nobody asked that this officer keep out', data: dataOf(refusal) };
    case 'avoidance-decided':
      return { status: 409, code, zh: '该回避申请已作出决定', en: 'that avoidance was decided', data: dataOf(refusal) };
    case 'own-avoidance':
      return { status: 403, code, zh: '不得决定本人的回避', en: 'nobody decides on the own avoidance', data: dataOf(refusal) };
    case 'wrong-approver':
      return { status: 403, code, zh: '须由单位负责人决定', en: 'a head of the unit decides this', data: dataOf(refusal) };
    case 'mediation-open':
      return { status: 409, code, zh: '调解正在进行', en: 'a mediation is going on', data: dataOf(refusal) };
    case 'no-mediation':
      return { status: 409, code, zh: '没有正在进行的调解', en: 'no mediation is going on', data: dataOf(refusal) };
    case 'hearing-open':
      return {
        status: 409,
        code,
        zh: `自 ${refusal.openedOn} 起的听证尚未结束`,
        en: `the hearing since ${refusal.openedOn} is not closed`,
        data: dataOf(refusal),
      };
    case 'no-hearing':
      return { status: 409, code, zh: '没有正在进行的听证', en: 'no hearing is going on', data: dataOf(refusal) };
    case 'no-hearing-in-review':
      return {
        status: 409,
        code,
        zh: '复查阶段不举行听证；听证在办理或者复核阶段（第31、36条）',
        en: 'hearings are held in handling and in re-review (Art. 31, 36)',
        data: dataOf(refusal),
      };
    case 'opinion-part-missing':
      return fieldProblem(
        code,
        'request',
        `处理意见书缺少应载明的内容（第${refusal.article}条）`,
        `the opinion lacks a mandatory part (Art. ${refusal.article})`,
        dataOf(refusal),
      );
    case 'carry-out-before-opinion':
      return fieldProblem(
        code,
        'carryOutBy',
        '执行期限不得早于出具意见的日期',
        'the last day to carry it out is before the opinion',
        dataOf(refusal),
      );
    case 'proof-missing':
      return fieldProblem(
        code,
        'proof',
        '送达须有凭证：送达回证、邮寄或者电子记录、见证人、公告',
        'delivery needs its proof: receipt, postal or electronic record, witnesses, notice',
        dataOf(refusal),
      );
    case 'carried-out-already':
      return { status: 409, code, zh: '已记录为全部执行', en: 'it was recorded as carried out', data: dataOf(refusal) };
    case 'no-review':
      return {
        status: 409,
        code,
        zh: `没有可以申请复查、复核的处理意见（第${refusal.article}条）`,
        en: `there is no opinion that can be reviewed (Art. ${refusal.article})`,
        data: dataOf(refusal),
      };
    case 'procedure-ended':
      return {
        status: 409,
        code,
        zh: `信访程序已于 ${refusal.endedOn} 终结，同一事实和理由不再受理（第${refusal.article}条）`,
        en: `the procedure ended on ${refusal.endedOn}; the same facts and reasons are not accepted again (Art. ${refusal.article})`,
        data: dataOf(refusal),
      };
    case 'review-too-late':
      return fieldProblem(
        code,
        'on',
        `申请期限至 ${refusal.due}（第${refusal.article}条）`,
        `the time to ask ended on ${refusal.due} (Art. ${refusal.article})`,
        dataOf(refusal),
      );
    case 'review-still-open':
      return {
        status: 409,
        code,
        zh: `信访人在 ${refusal.due} 以前仍可申请（第${refusal.article}条）`,
        en: `the petitioner may still ask until ${refusal.due} (Art. ${refusal.article})`,
        data: dataOf(refusal),
      };
    case 'not-one-level-up':
      return fieldProblem(
        code,
        'unit',
        `复查复核机关须是原办理单位的上一级（第${refusal.article}条）`,
        `a review is for the unit one level up (Art. ${refusal.article})`,
        dataOf(refusal),
      );
    case 'merge-into-itself':
      return fieldProblem(code, 'into', '不得并入本案', 'a case is not merged into itself', dataOf(refusal));
    case 'other-case-not-open':
      return fieldProblem(
        code,
        'into',
        '目标案件不存在、未甄别、已并案或者已终止',
        'the other case is unknown, unclassified, merged or ended',
        dataOf(refusal),
      );
    case 'entry-unknown':
      return fieldProblem(
        code,
        'revision',
        `本案办理记录只有 ${refusal.entries} 条`,
        `the case has ${refusal.entries} entries of handling`,
        dataOf(refusal),
      );
  }
}

/** What a program needs of a refusal beside its code. */
function dataOf({ code: _code, ...data }: StepRefusal): Readonly<Record<string, unknown>> {
  return data;
}
