import {
  accept,
  refuse,
  type AcceptSupervisionAnswer,
  type AnswerSupervisionOrder,
  type CancelSupervisionOrder,
  type InterviewUnitHead,
  type IssueSupervisionOrder,
  type ReturnSupervisionAnswer,
} from '@anjuan/contracts';
import type { Conduct } from './conduct.ts';
import { bearOut, type BorneOut } from './grounds.ts';
import type { OrderState, OrderStreamEvent } from './state.ts';
import {
  answersForAnother,
  article,
  isOwn,
  nextRun,
  ofOrder,
  orderStep,
  startRun,
  stopRun,
  type OrderDecision,
  type OrderFacts,
} from './step.ts';

/** What happened in the case, for steps whose grounds are held against it. */
type WithConduct = OrderFacts & { readonly conduct: Conduct };

/**
 * Orders a unit that had the case to act and to answer by a day (督办), Art. 40. Each ground must be borne out by what happened in the case.
 * Starts the clock of the answer. Never throws.
 */
export function issueSupervisionOrder(command: IssueSupervisionOrder & WithConduct, state: OrderState): OrderDecision {
  const { unit, method, on: issuedOn, answerBy, documentNumber, facts, demands } = command;
  return withGrounds(command, (grounds, personId) => {
    if (answerBy <= issuedOn) return refuse({ code: 'answer-day-too-early', field: 'answerBy', on: issuedOn });
    const [order, run] = [state.orders.length + 1, nextRun('order-answer', state)];
    return accept<OrderStreamEvent>(
      {
        ...{ type: 'SupervisionOrderIssued', order, run, unit, grounds, method, issuedOn, answerBy, documentNumber, article, personId },
        personal: { facts, demands },
      },
      startRun('order-answer', unit, answerBy, command, state, personId),
    );
  });
}

/** Records that the head of a unit was interviewed (约谈), on the same grounds as an order, Art. 40. Never throws. */
export function interviewUnitHead(command: InterviewUnitHead & WithConduct, state: OrderState): OrderDecision {
  const { unit, on: interviewedOn, documentNumber, head, post, record, demands } = command;
  return withGrounds(command, (grounds, personId) => {
    const interview = state.interviews + 1;
    return accept({
      ...{ type: 'UnitHeadInterviewed', interview, unit, grounds, interviewedOn, documentNumber, article, personId },
      personal: { head, post, record, demands },
    });
  });
}

/** The unit answers (答复督办): stops the clock, in time or late. Never throws. */
export function answerSupervisionOrder(command: AnswerSupervisionOrder & OrderFacts, state: OrderState): OrderDecision {
  const { order, on: answeredOn, documentNumber, answer } = command;
  return ofOrder(order, command, state, ['open'], ({ unit, run }, personId) => {
    if (answersForAnother(unit, command)) return refuse({ code: 'not-the-supervised-unit', unit });
    return accept<OrderStreamEvent>(
      {
        ...{ type: 'SupervisionOrderAnswered', order, unit, answeredOn, documentNumber, article, personId },
        personal: { answer },
      },
      ...stopRun('order-answer', run, answeredOn, state),
    );
  });
}

/** The answer suffices (督办办结); not for the unit itself to say. Accepted already: adds nothing. Never throws. */
export function acceptSupervisionAnswer(command: AcceptSupervisionAnswer & OrderFacts, state: OrderState): OrderDecision {
  const { order, on: doneOn, finding } = command;
  return ofOrder(order, command, state, ['answered', 'accepted'], ({ unit, status }, personId) => {
    if (isOwn(unit, command)) return refuse({ code: 'own-unit', unit });
    if (status === 'accepted') return accept();
    return accept({ type: 'SupervisionOrderAccepted', order, doneOn, article, personId, personal: { finding } });
  });
}

/** The answer does not suffice (退回重报): it goes back with a new last day, and a new run of the clock. Never throws. */
export function returnSupervisionAnswer(command: ReturnSupervisionAnswer & OrderFacts, state: OrderState): OrderDecision {
  const { order, on: returnedOn, answerBy, reason } = command;
  return ofOrder(order, command, state, ['answered'], ({ unit }, personId) => {
    if (isOwn(unit, command)) return refuse({ code: 'own-unit', unit });
    if (answerBy <= returnedOn) return refuse({ code: 'answer-day-too-early', field: 'answerBy', on: returnedOn });
    const run = nextRun('order-answer', state);
    return accept<OrderStreamEvent>(
      { type: 'SupervisionOrderReturned', order, run, returnedOn, answerBy, article, personId, personal: { reason } },
      startRun('order-answer', unit, answerBy, command, state, personId),
    );
  });
}

/** Takes an order back that is not done (撤销督办); its clock falls away. Cancelled already: adds nothing. Never throws. */
export function cancelSupervisionOrder(command: CancelSupervisionOrder & OrderFacts, state: OrderState): OrderDecision {
  const { order, on: cancelledOn, reason } = command;
  return ofOrder(order, command, state, ['open', 'answered', 'cancelled'], ({ unit, status, run }, personId) => {
    if (isOwn(unit, command)) return refuse({ code: 'own-unit', unit });
    if (status === 'cancelled') return accept();
    return accept<OrderStreamEvent>(
      { type: 'SupervisionOrderCancelled', order, cancelledOn, personId, personal: { reason } },
      ...stopRun('order-answer', run, cancelledOn, state, true),
    );
  });
}

/** The unit had the case, does not supervise itself, and every ground is borne out by what happened until that day. */
function withGrounds(
  command: Pick<IssueSupervisionOrder, 'unit' | 'grounds'> & WithConduct,
  then: (grounds: BorneOut[], personId: string) => OrderDecision,
): OrderDecision {
  const { unit, grounds, conduct, on } = command;
  return orderStep(command, (personId) => {
    if (isOwn(unit, command)) return refuse({ code: 'own-unit', unit });
    if (!conduct.units.includes(unit)) return refuse({ code: 'unit-never-held', unit, held: conduct.units });
    const { found, missing } = bearOut(grounds, conduct, on);
    return missing.length > 0 ? refuse({ code: 'grounds-not-borne-out', missing, article }) : then(found, personId);
  });
}
