import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ExtendHandlingLimit } from '@anjuan/contracts';
import { answer, caseIdOf, CLOCK, Input, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { ExtendHandlingLimitCommand } from '../application/extend-handling-limit.handler.ts';
import type { ClocksState, ExtensionRefusal } from '../domain/index.ts';
import { extend } from './operations.ts';
import { problemOf } from './problems.ts';

@Controller()
export class ExtendController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(extend)
  async extend(@Input(extend) input: Checked<ExtendHandlingLimit>): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new ExtendHandlingLimitCommand(caseId, input.body, input.context(this.clock()));
    const outcome = await this.commands.execute<ExtendHandlingLimitCommand, Outcome<ClocksState, ExtensionRefusal>>(command);
    return answer(caseId, outcome, problemOf);
  }
}
