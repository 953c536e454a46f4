import { supervisionGrounds, supervisionStates } from '@anjuan/regulation';
import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import type { OrderRefusal } from '../domain/order/index.ts';

type Words = { readonly label: string; readonly english: string };
const both = (terms: readonly Words[]): { readonly zh: string; readonly en: string } => ({
  zh: terms.map(({ label }) => label).join('、'),
  en: terms.map(({ english }) => english).join(', '),
});

/** Status and wording of every refusal of supervision orders and suggestions, for every entrance. */
export function orderProblemOf(refusal: OrderRefusal): ProblemText {
  const { code, ...data } = refusal;
  switch (refusal.code) {
    case 'case-unknown':
      return { status: 404, code, zh: '没有这个案件，或者登记尚未传到督办', en: 'no such case, or its registration is still on its way' };
    case 'day-in-the-future':
      return fieldProblem(code, 'on', `不得晚于今天 ${refusal.today}`, `not after today, ${refusal.today}`, data);
    case 'day-before-previous-step':
      return fieldProblem(code, 'on', `不得早于上一步 ${refusal.previous}`, `not before the step before, ${refusal.previous}`, data);
    case 'answer-day-too-early':
      return fieldProblem(code, refusal.field, `须晚于 ${refusal.on}`, `after ${refusal.on}`, data);
    case 'unit-never-held': {
      const held = refusal.held.length === 0 ? '—' : refusal.held.join('、');
      return fieldProblem(
        code,
        'unit',
        `该单位未经手此案；经手单位：${held}`,
        `the unit never had the case; those that had: ${held}`,
        data,
      );
    }
    case 'grounds-not-borne-out': {
      const { zh, en } = both(refusal.missing.map((ground) => supervisionGrounds.term(ground)));
      return fieldProblem(
        ...([code, 'grounds'] as const),
        `案卷中没有相应事实：${zh}（第${refusal.article}条）`,
        `nothing in the case bears out: ${en} (Art. ${refusal.article})`,
        data,
      );
    }
    case 'own-unit':
      return { status: 403, code, zh: '被督办单位不得督办本单位', en: 'the supervised unit does not supervise itself', data };
    case 'not-the-supervised-unit':
      return { status: 403, code, zh: `应由 ${refusal.unit} 答复`, en: `${refusal.unit} is to answer`, data };
    case 'order-unknown':
      return fieldProblem(code, 'order', `此案有 ${refusal.orders} 次督办`, `the case has ${refusal.orders} supervision orders`, data);
    case 'wrong-order-state': {
      const needed = both(refusal.needed.map((state) => supervisionStates.term(state)));
      const is = supervisionStates.term(refusal.is);
      const zh = `督办为“${is.label}”，此步骤须为：${needed.zh}`;
      return { status: 409, code, zh, en: `the order: ${is.english}; this step needs: ${needed.en}`, data };
    }
    case 'suggestion-unknown':
      return fieldProblem(
        code,
        'suggestion',
        `此案有 ${refusal.suggestions} 条建议`,
        `the case has ${refusal.suggestions} suggestions`,
        data,
      );
    case 'suggestion-not-open': {
      const is = supervisionStates.term(refusal.is);
      return { status: 409, code, zh: `该建议为“${is.label}”`, en: `the suggestion: ${is.english}`, data };
    }
    case 'consequence-missing':
      return fieldProblem(
        ...([code, 'consequence'] as const),
        `追究责任的建议须写明造成的严重后果（第${refusal.article}条）`,
        `to hold somebody responsible needs the serious consequence (Art. ${refusal.article})`,
        data,
      );
    case 'adoption-reason-missing':
      return fieldProblem(
        ...([code, 'reason'] as const),
        `未采纳或者部分采纳的，须说明理由（第${refusal.article}条）`,
        `what is not wholly adopted needs a reason (Art. ${refusal.article})`,
        data,
      );
  }
}
