import type * as commands from '@anjuan/contracts';
import {
  assignLeader,
  checkResolution,
  confirmBacklogLink,
  decideRelief,
  endWatch,
  finishPlanStep,
  listBacklog,
  payRelief,
  recordBacklogWork,
  recordRelapse,
  recordWatchVisit,
  reportResolution,
  requestRelief,
  setBacklogPlan,
  strikeOffBacklog,
  undoBacklogLink,
  type BacklogDecision,
  type BacklogFacts,
  type BacklogRules,
  type BacklogState,
} from '../domain/backlog/index.ts';

/** The bodies of the steps of backlog work, by the command's name. */
interface Bodies {
  readonly ListBacklog: commands.ListBacklog;
  readonly AssignLeader: commands.AssignLeader;
  readonly SetBacklogPlan: commands.SetBacklogPlan;
  readonly FinishPlanStep: commands.FinishPlanStep;
  readonly RecordBacklogWork: commands.RecordBacklogWork;
  readonly RequestRelief: commands.RequestRelief;
  readonly DecideRelief: commands.DecideRelief;
  readonly PayRelief: commands.PayRelief;
  readonly ReportResolution: commands.ReportResolution;
  readonly CheckResolution: commands.CheckResolution;
  readonly StrikeOffBacklog: commands.StrikeOffBacklog;
  readonly RecordWatchVisit: commands.RecordWatchVisit;
  readonly EndWatch: commands.EndWatch;
  readonly RecordRelapse: commands.RecordRelapse;
  readonly ConfirmBacklogLink: commands.ConfirmBacklogLink & { readonly other: string };
  readonly UndoBacklogLink: commands.UndoBacklogLink & { readonly other: string };
}

/** A step of backlog work as it comes in: its name and its body. */
export type BacklogStep = { readonly [Type in keyof Bodies]: { readonly type: Type; readonly body: Bodies[Type] } }[keyof Bodies];

/** What a decision is made of beside the step and the state; `personId` is whose case it is, null where it is unknown. */
export interface BacklogStepFacts {
  readonly facts: BacklogFacts;
  readonly personId: string | null;
  readonly rules: BacklogRules;
}

/** Gives a step to its decider, with the facts it needs. */
export function decideBacklogStep(step: BacklogStep, { facts, personId, rules }: BacklogStepFacts, state: BacklogState): BacklogDecision {
  switch (step.type) {
    case 'ListBacklog':
      return listBacklog({ ...step.body, ...facts, personId: state.personId ?? personId }, state);
    case 'AssignLeader':
      return assignLeader({ ...step.body, ...facts }, state);
    case 'SetBacklogPlan':
      return setBacklogPlan({ ...step.body, ...facts }, state);
    case 'FinishPlanStep':
      return finishPlanStep({ ...step.body, ...facts }, state);
    case 'RecordBacklogWork':
      return recordBacklogWork({ ...step.body, ...facts }, state);
    case 'RequestRelief':
      return requestRelief({ ...step.body, ...facts }, state);
    case 'DecideRelief':
      return decideRelief({ ...step.body, ...facts }, state);
    case 'PayRelief':
      return payRelief({ ...step.body, ...facts }, state);
    case 'ReportResolution':
      return reportResolution({ ...step.body, ...facts }, state);
    case 'CheckResolution':
      return checkResolution({ ...step.body, ...facts }, state);
    case 'StrikeOffBacklog':
      return strikeOffBacklog({ ...step.body, ...facts }, state, rules);
    case 'RecordWatchVisit':
      return recordWatchVisit({ ...step.body, ...facts }, state);
    case 'EndWatch':
      return endWatch({ ...step.body, ...facts }, state);
    case 'RecordRelapse':
      return recordRelapse({ ...step.body, ...facts }, state);
    case 'ConfirmBacklogLink':
      return confirmBacklogLink({ ...step.body, ...facts }, state);
    case 'UndoBacklogLink':
      return undoBacklogLink({ ...step.body, ...facts }, state);
  }
}
