import {
  acceptSupervisionAnswer,
  answerSuggestion,
  answerSupervisionOrder,
  cancelSupervisionOrder,
  interviewUnitHead,
  issueSupervisionOrder,
  makeSuggestion,
  returnSupervisionAnswer,
  withdrawSuggestion,
} from '@anjuan/contracts';
import { adoptions, suggestionKinds, supervisionGrounds, supervisionMethods } from '@anjuan/regulation';
import { documentNumber, long, needed, on, reason, unit, word, type Step, type StepField } from './step-fields.ts';

const order: StepField = { field: 'order', flag: '--order <n>', help: '督办序号 / number of the order in its case', kind: 'number' };
const suggestion: StepField = {
  ...{
    field: 'suggestion',
    flag: '--suggestion <n>',
    help: '建议序号 / number of the suggestion in its case',
    kind: 'number',
    required: true,
  },
};
const grounds: StepField = {
  ...{ field: 'grounds', flag: '--grounds <codes>', help: '督办情形，逗号分隔 / grounds, apart by commas', kind: 'list', required: true },
  ...{ choices: supervisionGrounds.codes, codeOf: supervisionGrounds.codeOf },
};
const number: StepField = { ...documentNumber, required: false };
const until = (field: string, flag: string, help: string): StepField => ({ field, flag: `--${flag} <day>`, help, required: true });
const perhaps = (field: StepField): StepField => ({ ...field, required: false });

/** Supervision orders, interviews and suggestions (督办, Art. 40). */
export const supervisionSteps: readonly Step[] = [
  {
    ...{ name: 'supervise', help: '督办 / issue a supervision order', path: '/supervision/order', schema: issueSupervisionOrder },
    fields: [
      ...[on, needed(unit), grounds, needed(word('method', '督办方式 / how', supervisionMethods))],
      ...[until('answerBy', 'answer-by', '答复期限 / last day of the answer'), number],
      ...[long('facts', '事实 / facts'), long('demands', '要求 / demands')],
    ],
  },
  {
    ...{ name: 'answer-order', help: '答复督办 / the unit answers', path: '/supervision/answer', schema: answerSupervisionOrder },
    fields: [on, needed(order), number, long('answer', '答复 / answer')],
  },
  {
    ...{ name: 'accept-answer', help: '督办办结 / the answer suffices', path: '/supervision/acceptance', schema: acceptSupervisionAnswer },
    fields: [on, needed(order), long('finding', '核查意见 / finding')],
  },
  {
    ...{ name: 'return-answer', help: '退回督办答复 / send the answer back', path: '/supervision/return', schema: returnSupervisionAnswer },
    fields: [on, needed(order), until('answerBy', 'answer-by', '新的答复期限 / new last day'), needed(reason)],
  },
  {
    ...{ name: 'cancel-order', help: '撤销督办 / take the order back', path: '/supervision/cancellation', schema: cancelSupervisionOrder },
    fields: [on, needed(order), needed(reason)],
  },
  {
    ...{
      name: 'interview',
      help: '约谈单位负责人 / interview the head of a unit',
      path: '/supervision/interview',
      schema: interviewUnitHead,
    },
    fields: [
      ...[on, needed(unit), grounds, { field: 'head', flag: '--head <name>', help: '负责人姓名 / name of the head', required: true }],
      ...[{ field: 'post', flag: '--post <post>', help: '职务 / post' }, number, long('record', '约谈记录 / record')],
      perhaps(long('demands', '要求 / demands')),
    ],
  },
  {
    ...{ name: 'suggest', help: '提出建议 / make a suggestion', path: '/supervision/suggestion', schema: makeSuggestion },
    fields: [
      ...[on, needed(word('kind', '建议种类 / kind', suggestionKinds)), needed(unit), order],
      ...[until('feedbackBy', 'feedback-by', '书面反馈期限 / last day of the written feedback'), number],
      ...[long('suggestion', '建议内容 / suggestion'), perhaps(long('consequence', '造成的严重后果 / serious consequence'))],
    ],
  },
  {
    ...{ name: 'answer-suggestion', help: '书面反馈建议 / written feedback', path: '/supervision/feedback', schema: answerSuggestion },
    fields: [
      ...[on, suggestion, needed(word('adopted', '采纳情况 / how far adopted', adoptions)), documentNumber],
      ...[long('feedback', '反馈情况 / feedback'), reason],
    ],
  },
  {
    ...{
      name: 'withdraw-suggestion',
      help: '撤回建议 / take a suggestion back',
      path: '/supervision/suggestion-withdrawal',
      schema: withdrawSuggestion,
    },
    fields: [on, suggestion, needed(reason)],
  },
];
