import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AssignmentEvent } from '@anjuan/contracts';
import type { Regulation } from '@anjuan/regulation';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { type AssignmentRefusal, type AssignmentState, type StepFacts } from '../domain/index.ts';
import { REGULATION, RUNNER } from '../tokens.ts';
import { assignmentDecider } from './assignment-decider.ts';
import { decideStep } from './decide-step.ts';
import { registerFacts } from './register-facts.ts';
import type { Step } from './steps.ts';

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
    const register = await registerFacts(this.runner, caseId, step);
    return this.runner.run<AssignmentState, AssignmentEvent, AssignmentRefusal>({
      ...{ owner: 'assignment', caseId, context, occurredAt: instantOf(facts.on, context.now) },
      decider: assignmentDecider,
      decide: (state) => decideStep(step, { caseId, facts, register, regulation: this.regulation }, state),
    });
  }
}
