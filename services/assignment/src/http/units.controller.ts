import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { recordUnit, unitCode, type RecordUnit } from '@anjuan/contracts';
import {
  answer,
  CLOCK,
  Input,
  rowAnswer,
  Serve,
  validate,
  type Checked,
  type Clock,
  type CommandContext,
  type Outcome,
} from '@anjuan/service-kit';
import { RecordUnitCommand } from '../application/record-unit.handler.ts';
import type { UnitRefusal, UnitState } from '../domain/index.ts';
import { recordManyUnits, recordOneUnit } from './operations.ts';
import { problemOf } from './problems.ts';

const row = recordUnit.extend({ code: unitCode });

@Controller()
export class UnitsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(recordOneUnit)
  one(@Input(recordOneUnit) input: Checked<RecordUnit>): Promise<unknown> {
    return this.record(input.params['code'] ?? '', input.body, input.context(this.clock()));
  }

  @Serve(recordManyUnits)
  async many(@Input(recordManyUnits) input: Checked<{ items: unknown[] }>): Promise<unknown> {
    const context = input.context(this.clock());
    return {
      results: await Promise.all(input.body.items.map((item, index) => this.row(item, { ...context, key: `${context.key}/${index}` }))),
    };
  }

  private row(item: unknown, context: CommandContext): Promise<unknown> {
    return rowAnswer(async () => {
      const { code, ...body } = validate(row, item);
      const { added } = await this.record(code, body, context);
      return { outcome: added > 0 ? 'recorded' : 'already', code };
    });
  }

  private async record(code: string, body: RecordUnit, context: CommandContext): Promise<{ added: number }> {
    const outcome = await this.commands.execute<RecordUnitCommand, Outcome<UnitState, UnitRefusal>>(
      new RecordUnitCommand(code, body, context),
    );
    return answer(code, outcome, problemOf);
  }
}
