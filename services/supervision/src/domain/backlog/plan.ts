import { accept, refuse, type AssignLeader, type FinishPlanStep, type RecordBacklogWork, type SetBacklogPlan } from '@anjuan/contracts';
import type { BacklogState } from './state.ts';
import { backlogStep, open, type BacklogDecision, type BacklogFacts } from './step.ts';

/** Puts a leader in charge (确定包案领导), also of a case that is watched. The same leader again adds nothing. Never throws. */
export function assignLeader(command: AssignLeader & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, [...open, 'watched'], ({ personId, leader }) => {
    if (leader === command.leader) return accept();
    const { name, post } = command;
    return accept({ type: 'LeaderAssigned', leader: command.leader, assignedOn: command.on, personId, personal: { name, post } });
  });
}

/** Sets the plan of the case (一案一策), or replaces it; each step has its last day and its unit. Never throws. */
export function setBacklogPlan(command: SetBacklogPlan & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, ['listed'], ({ personId, plan }) => {
    const { on: setOn, steps, policy } = command;
    const early = steps.findIndex(({ dueOn }) => dueOn < setOn);
    if (early >= 0) return refuse({ code: 'due-before-plan', step: early + 1, on: setOn });
    return accept({
      ...{ type: 'BacklogPlanSet', plan: (plan?.plan ?? 0) + 1, setOn, steps: steps.map(({ dueOn, unit }) => ({ dueOn, unit })), personId },
      personal: { policy, steps: steps.map(({ text }) => text) },
    });
  });
}

/** A step of the plan was done (完成步骤). Again: adds nothing. Never throws. */
export function finishPlanStep({ step, result, ...facts }: FinishPlanStep & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(facts, state, open, ({ personId, plan }) => {
    if (plan === null) return refuse({ code: 'no-plan' });
    const found = plan.steps[step - 1];
    if (found === undefined) return refuse({ code: 'plan-step-unknown', steps: plan.steps.length });
    if (found.done) return accept();
    const { dueOn } = found;
    return accept({ type: 'PlanStepDone', plan: plan.plan, step, dueOn, doneOn: facts.on, personId, personal: { result } });
  });
}

/** Records work on the case (化解工作): visit, joint meeting, hearing, agreement. Never throws. */
export function recordBacklogWork(command: RecordBacklogWork & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, open, ({ personId }) => {
    const { kind, on: workedOn, units, documentNumber, record } = command;
    return accept({ type: 'BacklogWorkRecorded', kind, workedOn, units, documentNumber, personId, personal: { record } });
  });
}
