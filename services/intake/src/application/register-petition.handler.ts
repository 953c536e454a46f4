import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RegisterPetition } from '@anjuan/contracts';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { registerPetition, type PetitionRefusal, type PetitionState } from '../domain/index.ts';
import { REGISTRATION, RUNNER } from '../tokens.ts';
import { petitionDecider } from './petition-decider.ts';
import type { Registration } from './registration.ts';

export class RegisterPetitionCommand {
  readonly caseId: string;
  readonly body: RegisterPetition;
  readonly context: CommandContext;

  constructor(caseId: string, body: RegisterPetition, context: CommandContext) {
    this.caseId = caseId;
    this.body = body;
    this.context = context;
  }
}

@CommandHandler(RegisterPetitionCommand)
export class RegisterPetitionHandler implements ICommandHandler<RegisterPetitionCommand> {
  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(REGISTRATION) private readonly registration: Registration,
  ) {}

  execute({ caseId, body, context }: RegisterPetitionCommand): Promise<Outcome<PetitionState, PetitionRefusal>> {
    const today = dayOf(context.now);
    const facts = this.registration.factsOf(caseId, body, today);
    return this.runner.run({
      ...{ owner: 'intake', caseId, context, likelyNew: true },
      decider: petitionDecider,
      decide: (state) => registerPetition(facts, state, today),
      occurredAt: instantOf(facts.receivedOn, context.now),
    });
  }
}
