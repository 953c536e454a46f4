import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import type { ExtensionRefusal } from '../domain/index.ts';

/** Status and wording of every refusal of supervision, for every entrance. */
export function problemOf(refusal: ExtensionRefusal): ProblemText {
  const { code } = refusal;
  switch (refusal.code) {
    case 'limit-not-running':
      return { status: 409, code, zh: '此案没有正在计时的办理期限', en: 'no handling limit runs in this case' };
    case 'wrong-approver':
      return {
        ...{ status: 403, code, data: { needed: refusal.needed } },
        zh: `延期须经本单位负责人批准（第${refusal.article}条）`,
        en: `an extension is approved by the head of the unit (Art. ${refusal.article})`,
      };
    case 'limit-ended':
      return {
        status: 409,
        code,
        zh: `办理期限已于 ${refusal.due} 届满`,
        en: `the limit ended on ${refusal.due}`,
        data: { due: refusal.due },
      };
    case 'day-out-of-range': {
      const zh = `须在 ${refusal.from} 至今天 ${refusal.today} 之间`;
      const en = `between ${refusal.from} and today, ${refusal.today}`;
      return fieldProblem(code, 'on', zh, en);
    }
    case 'extension-too-long': {
      const zh = `最多还可延长 ${refusal.left} 日（第${refusal.article}条）`;
      const en = `at most ${refusal.left} more days (Art. ${refusal.article})`;
      return fieldProblem(code, 'days', zh, en, { asked: refusal.asked, left: refusal.left });
    }
  }
}
