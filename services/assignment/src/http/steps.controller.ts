import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type {
  TransferPetition,
  EntrustPetition,
  AcceptPetition,
  ObjectToCompetence,
  TakeBackMaterial,
  RejectObjection,
  RecordWork,
  IssueOpinion,
  DeliverOpinion,
  CloseCase,
} from '@anjuan/contracts';
import { answer, caseIdOf, CLOCK, Input, Serve, type Checked, type Clock, type Outcome } from '@anjuan/service-kit';
import { TakeStepCommand, type Step } from '../application/take-step.handler.ts';
import type { AssignmentRefusal, AssignmentState } from '../domain/index.ts';
import { transfer, entrust, acceptCase, object, takeBack, rejectCase, work, opinion, deliver, close } from './operations.ts';
import { problemOf } from './problems.ts';

/** The steps an officer takes by hand, from the sending to the closing. */
@Controller()
export class StepsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(transfer)
  transfer(@Input(transfer) input: Checked<TransferPetition>): Promise<unknown> {
    return this.take(input, { type: 'TransferPetition', body: input.body });
  }

  @Serve(entrust)
  entrust(@Input(entrust) input: Checked<EntrustPetition>): Promise<unknown> {
    return this.take(input, { type: 'EntrustPetition', body: input.body });
  }

  @Serve(acceptCase)
  acceptCase(@Input(acceptCase) input: Checked<AcceptPetition>): Promise<unknown> {
    return this.take(input, { type: 'AcceptPetition', body: input.body });
  }

  @Serve(object)
  object(@Input(object) input: Checked<ObjectToCompetence>): Promise<unknown> {
    return this.take(input, { type: 'ObjectToCompetence', body: input.body });
  }

  @Serve(takeBack)
  takeBack(@Input(takeBack) input: Checked<TakeBackMaterial>): Promise<unknown> {
    return this.take(input, { type: 'TakeBackMaterial', body: input.body });
  }

  @Serve(rejectCase)
  rejectCase(@Input(rejectCase) input: Checked<RejectObjection>): Promise<unknown> {
    return this.take(input, { type: 'RejectObjection', body: input.body });
  }

  @Serve(work)
  work(@Input(work) input: Checked<RecordWork>): Promise<unknown> {
    return this.take(input, { type: 'RecordWork', body: input.body });
  }

  @Serve(opinion)
  opinion(@Input(opinion) input: Checked<IssueOpinion>): Promise<unknown> {
    return this.take(input, { type: 'IssueOpinion', body: input.body });
  }

  @Serve(deliver)
  deliver(@Input(deliver) input: Checked<DeliverOpinion>): Promise<unknown> {
    return this.take(input, { type: 'DeliverOpinion', body: input.body });
  }

  @Serve(close)
  close(@Input(close) input: Checked<CloseCase>): Promise<unknown> {
    return this.take(input, { type: 'CloseCase', body: input.body });
  }

  private async take(input: Checked, step: Step): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new TakeStepCommand(caseId, step, input.context(this.clock()));
    const outcome = await this.commands.execute<TakeStepCommand, Outcome<AssignmentState, AssignmentRefusal>>(command);
    return answer(caseId, outcome, problemOf);
  }
}
