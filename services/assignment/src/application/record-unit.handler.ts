import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordUnit } from '@anjuan/contracts';
import type { CommandContext, CommandRunner, Outcome } from '@anjuan/service-kit';
import { evolveUnit, recordUnit, unknownUnit, type UnitRefusal, type UnitState } from '../domain/index.ts';
import { RUNNER } from '../tokens.ts';
import { unitStream } from './register-facts.ts';

export class RecordUnitCommand {
  readonly code: string;
  readonly body: RecordUnit;
  readonly context: CommandContext;

  constructor(code: string, body: RecordUnit, context: CommandContext) {
    this.code = code;
    this.body = body;
    this.context = context;
  }
}

@CommandHandler(RecordUnitCommand)
export class RecordUnitHandler implements ICommandHandler<RecordUnitCommand> {
  constructor(@Inject(RUNNER) private readonly runner: CommandRunner) {}

  execute({ code, body, context }: RecordUnitCommand): Promise<Outcome<UnitState, UnitRefusal>> {
    return this.runner.run({
      ...{ owner: 'assignment', caseId: unitStream(code), context },
      decider: { initialState: unknownUnit, evolve: evolveUnit },
      decide: (state) => recordUnit({ unit: code, ...body }, state),
    });
  }
}
