import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ExtendHandlingLimit } from '@anjuan/contracts';
import { extensionRuleOn } from '@anjuan/regulation';
import { dayOf, instantOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { extendHandlingLimit, type ClocksState, type ExtensionRefusal } from '../domain/index.ts';
import { RUNNER } from '../tokens.ts';
import { clocksDecider } from './clocks-decider.ts';

export class ExtendHandlingLimitCommand {
  readonly caseId: string;
  readonly body: ExtendHandlingLimit;
  readonly context: CommandContext;

  constructor(caseId: string, body: ExtendHandlingLimit, context: CommandContext) {
    this.caseId = caseId;
    this.body = body;
    this.context = context;
  }
}

@CommandHandler(ExtendHandlingLimitCommand)
export class ExtendHandlingLimitHandler implements ICommandHandler<ExtendHandlingLimitCommand> {
  constructor(@Inject(RUNNER) private readonly runner: CommandRunner) {}

  execute({ caseId, body, context }: ExtendHandlingLimitCommand): Promise<Outcome<ClocksState, ExtensionRefusal>> {
    const today = dayOf(context.now);
    const on = body.on ?? today;
    const command = { days: body.days, reason: body.reason, approver: context.actor.role, on, today };
    return this.runner.run({
      ...{ owner: 'supervision', caseId, context, occurredAt: instantOf(on, context.now) },
      decider: clocksDecider,
      decide: (state) => extendHandlingLimit(command, state, extensionRuleOn('handling', on)),
    });
  }
}
