import { accept, refuse, type AnswerSuggestion, type MakeSuggestion, type WithdrawSuggestion } from '@anjuan/contracts';
import type { OrderState, OrderStreamEvent, Suggestion } from './state.ts';
import { answersForAnother, article, isOwn, nextRun, orderStep, startRun, stopRun, type OrderDecision, type OrderFacts } from './step.ts';

/**
 * Suggests to improve the work, to improve the policy, or to hold somebody responsible (三项建议), Art. 40; the last only with the serious
 * consequence that the article asks for. Starts the clock of the written feedback. Never throws.
 */
export function makeSuggestion(command: MakeSuggestion & OrderFacts, state: OrderState): OrderDecision {
  const { kind, unit, order = null, on: suggestedOn, feedbackBy, documentNumber, suggestion: text, consequence } = command;
  return orderStep(command, (personId) => {
    if (isOwn(unit, command)) return refuse({ code: 'own-unit', unit });
    if (order !== null && order > state.orders.length) return refuse({ code: 'order-unknown', orders: state.orders.length });
    if (kind === 'hold-responsible' && consequence === '') return refuse({ code: 'consequence-missing', article });
    if (feedbackBy <= suggestedOn) return refuse({ code: 'answer-day-too-early', field: 'feedbackBy', on: suggestedOn });
    const [suggestion, run] = [state.suggestions.length + 1, nextRun('suggestion-feedback', state)];
    return accept<OrderStreamEvent>(
      {
        ...{ type: 'SuggestionMade', suggestion, run, kind, unit, order, suggestedOn, feedbackBy, documentNumber, article, personId },
        personal: { suggestion: text, consequence },
      },
      startRun('suggestion-feedback', unit, feedbackBy, command, state, personId),
    );
  });
}

/** The unit tells in writing how far it adopts a suggestion (书面反馈采纳情况), Art. 40; what it does not adopt, with the reason. Never throws. */
export function answerSuggestion(command: AnswerSuggestion & OrderFacts, state: OrderState): OrderDecision {
  const { suggestion, adopted, on: answeredOn, documentNumber, feedback, reason } = command;
  return ofSuggestion(suggestion, command, state, ({ unit, status, run }, personId) => {
    if (status !== 'open') return refuse({ code: 'suggestion-not-open', is: status });
    if (answersForAnother(unit, command)) return refuse({ code: 'not-the-supervised-unit', unit });
    if (adopted !== 'wholly' && reason === '') return refuse({ code: 'adoption-reason-missing', article });
    return accept<OrderStreamEvent>(
      {
        ...{ type: 'SuggestionAnswered', suggestion, unit, adopted, answeredOn, documentNumber, article, personId },
        personal: { feedback, reason },
      },
      ...stopRun('suggestion-feedback', run, answeredOn, state),
    );
  });
}

/** Takes a suggestion back before its feedback (撤回建议); its clock falls away. Withdrawn already: adds nothing. Never throws. */
export function withdrawSuggestion(command: WithdrawSuggestion & OrderFacts, state: OrderState): OrderDecision {
  const { suggestion, on: withdrawnOn, reason } = command;
  return ofSuggestion(suggestion, command, state, ({ unit, status, run }, personId) => {
    if (isOwn(unit, command)) return refuse({ code: 'own-unit', unit });
    if (status === 'cancelled') return accept();
    if (status === 'answered') return refuse({ code: 'suggestion-not-open', is: status });
    return accept<OrderStreamEvent>(
      { type: 'SuggestionWithdrawn', suggestion, withdrawnOn, personId, personal: { reason } },
      ...stopRun('suggestion-feedback', run, withdrawnOn, state, true),
    );
  });
}

function ofSuggestion(
  number: number,
  facts: OrderFacts,
  state: OrderState,
  then: (suggestion: Suggestion, personId: string) => OrderDecision,
): OrderDecision {
  return orderStep(facts, (personId) => {
    const suggestion = state.suggestions[number - 1];
    if (suggestion === undefined) return refuse({ code: 'suggestion-unknown', suggestions: state.suggestions.length });
    if (facts.on < suggestion.suggestedOn) return refuse({ code: 'day-before-previous-step', previous: suggestion.suggestedOn });
    return then(suggestion, personId);
  });
}
