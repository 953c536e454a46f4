import { Controller, Inject } from '@nestjs/common';
import type {
  CloseHearing,
  DeliverReviewOpinion,
  EndProcedure,
  IssueReviewOpinion,
  OpenHearing,
  RecordCarryingOut,
  RequestReview,
} from '@anjuan/contracts';
import { Input, Serve, type Checked } from '@anjuan/service-kit';
import { stepOperations as ops } from './step-operations.ts';
import { StepTaker } from './step-taker.ts';

/** Steps after the opinion: hearing, carrying-out, review and re-review to the end of the procedure. */
@Controller()
export class ReviewStepsController {
  constructor(@Inject(StepTaker) private readonly taker: StepTaker) {}

  @Serve(ops.openHearing)
  openHearing(@Input(ops.openHearing) input: Checked<OpenHearing>): Promise<unknown> {
    return this.taker.take(input, { type: 'OpenHearing', body: input.body });
  }

  @Serve(ops.closeHearing)
  closeHearing(@Input(ops.closeHearing) input: Checked<CloseHearing>): Promise<unknown> {
    return this.taker.take(input, { type: 'CloseHearing', body: input.body });
  }

  @Serve(ops.recordCarryingOut)
  recordCarryingOut(@Input(ops.recordCarryingOut) input: Checked<RecordCarryingOut>): Promise<unknown> {
    return this.taker.take(input, { type: 'RecordCarryingOut', body: input.body });
  }

  @Serve(ops.requestReview)
  requestReview(@Input(ops.requestReview) input: Checked<RequestReview>): Promise<unknown> {
    return this.taker.take(input, { type: 'RequestReview', body: input.body });
  }

  @Serve(ops.issueReviewOpinion)
  issueReviewOpinion(@Input(ops.issueReviewOpinion) input: Checked<IssueReviewOpinion>): Promise<unknown> {
    return this.taker.take(input, { type: 'IssueReviewOpinion', body: input.body });
  }

  @Serve(ops.deliverReviewOpinion)
  deliverReviewOpinion(@Input(ops.deliverReviewOpinion) input: Checked<DeliverReviewOpinion>): Promise<unknown> {
    return this.taker.take(input, { type: 'DeliverReviewOpinion', body: input.body });
  }

  @Serve(ops.endProcedure)
  endProcedure(@Input(ops.endProcedure) input: Checked<EndProcedure>): Promise<unknown> {
    return this.taker.take(input, { type: 'EndProcedure', body: input.body });
  }
}
