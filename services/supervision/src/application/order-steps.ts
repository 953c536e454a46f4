import type * as commands from '@anjuan/contracts';
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
  type Conduct,
  type OrderDecision,
  type OrderFacts,
  type OrderState,
} from '../domain/order/index.ts';

/** The bodies of the steps of supervision, by the command's name. */
interface Bodies {
  readonly IssueSupervisionOrder: commands.IssueSupervisionOrder;
  readonly AnswerSupervisionOrder: commands.AnswerSupervisionOrder;
  readonly AcceptSupervisionAnswer: commands.AcceptSupervisionAnswer;
  readonly ReturnSupervisionAnswer: commands.ReturnSupervisionAnswer;
  readonly CancelSupervisionOrder: commands.CancelSupervisionOrder;
  readonly InterviewUnitHead: commands.InterviewUnitHead;
  readonly MakeSuggestion: commands.MakeSuggestion;
  readonly AnswerSuggestion: commands.AnswerSuggestion;
  readonly WithdrawSuggestion: commands.WithdrawSuggestion;
}

/** A step of supervision as it comes in: its name and its body. */
export type OrderStep = { readonly [Type in keyof Bodies]: { readonly type: Type; readonly body: Bodies[Type] } }[keyof Bodies];

/** Whether a step's grounds are held against what happened in the case. */
export function hasGrounds({ type }: OrderStep): boolean {
  return type === 'IssueSupervisionOrder' || type === 'InterviewUnitHead';
}

/** Gives a step to its decider, with the facts it needs. */
export function decideOrderStep(step: OrderStep, facts: OrderFacts, conduct: Conduct, state: OrderState): OrderDecision {
  switch (step.type) {
    case 'IssueSupervisionOrder':
      return issueSupervisionOrder({ ...step.body, ...facts, conduct }, state);
    case 'InterviewUnitHead':
      return interviewUnitHead({ ...step.body, ...facts, conduct }, state);
    case 'AnswerSupervisionOrder':
      return answerSupervisionOrder({ ...step.body, ...facts }, state);
    case 'AcceptSupervisionAnswer':
      return acceptSupervisionAnswer({ ...step.body, ...facts }, state);
    case 'ReturnSupervisionAnswer':
      return returnSupervisionAnswer({ ...step.body, ...facts }, state);
    case 'CancelSupervisionOrder':
      return cancelSupervisionOrder({ ...step.body, ...facts }, state);
    case 'MakeSuggestion':
      return makeSuggestion({ ...step.body, ...facts }, state);
    case 'AnswerSuggestion':
      return answerSuggestion({ ...step.body, ...facts }, state);
    case 'WithdrawSuggestion':
      return withdrawSuggestion({ ...step.body, ...facts }, state);
  }
}
