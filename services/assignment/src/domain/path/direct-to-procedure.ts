import { accept, refuse, type ChangeRoute, type DirectToProcedure } from '@anjuan/contracts';
import { routeAllowed, routes, type Route } from '@anjuan/regulation';
import type { AssignmentState } from '../assignment/state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

/** Routes that the unit itself walks to their end: it studies and answers, or finds the facts and issues an opinion. */
const own: readonly Route[] = ['study-and-reply', 'petition-procedure'];

/**
 * Leads the matter into its own statutory procedure and tells the petitioner where to go (导入法定途径): litigation, arbitration, party
 * appeal, administrative procedure, performance of a duty, Art. 31; an accusation goes to the competent organ, Art. 30. From there on the
 * clocks of that procedure's own law run.
 */
export function directToProcedure(command: StepFacts & Omit<DirectToProcedure, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, route, proposal: { personId } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (own.includes(route)) return refuse({ code: 'no-other-procedure' });
    const { on, organ, explanation } = command;
    const { article } = routes.term(route);
    return accept({ type: 'DirectedToProcedure', unit, route, directedOn: on, organ, article, personId, personal: { explanation } });
  });
}

/** Records what came of that procedure (法定途径结果). */
export function recordProcedureResult(command: StepFacts & { readonly result: string }, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['directed'], ({ unit, route, proposal: { personId } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    return accept({ type: 'ProcedureResultRecorded', route, recordedOn: command.on, personId, personal: { result: command.result } });
  });
}

/** The unit handles the petition by another of the six routes than it told before (变更办理路径), Art. 31. The same route adds nothing. */
export function changeRoute(command: StepFacts & Omit<ChangeRoute, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, route: from, acceptedOn, proposal: { personId, category } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, route, reason } = command;
    if (!routeAllowed(category, route)) return refuse({ code: 'route-not-allowed' });
    if (route === from) return accept();
    const { article } = routes.term(route);
    return accept({ type: 'RouteChanged', unit, from, route, acceptedOn, changedOn: on, article, personId, personal: { reason } });
  });
}
