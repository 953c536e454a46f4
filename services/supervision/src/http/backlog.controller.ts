import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type * as contracts from '@anjuan/contracts';
import { answer, caseIdOf, CLOCK, Input, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { TakeBacklogStepCommand } from '../application/backlog-step.handler.ts';
import type { BacklogStep } from '../application/backlog-steps.ts';
import type { BacklogRefusal, BacklogState } from '../domain/backlog/index.ts';
import { backlogSteps as ops } from './backlog-operations.ts';
import { backlogProblemOf } from './backlog-problems.ts';

/** The steps of backlog work by hand, from the listing to the strike-off and the watch period. */
@Controller()
export class BacklogController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(ops.list)
  list(@Input(ops.list) input: Checked<contracts.ListBacklog>): Promise<unknown> {
    return this.take(input, { type: 'ListBacklog', body: input.body });
  }

  @Serve(ops.leader)
  leader(@Input(ops.leader) input: Checked<contracts.AssignLeader>): Promise<unknown> {
    return this.take(input, { type: 'AssignLeader', body: input.body });
  }

  @Serve(ops.plan)
  plan(@Input(ops.plan) input: Checked<contracts.SetBacklogPlan>): Promise<unknown> {
    return this.take(input, { type: 'SetBacklogPlan', body: input.body });
  }

  @Serve(ops.planStep)
  planStep(@Input(ops.planStep) input: Checked<contracts.FinishPlanStep>): Promise<unknown> {
    return this.take(input, { type: 'FinishPlanStep', body: input.body });
  }

  @Serve(ops.work)
  work(@Input(ops.work) input: Checked<contracts.RecordBacklogWork>): Promise<unknown> {
    return this.take(input, { type: 'RecordBacklogWork', body: input.body });
  }

  @Serve(ops.requestRelief)
  requestRelief(@Input(ops.requestRelief) input: Checked<contracts.RequestRelief>): Promise<unknown> {
    return this.take(input, { type: 'RequestRelief', body: input.body });
  }

  @Serve(ops.decideRelief)
  decideRelief(@Input(ops.decideRelief) input: Checked<contracts.DecideRelief>): Promise<unknown> {
    return this.take(input, { type: 'DecideRelief', body: input.body });
  }

  @Serve(ops.payRelief)
  payRelief(@Input(ops.payRelief) input: Checked<contracts.PayRelief>): Promise<unknown> {
    return this.take(input, { type: 'PayRelief', body: input.body });
  }

  @Serve(ops.report)
  report(@Input(ops.report) input: Checked<contracts.ReportResolution>): Promise<unknown> {
    return this.take(input, { type: 'ReportResolution', body: input.body });
  }

  @Serve(ops.check)
  check(@Input(ops.check) input: Checked<contracts.CheckResolution>): Promise<unknown> {
    return this.take(input, { type: 'CheckResolution', body: input.body });
  }

  @Serve(ops.strikeOff)
  strikeOff(@Input(ops.strikeOff) input: Checked<contracts.StrikeOffBacklog>): Promise<unknown> {
    return this.take(input, { type: 'StrikeOffBacklog', body: input.body });
  }

  @Serve(ops.watch)
  watch(@Input(ops.watch) input: Checked<contracts.RecordWatchVisit>): Promise<unknown> {
    return this.take(input, { type: 'RecordWatchVisit', body: input.body });
  }

  @Serve(ops.endWatch)
  endWatch(@Input(ops.endWatch) input: Checked<contracts.EndWatch>): Promise<unknown> {
    return this.take(input, { type: 'EndWatch', body: input.body });
  }

  @Serve(ops.relapse)
  relapse(@Input(ops.relapse) input: Checked<contracts.RecordRelapse>): Promise<unknown> {
    return this.take(input, { type: 'RecordRelapse', body: input.body });
  }

  @Serve(ops.confirmLink)
  confirmLink(@Input(ops.confirmLink) input: Checked<contracts.ConfirmBacklogLink>): Promise<unknown> {
    return this.take(input, { type: 'ConfirmBacklogLink', body: { ...input.body, ...otherOf(input) } });
  }

  @Serve(ops.undoLink)
  undoLink(@Input(ops.undoLink) input: Checked<contracts.UndoBacklogLink>): Promise<unknown> {
    return this.take(input, { type: 'UndoBacklogLink', body: { ...input.body, ...otherOf(input) } });
  }

  private async take(input: Checked, step: BacklogStep): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new TakeBacklogStepCommand(caseId, step, input.context(this.clock()));
    const outcome = await this.commands.execute<TakeBacklogStepCommand, Outcome<BacklogState, BacklogRefusal>>(command);
    return answer(caseId, outcome, backlogProblemOf);
  }
}

function otherOf({ params }: Checked): { readonly other: string } {
  return { other: params['other'] ?? '' };
}
