import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  AppointAgent,
  ChooseRepresentatives,
  ContinueAsHeir,
  CorrectRegistration,
  DismissAgent,
  EndByDeath,
  LiftConfidentiality,
  OrderConfidentiality,
  RecordCounselling,
  RecordDeath,
  RecordVisit,
  ReportUrgentMatter,
  IntakeEvent,
} from '@anjuan/contracts';
import type { Regulation } from '@anjuan/regulation';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import {
  appointAgent,
  chooseRepresentatives,
  continueAsHeir,
  correctRegistration,
  dismissAgent,
  endByDeath,
  liftConfidentiality,
  orderConfidentiality,
  recordCounselling,
  recordDeath,
  recordVisit,
  reportUrgentMatter,
  type PetitionDecision,
  type PetitionRefusal,
  type PetitionState,
  type WindowFacts,
} from '../domain/index.ts';
import { REGULATION, RUNNER } from '../tokens.ts';
import { petitionDecider } from './petition-decider.ts';

/** The bodies of the steps at the window, by the command's name. */
interface Bodies {
  readonly ChooseRepresentatives: ChooseRepresentatives;
  readonly OrderConfidentiality: OrderConfidentiality;
  readonly LiftConfidentiality: LiftConfidentiality;
  readonly RecordVisit: RecordVisit;
  readonly RecordCounselling: RecordCounselling;
  readonly AppointAgent: AppointAgent;
  readonly DismissAgent: DismissAgent;
  readonly RecordDeath: RecordDeath;
  readonly ContinueAsHeir: ContinueAsHeir;
  readonly EndByDeath: EndByDeath;
  readonly ReportUrgentMatter: ReportUrgentMatter;
  readonly CorrectRegistration: CorrectRegistration;
}

/** A step at the window as it comes in: its name and its body. */
export type WindowStep = { readonly [Type in keyof Bodies]: { readonly type: Type; readonly body: Bodies[Type] } }[keyof Bodies];

export class TakeWindowStepCommand {
  readonly caseId: string;
  readonly step: WindowStep;
  readonly context: CommandContext;

  constructor(caseId: string, step: WindowStep, context: CommandContext) {
    this.caseId = caseId;
    this.step = step;
    this.context = context;
  }
}

@CommandHandler(TakeWindowStepCommand)
export class TakeWindowStepHandler implements ICommandHandler<TakeWindowStepCommand> {
  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(REGULATION) private readonly regulation: Regulation,
  ) {}

  execute({ caseId, step, context }: TakeWindowStepCommand): Promise<Outcome<PetitionState, PetitionRefusal>> {
    const today = dayOf(context.now);
    const facts: WindowFacts = { on: step.body.on ?? today, today };
    return this.runner.run<PetitionState, IntakeEvent, PetitionRefusal>({
      ...{ owner: 'intake', caseId, context, occurredAt: instantOf(facts.on, context.now) },
      decider: petitionDecider,
      decide: (state) => decide(step, facts, state, this.regulation),
    });
  }
}

type Person = ContinueAsHeir['heir'];
/** What is left out of a person is unknown: empty. */
const whole = ({ name = '', idNumber = '', phone = '', address = '' }: Person): Required<{ [Field in keyof Person]: string }> => ({
  ...{ name, idNumber, phone, address },
});

function decide(step: WindowStep, facts: WindowFacts, state: PetitionState, regulation: Regulation): PetitionDecision {
  switch (step.type) {
    case 'ChooseRepresentatives':
      return chooseRepresentatives({ ...facts, representatives: step.body.representatives.map(whole) }, state, regulation);
    case 'OrderConfidentiality':
      return orderConfidentiality({ ...step.body, ...facts }, state);
    case 'LiftConfidentiality':
      return liftConfidentiality({ ...step.body, ...facts }, state);
    case 'RecordVisit':
      return recordVisit({ ...step.body, ...facts }, state, regulation);
    case 'RecordCounselling':
      return recordCounselling({ ...step.body, ...facts }, state);
    case 'AppointAgent':
      return appointAgent({ ...step.body, ...facts, agent: whole(step.body.agent) }, state);
    case 'DismissAgent':
      return dismissAgent({ ...step.body, ...facts }, state);
    case 'RecordDeath':
      return recordDeath({ ...step.body, ...facts }, state);
    case 'ContinueAsHeir':
      return continueAsHeir({ ...step.body, ...facts, heir: whole(step.body.heir) }, state);
    case 'EndByDeath':
      return endByDeath({ ...step.body, ...facts }, state);
    case 'ReportUrgentMatter':
      return reportUrgentMatter({ ...step.body, ...facts }, state);
    case 'CorrectRegistration':
      return correctRegistration({ ...step.body, ...facts, petitioner: step.body.petitioner && whole(step.body.petitioner) }, state);
  }
}
