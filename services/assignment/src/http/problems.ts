import { caseStates } from '@anjuan/regulation';
import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import { stepProblemOf } from './step-problems.ts';
import type { AssignmentRefusal, Status, UnitRefusal } from '../domain/index.ts';

const names: Readonly<Record<Status, { readonly zh: string; readonly en: string }>> = {
  absent: { zh: '未甄别', en: 'not classified' },
  proposed: { zh: caseStates.labelOf('classified'), en: 'awaiting dispatch' },
  sent: { zh: caseStates.labelOf('sent'), en: 'sent, awaiting acceptance' },
  objected: { zh: caseStates.labelOf('objected'), en: 'competence objected' },
  'taken-back': { zh: caseStates.labelOf('taken-back'), en: 'taken back' },
  accepted: { zh: caseStates.labelOf('accepted'), en: 'accepted' },
  'opinion-issued': { zh: caseStates.labelOf('opinion-issued'), en: 'opinion issued' },
  delivered: { zh: caseStates.labelOf('delivered'), en: 'opinion delivered' },
  closed: { zh: caseStates.labelOf('closed'), en: 'closed' },
  'in-conflict': named('in-conflict'),
  directed: named('directed'),
  settled: named('settled'),
  'under-review': named('under-review'),
  'review-issued': named('reviewed'),
  'procedure-ended': named('procedure-ended'),
  merged: named('merged'),
  ended: { zh: '已终止办理', en: 'ended' },
};

/** Status and wording of every refusal of assignment, for every entrance. */
export function problemOf(refusal: AssignmentRefusal | UnitRefusal): ProblemText {
  const { code } = refusal;
  switch (refusal.code) {
    case 'not-classified-yet':
      return { status: 409, code, zh: '此案尚未甄别确认，或没有这个案件', en: 'the case is not classified yet, or there is no such case' };
    case 'wrong-state': {
      const needed = refusal.needed.map((status) => names[status]);
      return {
        ...{ status: 409, code, zh: '案件当前状态不允许此步骤', en: 'the state of the case does not allow this step' },
        detailZh: `当前：${names[refusal.is].zh}；须为：${needed.map(({ zh }) => zh).join('、')}`,
        detailEn: `it is: ${names[refusal.is].en}; needed: ${needed.map(({ en }) => en).join(', ')}`,
      };
    }
    case 'unit-unknown':
      return fieldProblem(code, 'unit', '单位名录中没有这个单位', 'no such unit in the register', { unit: refusal.unit });
    case 'unit-not-in-force':
      return fieldProblem(code, 'unit', '该单位当日已撤销或尚未设立（第24条）', 'the unit is not in force on that day (Art. 24)', {
        successor: refusal.successor,
      });
    case 'wrong-unit':
      return {
        status: 403,
        code,
        zh: '只有责任单位可以办理此步骤',
        en: 'only the responsible unit can take this step',
        data: { responsible: refusal.responsible },
      };
    case 'day-before-previous-step':
      return fieldProblem(code, 'on', `不得早于上一步骤 ${refusal.previous}`, `not before the previous step, ${refusal.previous}`);
    case 'day-in-the-future':
      return fieldProblem(code, 'on', `不得晚于今天 ${refusal.today}`, `not after today, ${refusal.today}`);
    case 'objection-too-late':
      return fieldProblem(
        code,
        'on',
        `异议期限至 ${refusal.due}（第${refusal.article}条）`,
        `objections ended on ${refusal.due} (Art. ${refusal.article})`,
        { due: refusal.due },
      );
    case 'report-before-sending':
      return fieldProblem(code, 'reportBy', '反馈期限不得早于交办日期', 'the day to report is before the sending');
    case 'route-not-allowed':
      return fieldProblem(code, 'route', '该类别不能走此路径（第29至31条）', 'this category cannot take the route (Art. 29 to 31)');
    case 'result-missing':
      return fieldProblem(
        code,
        'results',
        `须选择处理结果（第${refusal.article}条）`,
        `at least one result is needed (Art. ${refusal.article})`,
      );
    case 'dissolved-before-established':
      return fieldProblem(code, 'dissolved', '撤销日期早于设立日期', 'dissolved before it was established');
    default:
      return stepProblemOf(refusal);
  }
}

function named(code: Parameters<typeof caseStates.term>[0]): { readonly zh: string; readonly en: string } {
  const { label, english } = caseStates.term(code);
  return { zh: label, en: english.toLowerCase() };
}
