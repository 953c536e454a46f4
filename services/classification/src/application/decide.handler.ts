import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  refuse,
  type ClassificationEvent,
  type ConfirmClassification,
  type ConfirmRelation,
  type Decision,
  type EventOf,
  type NotifyRefusal,
  type OverrideClassification,
  type RefusePetition,
  type UndoRelation,
} from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { nonAcceptanceGrounds } from '@anjuan/regulation';
import { dayOf, instantOf, payloadOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import {
  confirmClassification,
  confirmedUnit,
  confirmRelation,
  notifyRefusal,
  overrideClassification,
  refusedEnded,
  refusePetition,
  repeatedCase,
  undoRelation,
  type DecisionRefusal,
  type DecisionState,
  type EndedMatter,
  type UnitStanding,
} from '../domain/decision/index.ts';
import { HOST, UNITS } from '../tokens.ts';
import { decisionDecider } from './decision-decider.ts';
import type { UnitRegister } from './unit-register.ts';

/** What an officer decides about a classification or a link. */
export type OfficersDecision =
  | { readonly type: 'ConfirmClassification'; readonly body: ConfirmClassification }
  | { readonly type: 'OverrideClassification'; readonly body: OverrideClassification }
  | { readonly type: 'RefusePetition'; readonly body: RefusePetition }
  | { readonly type: 'NotifyRefusal'; readonly body: NotifyRefusal }
  | { readonly type: 'ConfirmRelation'; readonly body: ConfirmRelation; readonly ofCaseId: string }
  | { readonly type: 'UndoRelation'; readonly body: UndoRelation; readonly ofCaseId: string };

export class DecideCommand {
  readonly caseId: string;
  readonly decision: OfficersDecision;
  readonly context: CommandContext;

  constructor(caseId: string, decision: OfficersDecision, context: CommandContext) {
    this.caseId = caseId;
    this.decision = decision;
    this.context = context;
  }
}

/** Why an officer's decision is refused: the decider's reasons, and a case that nobody registered. */
export type RefusedDecision = DecisionRefusal | { readonly code: 'case-unknown' };

type Facts = {
  readonly exists: boolean;
  readonly unit: string | undefined;
  readonly standing: UnitStanding;
  readonly otherExists: boolean;
  readonly personId: string;
  readonly ended: EndedMatter | undefined;
  readonly today: string;
};

@CommandHandler(DecideCommand)
export class DecideHandler implements ICommandHandler<DecideCommand> {
  constructor(
    @Inject(HOST) private readonly host: { readonly runner: CommandRunner; readonly store: Pick<EventStore, 'readStream'> },
    @Inject(UNITS) private readonly units: Pick<UnitRegister, 'standing'>,
  ) {}

  async execute({ caseId, decision, context }: DecideCommand): Promise<Outcome<DecisionState, RefusedDecision>> {
    const today = dayOf(context.now);
    const facts = await this.factsOf(caseId, decision, today);
    const on = 'on' in decision.body ? decision.body.on : undefined;
    return this.host.runner.run<DecisionState, ClassificationEvent, RefusedDecision>({
      ...{ owner: 'classification', caseId, context, decider: decisionDecider },
      ...(on === undefined ? {} : { occurredAt: instantOf(on, context.now) }),
      decide: (state) => decide(caseId, decision, facts, state),
    });
  }

  private async factsOf(caseId: string, decision: OfficersDecision, today: string): Promise<Facts> {
    const state = await this.host.runner.load('classification', caseId, decisionDecider);
    const named = 'unit' in decision.body ? decision.body.unit : undefined;
    const unit = decision.type === 'ConfirmClassification' ? confirmedUnit(named, state) : named;
    const personId = 'personId' in state ? state.personId : await this.registered(caseId);
    return {
      exists: personId !== undefined,
      unit,
      standing: unit === undefined ? { known: false } : await this.units.standing(unit, today),
      otherExists: 'ofCaseId' in decision && (await this.registered(decision.ofCaseId)) !== undefined,
      personId: personId ?? '',
      ended: await this.endOf(repeatedCase(state)),
      today,
    };
  }

  /** When the procedure of the repeated case ended, as its handling told; undefined while it goes on. */
  private async endOf(ofCaseId: string | undefined): Promise<EndedMatter | undefined> {
    if (ofCaseId === undefined) return undefined;
    let end: EndedMatter | undefined;
    for await (const event of this.host.store.readStream(`assignment-${ofCaseId}`)) {
      if (event.type === 'ProcedureEnded') end = { ofCaseId, endedOn: payloadOf<EventOf<'ProcedureEnded'>>(event).endedOn };
      if (event.type === 'ReviewRequested') end = undefined; // made in time and entered late: the procedure goes on
    }
    return end;
  }

  /** The person of a registered case; undefined where there is no such case. */
  private async registered(caseId: string): Promise<string | undefined> {
    for await (const event of this.host.store.readStream(`intake-${caseId}`, { limit: 1 }))
      return payloadOf<EventOf<'PetitionRegistered'>>(event).personId;
    return undefined;
  }
}

function decide(
  caseId: string,
  decision: OfficersDecision,
  facts: Facts,
  state: DecisionState,
): Decision<ClassificationEvent, RefusedDecision> {
  switch (decision.type) {
    case 'ConfirmClassification':
      return refusedEnded(facts.ended, decision.body.newFacts) ?? confirmClassification(facts.unit, facts.standing, state);
    case 'OverrideClassification':
      return refusedEnded(facts.ended, decision.body.newFacts) ?? overrideClassification(decision.body, facts.standing, state);
    case 'NotifyRefusal':
      return notifyRefusal({ ...decision.body, on: decision.body.on ?? facts.today, today: facts.today }, state);
    case 'RefusePetition':
      return refusePetition({ ...decision.body, article: nonAcceptanceGrounds.term(decision.body.ground).article }, state);
    case 'ConfirmRelation':
      if (!facts.exists) return refuse({ code: 'case-unknown' });
      return confirmRelation({ kind: decision.body.kind, ofCaseId: decision.ofCaseId, otherExists: facts.otherExists }, caseId, state);
    case 'UndoRelation':
      return undoRelation({ ofCaseId: decision.ofCaseId, reason: decision.body.reason }, facts.personId, state);
  }
}
