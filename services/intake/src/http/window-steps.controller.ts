import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type {
  AppointAgent,
  ChooseRepresentatives,
  ContinueAsHeir,
  CorrectRegistration,
  DismissAgent,
  EndByDeath,
  LiftConfidentiality,
  OrderConfidentiality,
  RecordCounselling,
  RecordDeath,
  RecordVisit,
  ReportUrgentMatter,
} from '@anjuan/contracts';
import { answer, caseIdOf, CLOCK, Input, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { TakeWindowStepCommand, type WindowStep } from '../application/take-window-step.handler.ts';
import type { PetitionRefusal, PetitionState } from '../domain/index.ts';
import { problemOf } from './problems.ts';
import { windowOperations as ops } from './window-operations.ts';

/** What the petitioner's side does at the window after the registration, and its corrections. */
@Controller()
export class WindowStepsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(ops.chooseRepresentatives)
  chooseRepresentatives(@Input(ops.chooseRepresentatives) input: Checked<ChooseRepresentatives>): Promise<unknown> {
    return this.take(input, { type: 'ChooseRepresentatives', body: input.body });
  }

  @Serve(ops.orderConfidentiality)
  orderConfidentiality(@Input(ops.orderConfidentiality) input: Checked<OrderConfidentiality>): Promise<unknown> {
    return this.take(input, { type: 'OrderConfidentiality', body: input.body });
  }

  @Serve(ops.liftConfidentiality)
  liftConfidentiality(@Input(ops.liftConfidentiality) input: Checked<LiftConfidentiality>): Promise<unknown> {
    return this.take(input, { type: 'LiftConfidentiality', body: input.body });
  }

  @Serve(ops.recordVisit)
  recordVisit(@Input(ops.recordVisit) input: Checked<RecordVisit>): Promise<unknown> {
    return this.take(input, { type: 'RecordVisit', body: input.body });
  }

  @Serve(ops.recordCounselling)
  recordCounselling(@Input(ops.recordCounselling) input: Checked<RecordCounselling>): Promise<unknown> {
    return this.take(input, { type: 'RecordCounselling', body: input.body });
  }

  @Serve(ops.appointAgent)
  appointAgent(@Input(ops.appointAgent) input: Checked<AppointAgent>): Promise<unknown> {
    return this.take(input, { type: 'AppointAgent', body: input.body });
  }

  @Serve(ops.dismissAgent)
  dismissAgent(@Input(ops.dismissAgent) input: Checked<DismissAgent>): Promise<unknown> {
    return this.take(input, { type: 'DismissAgent', body: input.body });
  }

  @Serve(ops.recordDeath)
  recordDeath(@Input(ops.recordDeath) input: Checked<RecordDeath>): Promise<unknown> {
    return this.take(input, { type: 'RecordDeath', body: input.body });
  }

  @Serve(ops.continueAsHeir)
  continueAsHeir(@Input(ops.continueAsHeir) input: Checked<ContinueAsHeir>): Promise<unknown> {
    return this.take(input, { type: 'ContinueAsHeir', body: input.body });
  }

  @Serve(ops.endByDeath)
  endByDeath(@Input(ops.endByDeath) input: Checked<EndByDeath>): Promise<unknown> {
    return this.take(input, { type: 'EndByDeath', body: input.body });
  }

  @Serve(ops.reportUrgentMatter)
  reportUrgentMatter(@Input(ops.reportUrgentMatter) input: Checked<ReportUrgentMatter>): Promise<unknown> {
    return this.take(input, { type: 'ReportUrgentMatter', body: input.body });
  }

  @Serve(ops.correctRegistration)
  correctRegistration(@Input(ops.correctRegistration) input: Checked<CorrectRegistration>): Promise<unknown> {
    return this.take(input, { type: 'CorrectRegistration', body: input.body });
  }

  private async take(input: Checked, step: WindowStep): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new TakeWindowStepCommand(caseId, step, input.context(this.clock()));
    const outcome = await this.commands.execute<TakeWindowStepCommand, Outcome<PetitionState, PetitionRefusal>>(command);
    return answer(caseId, outcome, problemOf);
  }
}
