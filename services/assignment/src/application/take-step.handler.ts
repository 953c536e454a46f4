import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  AcceptPetition,
  AssignmentEvent,
  CloseCase,
  DeliverOpinion,
  EntrustPetition,
  IssueOpinion,
  ObjectToCompetence,
  RecordWork,
  RejectObjection,
  TakeBackMaterial,
  TransferPetition,
} from '@anjuan/contracts';
import type { Regulation } from '@anjuan/regulation';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import {
  absent,
  acceptPetition,
  closeCase,
  deliverOpinion,
  entrustPetition,
  evolve,
  evolveUnit,
  issueOpinion,
  objectToCompetence,
  proposedUnit,
  recordWork,
  rejectObjection,
  takeBackMaterial,
  transferPetition,
  unknownUnit,
  type AssignmentDecision,
  type AssignmentRefusal,
  type AssignmentState,
  type Sending,
  type StepFacts,
} from '../domain/index.ts';
import { REGULATION, RUNNER } from '../tokens.ts';

/** The steps an officer takes by hand, as they come in. */
export type Step =
  | { readonly type: 'TransferPetition'; readonly body: TransferPetition }
  | { readonly type: 'EntrustPetition'; readonly body: EntrustPetition }
  | { readonly type: 'AcceptPetition'; readonly body: AcceptPetition }
  | { readonly type: 'ObjectToCompetence'; readonly body: ObjectToCompetence }
  | { readonly type: 'TakeBackMaterial'; readonly body: TakeBackMaterial }
  | { readonly type: 'RejectObjection'; readonly body: RejectObjection }
  | { readonly type: 'RecordWork'; readonly body: RecordWork }
  | { readonly type: 'IssueOpinion'; readonly body: IssueOpinion }
  | { readonly type: 'DeliverOpinion'; readonly body: DeliverOpinion }
  | { readonly type: 'CloseCase'; readonly body: CloseCase };

export class TakeStepCommand {
  readonly caseId: string;
  readonly step: Step;
  readonly context: CommandContext;

  constructor(caseId: string, step: Step, context: CommandContext) {
    this.caseId = caseId;
    this.step = step;
    this.context = context;
  }
}

@CommandHandler(TakeStepCommand)
export class TakeStepHandler implements ICommandHandler<TakeStepCommand> {
  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(REGULATION) private readonly regulation: Regulation,
  ) {}

  async execute({ caseId, step, context }: TakeStepCommand): Promise<Outcome<AssignmentState, AssignmentRefusal>> {
    const today = dayOf(context.now);
    const facts: StepFacts = { on: step.body.on ?? today, today, actor: context.actor };
    const sending = await this.sendingOf(caseId, step, facts);
    return this.runner.run<AssignmentState, AssignmentEvent, AssignmentRefusal>({
      ...{ owner: 'assignment', caseId, context, occurredAt: instantOf(facts.on, context.now) },
      decider: { initialState: absent, evolve },
      decide: (state) => decide(step, facts, sending, state, this.regulation),
    });
  }

  /** For a sending: the unit it goes to, with what the register says of it. */
  private async sendingOf(caseId: string, step: Step, facts: StepFacts): Promise<Sending> {
    if (step.type !== 'TransferPetition' && step.type !== 'EntrustPetition') return { ...facts, unit: '', unitState: unknownUnit };
    const named = step.body.unit ?? proposedUnit(await this.runner.load('assignment', caseId, { initialState: absent, evolve })) ?? '';
    const unitState = await this.runner.load('assignment', unitStream(named), { initialState: unknownUnit, evolve: evolveUnit });
    return { ...facts, unit: named, unitState };
  }
}

/** The case id under which a unit's own stream is kept; no case is called like this. */
export function unitStream(code: string): string {
  return `unit.${code}`;
}

function decide(step: Step, facts: StepFacts, sending: Sending, state: AssignmentState, regulation: Regulation): AssignmentDecision {
  switch (step.type) {
    case 'TransferPetition':
      return transferPetition(sending, state);
    case 'EntrustPetition':
      return entrustPetition({ ...sending, reportBy: step.body.reportBy }, state);
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
  }
}
