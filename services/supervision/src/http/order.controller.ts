import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type * as contracts from '@anjuan/contracts';
import { answer, caseIdOf, CLOCK, Input, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { TakeOrderStepCommand } from '../application/order-step.handler.ts';
import type { OrderStep } from '../application/order-steps.ts';
import type { OrderRefusal, OrderState } from '../domain/order/index.ts';
import { orderSteps as ops } from './order-operations.ts';
import { orderProblemOf } from './order-problems.ts';

/** The steps of supervision (督办): orders and their answers, interviews, suggestions and their feedback. */
@Controller()
export class OrderController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(ops.issue)
  issue(@Input(ops.issue) input: Checked<contracts.IssueSupervisionOrder>): Promise<unknown> {
    return this.take(input, { type: 'IssueSupervisionOrder', body: input.body });
  }

  @Serve(ops.answer)
  answer(@Input(ops.answer) input: Checked<contracts.AnswerSupervisionOrder>): Promise<unknown> {
    return this.take(input, { type: 'AnswerSupervisionOrder', body: input.body });
  }

  @Serve(ops.accept)
  accept(@Input(ops.accept) input: Checked<contracts.AcceptSupervisionAnswer>): Promise<unknown> {
    return this.take(input, { type: 'AcceptSupervisionAnswer', body: input.body });
  }

  @Serve(ops.return)
  return(@Input(ops.return) input: Checked<contracts.ReturnSupervisionAnswer>): Promise<unknown> {
    return this.take(input, { type: 'ReturnSupervisionAnswer', body: input.body });
  }

  @Serve(ops.cancel)
  cancel(@Input(ops.cancel) input: Checked<contracts.CancelSupervisionOrder>): Promise<unknown> {
    return this.take(input, { type: 'CancelSupervisionOrder', body: input.body });
  }

  @Serve(ops.interview)
  interview(@Input(ops.interview) input: Checked<contracts.InterviewUnitHead>): Promise<unknown> {
    return this.take(input, { type: 'InterviewUnitHead', body: input.body });
  }

  @Serve(ops.suggest)
  suggest(@Input(ops.suggest) input: Checked<contracts.MakeSuggestion>): Promise<unknown> {
    return this.take(input, { type: 'MakeSuggestion', body: input.body });
  }

  @Serve(ops.feedback)
  feedback(@Input(ops.feedback) input: Checked<contracts.AnswerSuggestion>): Promise<unknown> {
    return this.take(input, { type: 'AnswerSuggestion', body: input.body });
  }

  @Serve(ops.withdraw)
  withdraw(@Input(ops.withdraw) input: Checked<contracts.WithdrawSuggestion>): Promise<unknown> {
    return this.take(input, { type: 'WithdrawSuggestion', body: input.body });
  }

  private async take(input: Checked, step: OrderStep): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new TakeOrderStepCommand(caseId, step, input.context(this.clock()));
    const outcome = await this.commands.execute<TakeOrderStepCommand, Outcome<OrderState, OrderRefusal>>(command);
    return answer(caseId, outcome, orderProblemOf);
  }
}
