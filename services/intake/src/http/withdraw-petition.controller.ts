import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { WithdrawPetition } from '@anjuan/contracts';
import { answer, caseIdOf, CLOCK, Input, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { WithdrawPetitionCommand } from '../application/withdraw-petition.handler.ts';
import type { PetitionRefusal, PetitionState } from '../domain/index.ts';
import { withdraw } from './operations.ts';
import { problemOf } from './problems.ts';

@Controller()
export class WithdrawPetitionController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(withdraw)
  async withdraw(@Input(withdraw) input: Checked<WithdrawPetition>): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new WithdrawPetitionCommand(caseId, input.body, input.context(this.clock()));
    return answer(
      caseId,
      await this.commands.execute<WithdrawPetitionCommand, Outcome<PetitionState, PetitionRefusal>>(command),
      problemOf,
    );
  }
}
