import type { Regulation } from '@anjuan/regulation';
import {
  acceptPetition,
  answerProposal,
  askAvoidance,
  changeRoute,
  closeCase,
  closeHearing,
  correctStep,
  decideAvoidance,
  decideCompetence,
  declinePetition,
  deliverOpinion,
  deliverReviewOpinion,
  directToProcedure,
  endProcedure,
  entrustPetition,
  failMediation,
  issueOpinion,
  issueReviewOpinion,
  mergeCase,
  nameAccusedUnit,
  objectToCompetence,
  openHearing,
  openMediation,
  recordCarryingOut,
  recordProcedureResult,
  recordWork,
  referConflict,
  rejectObjection,
  reportResult,
  requestReview,
  settlePetition,
  succeedUnit,
  takeBackMaterial,
  transferPetition,
  undoMerge,
  type AssignmentDecision,
  type AssignmentState,
  type StepFacts,
} from '../domain/index.ts';
import type { RegisterFacts } from './register-facts.ts';
import type { Step } from './steps.ts';

/** What a decision is made of beside the step and the state of its case. */
export interface Facts {
  readonly caseId: string;
  readonly facts: StepFacts;
  readonly register: RegisterFacts;
  readonly regulation: Regulation;
}

/** Gives a step to its decider, with the facts it needs. */
export function decideStep(step: Step, { caseId, facts, register, regulation }: Facts, state: AssignmentState): AssignmentDecision {
  switch (step.type) {
    case 'TransferPetition':
      return transferPetition({ ...facts, unit: register.unit, unitState: register.unitState }, state);
    case 'EntrustPetition':
      return entrustPetition({ ...facts, unit: register.unit, unitState: register.unitState, reportBy: step.body.reportBy }, state);
    case 'AcceptPetition':
      return acceptPetition({ ...step.body, ...facts }, state);
    case 'ObjectToCompetence':
      return objectToCompetence({ ...step.body, ...facts }, state, regulation);
    case 'TakeBackMaterial':
      return takeBackMaterial(facts, state);
    case 'RejectObjection':
      return rejectObjection({ ...step.body, ...facts }, state);
    case 'RecordWork':
      return recordWork({ ...step.body, ...facts }, state);
    case 'IssueOpinion':
      return issueOpinion({ ...step.body, ...facts }, state);
    case 'DeliverOpinion':
      return deliverOpinion({ ...step.body, ...facts }, state);
    case 'CloseCase':
      return closeCase({ ...step.body, ...facts }, state);
    case 'NameAccusedUnit':
      return nameAccusedUnit({ ...step.body, ...facts }, state);
    case 'ReferConflict':
      return referConflict({ ...step.body, ...facts }, state);
    case 'DecideCompetence':
      return decideCompetence({ ...step.body, ...facts, unitState: register.unitState }, state);
    case 'SucceedUnit':
      return succeedUnit({ ...facts, unitState: register.before, successorState: register.unitState }, state);
    case 'DeclinePetition':
      return declinePetition({ ...step.body, ...facts }, state);
    case 'MergeCase':
      return mergeCase({ ...step.body, ...facts, caseId, other: register.other }, state);
    case 'UndoMerge':
      return undoMerge({ ...step.body, ...facts }, state);
    case 'CorrectStep':
      return correctStep({ ...step.body, ...facts }, state);
    case 'ReportResult':
      return reportResult({ ...step.body, ...facts }, state);
    case 'AnswerProposal':
      return answerProposal({ ...step.body, ...facts }, state);
    case 'DirectToProcedure':
      return directToProcedure({ ...step.body, ...facts }, state);
    case 'RecordProcedureResult':
      return recordProcedureResult({ ...step.body, ...facts }, state);
    case 'ChangeRoute':
      return changeRoute({ ...step.body, ...facts }, state);
    case 'AskAvoidance':
      return askAvoidance({ ...step.body, ...facts }, state);
    case 'DecideAvoidance':
      return decideAvoidance({ ...step.body, ...facts }, state);
    case 'OpenMediation':
      return openMediation({ ...step.body, ...facts }, state);
    case 'FailMediation':
      return failMediation({ ...step.body, ...facts }, state);
    case 'SettlePetition':
      return settlePetition({ ...step.body, ...facts }, state);
    case 'OpenHearing':
      return openHearing(facts, state);
    case 'CloseHearing':
      return closeHearing({ ...step.body, ...facts }, state);
    case 'RecordCarryingOut':
      return recordCarryingOut({ ...step.body, ...facts }, state);
    case 'RequestReview':
      return requestReview(
        { ...step.body, ...facts, unit: register.unit, reviewer: register.unitState, decidedBy: register.before },
        state,
        regulation,
      );
    case 'IssueReviewOpinion':
      return issueReviewOpinion({ ...step.body, ...facts }, state);
    case 'DeliverReviewOpinion':
      return deliverReviewOpinion({ ...step.body, ...facts }, state);
    case 'EndProcedure':
      return endProcedure(facts, state, regulation);
  }
}
