import { Controller, Inject } from '@nestjs/common';
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
import { Input, Serve, type Checked } from '@anjuan/service-kit';
import { transfer, entrust, acceptCase, object, takeBack, rejectCase, work, opinion, deliver, close } from './operations.ts';
import { StepTaker } from './step-taker.ts';

/** The steps an officer takes by hand, from the sending to the closing. */
@Controller()
export class StepsController {
  constructor(@Inject(StepTaker) private readonly taker: StepTaker) {}

  @Serve(transfer)
  transfer(@Input(transfer) input: Checked<TransferPetition>): Promise<unknown> {
    return this.taker.take(input, { type: 'TransferPetition', body: input.body });
  }

  @Serve(entrust)
  entrust(@Input(entrust) input: Checked<EntrustPetition>): Promise<unknown> {
    return this.taker.take(input, { type: 'EntrustPetition', body: input.body });
  }

  @Serve(acceptCase)
  acceptCase(@Input(acceptCase) input: Checked<AcceptPetition>): Promise<unknown> {
    return this.taker.take(input, { type: 'AcceptPetition', body: input.body });
  }

  @Serve(object)
  object(@Input(object) input: Checked<ObjectToCompetence>): Promise<unknown> {
    return this.taker.take(input, { type: 'ObjectToCompetence', body: input.body });
  }

  @Serve(takeBack)
  takeBack(@Input(takeBack) input: Checked<TakeBackMaterial>): Promise<unknown> {
    return this.taker.take(input, { type: 'TakeBackMaterial', body: input.body });
  }

  @Serve(rejectCase)
  rejectCase(@Input(rejectCase) input: Checked<RejectObjection>): Promise<unknown> {
    return this.taker.take(input, { type: 'RejectObjection', body: input.body });
  }

  @Serve(work)
  work(@Input(work) input: Checked<RecordWork>): Promise<unknown> {
    return this.taker.take(input, { type: 'RecordWork', body: input.body });
  }

  @Serve(opinion)
  opinion(@Input(opinion) input: Checked<IssueOpinion>): Promise<unknown> {
    return this.taker.take(input, { type: 'IssueOpinion', body: input.body });
  }

  @Serve(deliver)
  deliver(@Input(deliver) input: Checked<DeliverOpinion>): Promise<unknown> {
    return this.taker.take(input, { type: 'DeliverOpinion', body: input.body });
  }

  @Serve(close)
  close(@Input(close) input: Checked<CloseCase>): Promise<unknown> {
    return this.taker.take(input, { type: 'CloseCase', body: input.body });
  }
}
