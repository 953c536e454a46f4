import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import type { RefusedDecision } from '../application/decide.handler.ts';

/** Status and wording of every refusal of classification, for every entrance. */
export function problemOf(refusal: RefusedDecision): ProblemText {
  const { code } = refusal;
  switch (refusal.code) {
    case 'case-unknown':
      return { status: 404, code, zh: '没有这个案件', en: 'no such case' };
    case 'not-suggested-yet':
      return { status: 409, code, zh: '此案尚无甄别建议，或没有这个案件', en: 'there is no suggestion yet, or no such case' };
    case 'already-not-accepted':
      return { status: 409, code, zh: '此件已不予受理', en: 'the petition was not accepted' };
    case 'already-decided':
      return { status: 409, code, zh: '此件已甄别；如需更改请改判', en: 'it is classified already; override it to change that' };
    case 'unit-needed':
      return fieldProblem(code, 'unit', '没有建议单位，须指定责任单位', 'no unit was suggested: name one');
    case 'unit-unknown':
      return fieldProblem(code, 'unit', '单位名录中没有这个单位', 'no such unit in the register', { unit: refusal.unit });
    case 'unit-not-in-force':
      return fieldProblem(code, 'unit', '该单位已撤销或尚未设立（第24条）', 'the unit is not in force (Art. 24)', {
        successor: refusal.successor,
      });
    case 'route-not-allowed':
      return fieldProblem(code, 'route', '该类别不能走此路径（第29至31条）', 'this category cannot take the route (Art. 29 to 31)');
    case 'procedure-ended':
      return {
        ...{ status: 409, code, data: { ofCaseId: refusal.ofCaseId, endedOn: refusal.endedOn } },
        zh: `原件的信访程序已于 ${refusal.endedOn} 终结，同一事实和理由不再受理（第${refusal.article}条）；有新的事实或者理由的，须注明`,
        en: `the procedure of the first petition ended on ${refusal.endedOn}: the same facts and reasons are not accepted again (Art. ${refusal.article}); say where they are new`,
      };
    case 'not-refused':
      return { status: 409, code, zh: '此件未作不予受理决定', en: 'the petition was not refused' };
    case 'referral-missing':
      return fieldProblem(
        code,
        'referredTo',
        '涉法涉诉事项须告知向何机关提出（第31条）',
        'say to which organ to go with a litigation matter (Art. 31)',
      );
    case 'day-in-the-future':
      return fieldProblem(code, 'on', `不得晚于今天 ${refusal.today}`, `not after today, ${refusal.today}`);
    case 'relation-to-itself':
      return fieldProblem(code, 'otherId', '不能与本案自身关联', 'a case cannot be linked to itself');
    case 'relation-unknown':
      return { status: 404, code, zh: '没有这个关联', en: 'no such link' };
    case 'other-case-unknown':
      return { status: 404, code, zh: '没有要关联的案件', en: 'no such other case' };
    case 'repeat-of-another':
      return {
        status: 409,
        code,
        zh: '此件已确认为另一件的重复件',
        en: 'it is confirmed as the repeat of another case',
        data: { ofCaseId: refusal.ofCaseId },
      };
  }
}
