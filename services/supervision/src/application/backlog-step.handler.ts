import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BacklogEvent, SupervisionEvent } from '@anjuan/contracts';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { theBacklogRules, type BacklogRefusal, type BacklogState } from '../domain/backlog/index.ts';
import { type ClocksState } from '../domain/index.ts';
import { RUNNER } from '../tokens.ts';
import { clocksDecider } from './clocks-decider.ts';
import { decideBacklogStep, type BacklogStep } from './backlog-steps.ts';
import { backlogDecider, backlogStream } from './backlog-stream.ts';

export class TakeBacklogStepCommand {
  readonly caseId: string;
  readonly step: BacklogStep;
  readonly context: CommandContext;

  constructor(caseId: string, step: BacklogStep, context: CommandContext) {
    this.caseId = caseId;
    this.step = step;
    this.context = context;
  }
}

@CommandHandler(TakeBacklogStepCommand)
export class TakeBacklogStepHandler implements ICommandHandler<TakeBacklogStepCommand> {
  constructor(@Inject(RUNNER) private readonly runner: CommandRunner) {}

  async execute({ caseId, step, context }: TakeBacklogStepCommand): Promise<Outcome<BacklogState, BacklogRefusal>> {
    const today = dayOf(context.now);
    const on = step.body.on ?? today;
    const given = { facts: { on, today, actor: context.actor }, personId: await this.personOf(caseId, step), rules: theBacklogRules };
    return this.runner.run<BacklogState, BacklogEvent, BacklogRefusal>({
      ...{ owner: 'supervision', caseId, streamId: backlogStream(caseId), context, occurredAt: instantOf(on, context.now) },
      decider: backlogDecider,
      decide: (state) => decideBacklogStep(step, given, state),
    });
  }

  /** Whose case it is, as its clocks know from the registration; only a listing needs it. */
  private async personOf(caseId: string, step: BacklogStep): Promise<string | null> {
    if (step.type !== 'ListBacklog') return null;
    const clocks = await this.runner.load<ClocksState, SupervisionEvent>('supervision', caseId, clocksDecider);
    return clocks.personId;
  }
}
