import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { answer, caseIdOf, CLOCK, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import type { Step } from '../application/steps.ts';
import { TakeStepCommand } from '../application/take-step.handler.ts';
import type { AssignmentRefusal, AssignmentState } from '../domain/index.ts';
import { problemOf } from './problems.ts';

/** Takes the step of a request and answers it: what every controller of steps does. */
@Injectable()
export class StepTaker {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws a Problem where the step is refused. */
  async take(input: Checked, step: Step): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new TakeStepCommand(caseId, step, input.context(this.clock()));
    const outcome = await this.commands.execute<TakeStepCommand, Outcome<AssignmentState, AssignmentRefusal>>(command);
    return answer(caseId, outcome, problemOf);
  }
}
