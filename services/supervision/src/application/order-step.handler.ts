import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SupervisionEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { Regulation } from '@anjuan/regulation';
import { dayOf, instantOf, payloadOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { type ClocksState } from '../domain/index.ts';
import {
  conductTypes,
  evolveConduct,
  noConduct,
  type Conduct,
  type ConductEvent,
  type OrderRefusal,
  type OrderState,
} from '../domain/order/index.ts';
import { REGULATION, RUNNER, STORE } from '../tokens.ts';
import { clocksDecider } from './clocks-decider.ts';
import { decideOrderStep, hasGrounds, type OrderStep } from './order-steps.ts';
import { orderDecider, orderStream, type OrderStreamEvent } from './order-stream.ts';

export class TakeOrderStepCommand {
  readonly caseId: string;
  readonly step: OrderStep;
  readonly context: CommandContext;

  constructor(caseId: string, step: OrderStep, context: CommandContext) {
    this.caseId = caseId;
    this.step = step;
    this.context = context;
  }
}

@CommandHandler(TakeOrderStepCommand)
export class TakeOrderStepHandler implements ICommandHandler<TakeOrderStepCommand> {
  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(REGULATION) private readonly regulation: Regulation,
  ) {}

  async execute({ caseId, step, context }: TakeOrderStepCommand): Promise<Outcome<OrderState, OrderRefusal>> {
    const today = dayOf(context.now);
    const on = step.body.on ?? today;
    const conduct = hasGrounds(step) ? await conductOf(this.store, caseId) : noConduct;
    const { personId } = await this.runner.load<ClocksState, SupervisionEvent>('supervision', caseId, clocksDecider);
    const facts = { on, today, actor: context.actor, personId, regulation: this.regulation };
    return this.runner.run<OrderState, OrderStreamEvent, OrderRefusal>({
      ...{ owner: 'supervision', caseId, streamId: orderStream(caseId), context, occurredAt: instantOf(on, context.now) },
      decider: orderDecider,
      decide: (state) => decideOrderStep(step, facts, conduct, state),
    });
  }
}

const telling: readonly string[] = conductTypes;

/**
 * What happened in a case, from the events of every service. Read when an order is issued, which is seldom, and not kept: a table of the
 * conduct in every case would cost each of them several writes.
 */
async function conductOf(store: EventStore, caseId: string): Promise<Conduct> {
  let conduct = noConduct;
  for await (const event of store.readCase(caseId)) {
    if (telling.includes(event.type)) conduct = evolveConduct(conduct, { event: payloadOf<ConductEvent>(event), unit: event.actor.unit });
  }
  return conduct;
}
