import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import type { BacklogRefusal, BacklogState, StrikeOffCondition } from '../domain/backlog/index.ts';

const states: Readonly<Record<BacklogState['status'], readonly [zh: string, en: string]>> = {
  absent: ['未列入', 'not listed'],
  listed: ['化解中', 'worked on'],
  reported: ['待验收', 'reported as resolved'],
  checked: ['验收通过', 'checked'],
  watched: ['稳控期', 'watched'],
  ended: ['已销号', 'struck off'],
  moved: ['台账已转出', 'moved to another row of its ledger'],
};
const conditions: Readonly<Record<StrikeOffCondition, readonly [zh: string, en: string]>> = {
  leader: ['未确定包案领导', 'no leader is in charge'],
  plan: ['未制定一案一策', 'there is no plan'],
  'plan-done': ['计划步骤未全部完成', 'steps of the plan are open'],
  visited: ['未走访', 'nobody visited'],
  'relief-settled': ['救助未审批或者未发放完毕', 'relief is undecided or not paid out'],
};
const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Status and wording of every refusal of backlog work, for every entrance. */
export function backlogProblemOf(refusal: BacklogRefusal): ProblemText {
  const { code, ...data } = refusal;
  const conflict = (zh: string, en: string): ProblemText => ({ status: 409, code, zh, en, data });
  switch (refusal.code) {
    case 'case-unknown':
      return { status: 404, code, zh: '没有这个案件，或者登记尚未传到督办', en: 'no such case, or its registration is still on its way' };
    case 'not-backlog':
      return conflict('此案未列入积案', 'the case is not on the list of backlog cases');
    case 'wrong-backlog-state': {
      const needed = refusal.needed.map((state) => states[state]);
      return conflict(
        `此案为“${states[refusal.is][0]}”，此步骤须为：${needed.map(([zh]) => zh).join('、')}`,
        `the case is ${states[refusal.is][1]}; this step needs: ${needed.map(([, en]) => en).join(', ')}`,
      );
    }
    case 'day-in-the-future':
      return fieldProblem(code, 'on', `不得晚于今天 ${refusal.today}`, `not after today, ${refusal.today}`, data);
    case 'day-before-previous-step':
      return fieldProblem(code, 'on', `不得早于上一步 ${refusal.previous}`, `not before the step before, ${refusal.previous}`, data);
    case 'superior-missing':
      return fieldProblem(code, 'superior', '上级交办列入须写明上级机关', 'a list of a superior names the superior', data);
    case 'due-before-plan':
      return fieldProblem(
        code,
        `steps.${refusal.step - 1}.dueOn`,
        `不得早于制定之日 ${refusal.on}`,
        `not before the plan, ${refusal.on}`,
        data,
      );
    case 'no-plan':
      return conflict('此案尚无一案一策', 'the case has no plan');
    case 'plan-step-unknown':
      return fieldProblem(code, 'step', `计划只有 ${refusal.steps} 步`, `the plan has ${refusal.steps} steps`, data);
    case 'relief-unknown':
      return fieldProblem(code, 'relief', `此案只有 ${refusal.reliefs} 笔救助`, `the case has ${refusal.reliefs} reliefs`, data);
    case 'approver-is-requester':
      return { status: 403, code, zh: '申请人不得审批本人的申请', en: 'who asked for relief does not approve it' };
    case 'approved-more-than-asked':
      return fieldProblem(
        code,
        'approvedFen',
        `不得高于申请的 ${yuan(refusal.askedFen)} 元`,
        `at most ${yuan(refusal.askedFen)} yuan, as asked`,
        data,
      );
    case 'approval-only-lowered': {
      const most = yuan(refusal.approvedFen);
      return fieldProblem(
        code,
        'approvedFen',
        `已审批 ${most} 元，只可调减；增加须另行申请`,
        `${most} yuan are approved: lower only, or ask anew`,
        data,
      );
    }
    case 'approved-less-than-paid':
      return fieldProblem(
        code,
        'approvedFen',
        `不得低于已发放的 ${yuan(refusal.paidFen)} 元`,
        `at least ${yuan(refusal.paidFen)} yuan, as paid`,
        data,
      );
    case 'relief-not-approved':
      return conflict('该笔救助未经审批', 'this relief is not approved');
    case 'paid-more-than-approved':
      return fieldProblem(
        ...([code, 'amountFen'] as const),
        `审批 ${yuan(refusal.approvedFen)} 元，只剩 ${yuan(refusal.leftFen)} 元可发`,
        `${yuan(refusal.approvedFen)} yuan are approved, ${yuan(refusal.leftFen)} are left`,
        data,
      );
    case 'voucher-used':
      return fieldProblem(
        code,
        'voucher',
        `该凭证已用于第 ${refusal.relief} 笔救助`,
        `the voucher has paid relief ${refusal.relief}`,
        data,
      );
    case 'checked-by-own-unit':
      return { status: 403, code, zh: '上报单位不得验收本单位的结果', en: 'the unit that reported the result does not check it', data };
    case 'conditions-missing': {
      const missing = refusal.missing.map((condition) => conditions[condition]);
      return conflict(
        `不符合销号条件：${missing.map(([zh]) => zh).join('、')}`,
        `it cannot be struck off: ${missing.map(([, en]) => en).join(', ')}`,
      );
    }
    case 'watch-not-over':
      return fieldProblem(code, 'on', `稳控期至 ${refusal.until}`, `the watch period lasts until ${refusal.until}`, data);
    case 'link-unknown':
      return { status: 404, code, zh: '两案之间没有关联建议', en: 'no link of these cases was proposed' };
    case 'not-in-campaign':
      return conflict(`此案不在专项 ${refusal.campaign} 中`, `the case is not in campaign ${refusal.campaign}`);
  }
}
