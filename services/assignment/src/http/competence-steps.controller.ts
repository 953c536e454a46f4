import { Controller, Inject } from '@nestjs/common';
import type {
  CorrectStep,
  DecideCompetence,
  DeclinePetition,
  MergeCase,
  NameAccusedUnit,
  ReferConflict,
  SucceedUnit,
  UndoMerge,
} from '@anjuan/contracts';
import { Input, Serve, type Checked } from '@anjuan/service-kit';
import { stepOperations as ops } from './step-operations.ts';
import { StepTaker } from './step-taker.ts';

/** Steps that settle who has a case: the accused unit, conflicts, successors, declining, duplicates; and corrections. */
@Controller()
export class CompetenceStepsController {
  constructor(@Inject(StepTaker) private readonly taker: StepTaker) {}

  @Serve(ops.nameAccusedUnit)
  nameAccusedUnit(@Input(ops.nameAccusedUnit) input: Checked<NameAccusedUnit>): Promise<unknown> {
    return this.taker.take(input, { type: 'NameAccusedUnit', body: input.body });
  }

  @Serve(ops.referConflict)
  referConflict(@Input(ops.referConflict) input: Checked<ReferConflict>): Promise<unknown> {
    return this.taker.take(input, { type: 'ReferConflict', body: input.body });
  }

  @Serve(ops.decideCompetence)
  decideCompetence(@Input(ops.decideCompetence) input: Checked<DecideCompetence>): Promise<unknown> {
    return this.taker.take(input, { type: 'DecideCompetence', body: input.body });
  }

  @Serve(ops.succeedUnit)
  succeedUnit(@Input(ops.succeedUnit) input: Checked<SucceedUnit>): Promise<unknown> {
    return this.taker.take(input, { type: 'SucceedUnit', body: input.body });
  }

  @Serve(ops.declinePetition)
  declinePetition(@Input(ops.declinePetition) input: Checked<DeclinePetition>): Promise<unknown> {
    return this.taker.take(input, { type: 'DeclinePetition', body: input.body });
  }

  @Serve(ops.mergeCase)
  mergeCase(@Input(ops.mergeCase) input: Checked<MergeCase>): Promise<unknown> {
    return this.taker.take(input, { type: 'MergeCase', body: input.body });
  }

  @Serve(ops.undoMerge)
  undoMerge(@Input(ops.undoMerge) input: Checked<UndoMerge>): Promise<unknown> {
    return this.taker.take(input, { type: 'UndoMerge', body: input.body });
  }

  @Serve(ops.correctStep)
  correctStep(@Input(ops.correctStep) input: Checked<CorrectStep>): Promise<unknown> {
    return this.taker.take(input, { type: 'CorrectStep', body: input.body });
  }
}
