import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import type { WindowRefusal } from '../domain/index.ts';

/** Status and wording of the refusals of the steps at the window. */
export function windowProblemOf(refusal: WindowRefusal): ProblemText {
  const { code } = refusal;
  switch (refusal.code) {
    case 'petition-over':
      return { status: 409, code, zh: '信访事项已撤回或者已终止', en: 'the petition was withdrawn or has ended', data: dataOf(refusal) };
    case 'day-in-the-future':
      return fieldProblem(code, 'on', `不得晚于今天 ${refusal.today}`, `not after today, ${refusal.today}`, dataOf(refusal));
    case 'day-before-receipt':
      return fieldProblem(
        code,
        'on',
        `不得早于登记日期 ${refusal.receivedOn}`,
        `not before the receipt, ${refusal.receivedOn}`,
        dataOf(refusal),
      );
    case 'not-joint':
      return { status: 409, code, zh: '一人信访不推选代表', en: 'a petition of one person has no representatives', data: dataOf(refusal) };
    case 'too-many-representatives':
      return fieldProblem(
        code,
        'representatives',
        `代表不得超过 ${refusal.most} 人（第${refusal.article}条）`,
        `at most ${refusal.most} representatives (Art. ${refusal.article})`,
        dataOf(refusal),
      );
    case 'not-confidential':
      return { status: 409, code, zh: '此件未予保密', en: 'the petition is not confidential', data: dataOf(refusal) };
    case 'no-agent':
      return { status: 409, code, zh: '此件没有代理人', en: 'nobody acts for the petitioner', data: dataOf(refusal) };
    case 'petitioner-died':
      return {
        status: 409,
        code,
        zh: `信访人已于 ${refusal.diedOn} 死亡，须由承受人继续`,
        en: `the petitioner died on ${refusal.diedOn}; an heir may continue`,
        data: dataOf(refusal),
      };
    case 'petitioner-alive':
      return { status: 409, code, zh: '没有信访人死亡的记录', en: 'no death of the petitioner is recorded', data: dataOf(refusal) };
    case 'died-in-the-future':
      return fieldProblem(
        code,
        'diedOn',
        `死亡日期不得晚于 ${refusal.toldOn}`,
        `the day of death is not after ${refusal.toldOn}`,
        dataOf(refusal),
      );
    case 'nobody-named':
      return fieldProblem(code, 'name', '须写明姓名', 'a name is needed', dataOf(refusal));
    case 'nothing-corrected':
      return { status: 400, code, zh: '没有写明更正什么', en: 'nothing is corrected', data: dataOf(refusal) };
  }
}

/** What a program needs of a refusal beside its code. */
function dataOf({ code: _code, ...data }: WindowRefusal): Readonly<Record<string, unknown>> {
  return data;
}
