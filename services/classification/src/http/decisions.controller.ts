import { Controller, Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type {
  ConfirmClassification,
  ConfirmRelation,
  NotifyRefusal,
  OverrideClassification,
  RefusePetition,
  UndoRelation,
} from '@anjuan/contracts';
import { answer, caseIdOf, Input, Serve, type Checked, type Host, type Outcome } from '@anjuan/service-kit';
import { DecideCommand, type OfficersDecision, type RefusedDecision } from '../application/decide.handler.ts';
import type { DecisionState } from '../domain/decision/index.ts';
import { HOST } from '../tokens.ts';
import { confirm, confirmLink, notify, override, refuseCase, undoLink } from './operations.ts';
import { problemOf } from './problems.ts';

/** What an officer decides about classification and links. */
@Controller()
export class DecisionsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(HOST) private readonly host: Host,
  ) {}

  @Serve(confirm)
  confirm(@Input(confirm) input: Checked<ConfirmClassification>): Promise<unknown> {
    return this.decide(input, { type: 'ConfirmClassification', body: input.body });
  }

  @Serve(override)
  override(@Input(override) input: Checked<OverrideClassification>): Promise<unknown> {
    return this.decide(input, { type: 'OverrideClassification', body: input.body });
  }

  @Serve(refuseCase)
  refuse(@Input(refuseCase) input: Checked<RefusePetition>): Promise<unknown> {
    return this.decide(input, { type: 'RefusePetition', body: input.body });
  }

  @Serve(notify)
  notify(@Input(notify) input: Checked<NotifyRefusal>): Promise<unknown> {
    return this.decide(input, { type: 'NotifyRefusal', body: input.body });
  }

  @Serve(confirmLink)
  confirmLink(@Input(confirmLink) input: Checked<ConfirmRelation>): Promise<unknown> {
    return this.decide(input, { type: 'ConfirmRelation', body: input.body, ofCaseId: caseIdOf(input.params['otherId'] ?? '') });
  }

  @Serve(undoLink)
  undoLink(@Input(undoLink) input: Checked<UndoRelation>): Promise<unknown> {
    return this.decide(input, { type: 'UndoRelation', body: input.body, ofCaseId: caseIdOf(input.params['otherId'] ?? '') });
  }

  private async decide(input: Checked, decision: OfficersDecision): Promise<unknown> {
    const caseId = caseIdOf(input.params['id'] ?? '');
    const command = new DecideCommand(caseId, decision, input.context(this.host.clock()));
    return answer(caseId, await this.commands.execute<DecideCommand, Outcome<DecisionState, RefusedDecision>>(command), problemOf);
  }
}
