import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accept, refuse, type DocumentEvent, type EventOf, type RecordedEvent, type VoidDocument } from '@anjuan/contracts';
import { decideNumber, type Numbering, type NumberingRefusal } from '@anjuan/documents';
import type { EventStore } from '@anjuan/event-store';
import { dayOf, EVENT_STORE, instantOf, payloadOf, type CommandContext, type CommandRunner, type Outcome } from '@anjuan/service-kit';
import { RUNNER } from '../../tokens.ts';
import { numberingDecider, seriesOf, seriesStream } from './numbering.ts';

export class VoidDocumentCommand {
  readonly caseId: string;
  readonly document: string;
  readonly body: VoidDocument;
  readonly context: CommandContext;

  constructor(caseId: string, document: string, body: VoidDocument, context: CommandContext) {
    this.caseId = caseId;
    this.document = document;
    this.body = body;
    this.context = context;
  }
}

export type VoidRefusal =
  | NumberingRefusal
  | { readonly code: 'document-unknown' }
  | { readonly code: 'wrong-issuer'; readonly issuer: string }
  | { readonly code: 'day-in-the-future'; readonly today: string };

/** Roles that act for their own unit only. */
const bound = ['unit-handler', 'unit-head', 'reviewer'];

@CommandHandler(VoidDocumentCommand)
export class VoidDocumentHandler implements ICommandHandler<VoidDocumentCommand> {
  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Voids an issued document (作废): it keeps its number and its bytes, and shows as void. */
  async execute({ caseId, document, body, context }: VoidDocumentCommand): Promise<Outcome<Numbering, VoidRefusal>> {
    const { issued, personId } = await this.find(caseId, document);
    if (!issued || personId === undefined) return { outcome: 'refused', refusal: { code: 'document-unknown' } };
    const { kind, unit, number, documentNumber } = issued;
    const today = dayOf(context.now);
    const voidedOn = body.on ?? today;
    if (voidedOn > today) return { outcome: 'refused', refusal: { code: 'day-in-the-future', today } };
    if (bound.includes(context.actor.role) && context.actor.unit !== unit) {
      return { outcome: 'refused', refusal: { code: 'wrong-issuer', issuer: unit } };
    }
    const voided: EventOf<'DocumentVoided'> = {
      ...{ type: 'DocumentVoided', document, kind, unit, number, documentNumber, voidedOn, personId },
      personal: { reason: body.reason },
    };
    return this.runner.run<Numbering, DocumentEvent, VoidRefusal>({
      ...{ owner: 'assignment', caseId, streamId: seriesStream(seriesOf(kind, unit, caseId, issued.issuedOn)), context },
      occurredAt: instantOf(voidedOn, context.now),
      decider: numberingDecider,
      decide: (state) => {
        const decided = decideNumber({ type: 'VoidDocument', documentId: document, voidedOn, reason: body.reason }, state);
        return decided.outcome === 'refused' ? refuse(decided.refusal) : accept(...(decided.events.length > 0 ? [voided] : []));
      },
    });
  }

  private async find(caseId: string, document: string): Promise<{ issued?: EventOf<'DocumentIssued'>; personId?: string }> {
    const found: RecordedEvent[] = [];
    for await (const event of this.store.readCase(caseId)) found.push(event);
    const issued = found.find((event) => event.type === 'DocumentIssued' && event.data['document'] === document);
    const personId = found.find((event) => event.type === 'PetitionRegistered')?.data['personId'];
    return {
      ...(issued ? { issued: payloadOf<EventOf<'DocumentIssued'>>(issued) } : {}),
      ...(typeof personId === 'string' ? { personId } : {}),
    };
  }
}
