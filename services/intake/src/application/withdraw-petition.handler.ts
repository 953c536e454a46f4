import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { WithdrawPetition } from '@anjuan/contracts';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { withdrawPetition, type PetitionRefusal, type PetitionState } from '../domain/index.ts';
import { RUNNER } from '../tokens.ts';
import { petitionDecider } from './petition-decider.ts';

export class WithdrawPetitionCommand {
  readonly caseId: string;
  readonly body: WithdrawPetition;
  readonly context: CommandContext;

  constructor(caseId: string, body: WithdrawPetition, context: CommandContext) {
    this.caseId = caseId;
    this.body = body;
    this.context = context;
  }
}

@CommandHandler(WithdrawPetitionCommand)
export class WithdrawPetitionHandler implements ICommandHandler<WithdrawPetitionCommand> {
  constructor(@Inject(RUNNER) private readonly runner: CommandRunner) {}

  execute({ caseId, body, context }: WithdrawPetitionCommand): Promise<Outcome<PetitionState, PetitionRefusal>> {
    const today = dayOf(context.now);
    const on = body.on ?? today;
    return this.runner.run({
      ...{ owner: 'intake', caseId, context },
      decider: petitionDecider,
      decide: (state) => withdrawPetition({ on, reason: body.reason }, state, today),
      occurredAt: instantOf(on, context.now),
    });
  }
}
