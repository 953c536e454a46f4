import type { ProblemText } from '@anjuan/service-kit';
import type { PetitionRefusal } from '../domain/index.ts';
import { windowProblemOf } from './window-problems.ts';

/** Status and wording of every refusal of intake, for every entrance. */
export function problemOf(refusal: PetitionRefusal): ProblemText {
  switch (refusal.code) {
    case 'case-unknown':
      return { status: 404, code: refusal.code, zh: '没有这个案件', en: 'no such case' };
    case 'received-in-the-future': {
      const { receivedOn, today, code } = refusal;
      const errors = [{ field: 'receivedOn', rule: 'not-after-today', zh: `不得晚于今天 ${today}`, en: `not after today, ${today}` }];
      return { status: 422, code, zh: '登记日期在未来', en: 'the day of receipt lies in the future', errors, data: { receivedOn, today } };
    }
    case 'withdrawn-in-the-future': {
      const errors = [
        { field: 'on', rule: 'not-after-today', zh: `不得晚于今天 ${refusal.today}`, en: `not after today, ${refusal.today}` },
      ];
      return { status: 422, code: refusal.code, zh: '撤回日期在未来', en: 'the day of withdrawal lies in the future', errors };
    }
    case 'withdrawn-before-received': {
      const { receivedOn, code } = refusal;
      const errors = [
        { field: 'on', rule: 'not-before-receipt', zh: `不得早于登记日期 ${receivedOn}`, en: `not before the receipt, ${receivedOn}` },
      ];
      return { status: 422, code, zh: '撤回日期早于登记日期', en: 'the day of withdrawal is before the receipt', errors };
    }
    default:
      return windowProblemOf(refusal);
  }
}
