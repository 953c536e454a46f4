import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { registerPetition, type RegisterPetition } from '@anjuan/contracts';
import {
  answer,
  caseIdOf,
  CLOCK,
  Input,
  newCaseId,
  Problem,
  rowAnswer,
  Serve,
  validate,
  type Checked,
  type Clock,
  type CommandContext,
  type Outcome,
  type RejectedRow,
} from '@anjuan/service-kit';
import type { z } from 'zod';
import { RegisterPetitionCommand } from '../application/register-petition.handler.ts';
import type { PetitionRefusal, PetitionState } from '../domain/index.ts';
import { registerMany, registerOne } from './operations.ts';
import { problemOf } from './problems.ts';

type Answer = z.infer<(typeof registerOne)['response']>;
type RowResult = { outcome: 'registered' | 'already'; caseId: string } | RejectedRow;

@Controller()
export class RegisterPetitionController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(registerOne)
  register(@Input(registerOne) input: Checked<RegisterPetition>): Promise<Answer> {
    const context = input.context(this.clock());
    const number = input.body.registrationNumber;
    return this.registerAs(number === undefined ? newCaseId(context.key) : caseIdOf(number), input.body, context);
  }

  @Serve(registerMany)
  async registerBatch(@Input(registerMany) input: Checked<{ items: unknown[] }>): Promise<{ results: RowResult[] }> {
    const context = input.context(this.clock());
    return { results: await Promise.all(input.body.items.map((item, index) => this.registerRow(item, index, context))) };
  }

  private registerRow(item: unknown, index: number, batch: CommandContext): Promise<RowResult> {
    return rowAnswer(async () => {
      const body = validate(registerPetition, item);
      const number = body.registrationNumber;
      if (number === undefined) throw new Problem(numberMissing);
      // The number makes a row idempotent by itself, whatever batch it comes in.
      const { outcome, caseId } = await this.registerAs(caseIdOf(number), body, { ...batch, key: `${batch.key}/${index}` });
      return { outcome, caseId };
    });
  }

  private async registerAs(caseId: string, body: RegisterPetition, context: CommandContext): Promise<Answer> {
    const command = new RegisterPetitionCommand(caseId, body, context);
    const outcome = await this.commands.execute<RegisterPetitionCommand, Outcome<PetitionState, PetitionRefusal>>(command);
    const done = answer(caseId, outcome, problemOf);
    return { ...done, outcome: done.added > 0 ? 'registered' : 'already' };
  }
}

const numberMissing = {
  status: 400,
  code: 'invalid-input',
  zh: '批量登记须有登记编号',
  en: 'a row of a batch needs a registration number',
  errors: [{ field: 'registrationNumber', rule: 'required', zh: '必填', en: 'required' }],
};
