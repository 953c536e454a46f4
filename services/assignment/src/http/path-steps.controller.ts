import { Controller, Inject } from '@nestjs/common';
import type {
  AnswerProposal,
  AskAvoidance,
  ChangeRoute,
  DecideAvoidance,
  DirectToProcedure,
  FailMediation,
  OpenMediation,
  RecordProcedureResult,
  ReportResult,
  SettlePetition,
} from '@anjuan/contracts';
import { Input, Serve, type Checked } from '@anjuan/service-kit';
import { stepOperations as ops } from './step-operations.ts';
import { StepTaker } from './step-taker.ts';

/** Steps on the way of a case: its route, report-back, avoidance, mediation and settlement. */
@Controller()
export class PathStepsController {
  constructor(@Inject(StepTaker) private readonly taker: StepTaker) {}

  @Serve(ops.reportResult)
  reportResult(@Input(ops.reportResult) input: Checked<ReportResult>): Promise<unknown> {
    return this.taker.take(input, { type: 'ReportResult', body: input.body });
  }

  @Serve(ops.answerProposal)
  answerProposal(@Input(ops.answerProposal) input: Checked<AnswerProposal>): Promise<unknown> {
    return this.taker.take(input, { type: 'AnswerProposal', body: input.body });
  }

  @Serve(ops.directToProcedure)
  directToProcedure(@Input(ops.directToProcedure) input: Checked<DirectToProcedure>): Promise<unknown> {
    return this.taker.take(input, { type: 'DirectToProcedure', body: input.body });
  }

  @Serve(ops.recordProcedureResult)
  recordProcedureResult(@Input(ops.recordProcedureResult) input: Checked<RecordProcedureResult>): Promise<unknown> {
    return this.taker.take(input, { type: 'RecordProcedureResult', body: input.body });
  }

  @Serve(ops.changeRoute)
  changeRoute(@Input(ops.changeRoute) input: Checked<ChangeRoute>): Promise<unknown> {
    return this.taker.take(input, { type: 'ChangeRoute', body: input.body });
  }

  @Serve(ops.askAvoidance)
  askAvoidance(@Input(ops.askAvoidance) input: Checked<AskAvoidance>): Promise<unknown> {
    return this.taker.take(input, { type: 'AskAvoidance', body: input.body });
  }

  @Serve(ops.decideAvoidance)
  decideAvoidance(@Input(ops.decideAvoidance) input: Checked<DecideAvoidance>): Promise<unknown> {
    return this.taker.take(input, { type: 'DecideAvoidance', body: input.body });
  }

  @Serve(ops.openMediation)
  openMediation(@Input(ops.openMediation) input: Checked<OpenMediation>): Promise<unknown> {
    return this.taker.take(input, { type: 'OpenMediation', body: input.body });
  }

  @Serve(ops.failMediation)
  failMediation(@Input(ops.failMediation) input: Checked<FailMediation>): Promise<unknown> {
    return this.taker.take(input, { type: 'FailMediation', body: input.body });
  }

  @Serve(ops.settlePetition)
  settlePetition(@Input(ops.settlePetition) input: Checked<SettlePetition>): Promise<unknown> {
    return this.taker.take(input, { type: 'SettlePetition', body: input.body });
  }
}
