import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AssignmentEvent, EventOf, IssueDocument, RecordedEvent } from '@anjuan/contracts';
import type { DocumentProblem, TemplateFolderProblem } from '@anjuan/documents';
import type { EventStore } from '@anjuan/event-store';
import type { Vault } from '@anjuan/personal-data';
import {
  dayOf,
  derivedId,
  EVENT_STORE,
  IdempotencyKeyReused,
  payloadOf,
  VAULT,
  type CommandContext,
  type CommandRunner,
} from '@anjuan/service-kit';
import { absent, allowDocument, evolve, lastOf, type AssignmentState, type CaseEvents, type DocumentRefusal } from '../../domain/index.ts';
import { RUNNER, TEMPLATES } from '../../tokens.ts';
import { documentsIn, makingsOf, type IssuedDocument } from './documents.ts';
import { inTurn } from './in-turn.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft-context.ts';
import { numberDocument, type NumberingRefused, type ToNumber } from './number-document.ts';
import { seriesOf } from './numbering.ts';
import { openedCase } from './opened-case.ts';
import { paperUnits } from './paper-units.ts';
import type { Templates } from './templates.ts';

export class IssueDocumentCommand {
  readonly caseId: string;
  readonly body: IssueDocument;
  readonly context: CommandContext;

  constructor(caseId: string, body: IssueDocument, context: CommandContext) {
    this.caseId = caseId;
    this.body = body;
    this.context = context;
  }
}

export type IssueRefusal =
  | DocumentRefusal
  | NumberingRefused
  | { readonly code: 'issuer-unknown'; readonly issuer: string }
  | { readonly code: 'reserved-fields'; readonly fields: readonly string[] }
  | { readonly code: 'document-incomplete'; readonly problems: readonly DocumentProblem[] }
  | { readonly code: 'templates-unusable'; readonly problems: readonly TemplateFolderProblem[] };

export type IssueOutcome =
  | { readonly outcome: 'issued'; readonly document: IssuedDocument; readonly added: number }
  | { readonly outcome: 'refused'; readonly refusal: IssueRefusal };

/** What the system itself fills in. */
const ownFields = ['number', 'issuer', 'issuedOn', 'caseNumber'];

@CommandHandler(IssueDocumentCommand)
export class IssueDocumentHandler implements ICommandHandler<IssueDocumentCommand> {
  private readonly oneByOne = inTurn();

  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(TEMPLATES) private readonly templates: Templates,
  ) {}

  /** Issues a document under the next number of its series (签发). A repetition by the same key answers the same document. */
  async execute({ caseId, body, context }: IssueDocumentCommand): Promise<IssueOutcome> {
    const document = derivedId('document', context.key);
    const earlier = await this.earlier(document, context);
    const events = await openedCase(this.store, this.vault, caseId);
    const known = documentsIn(caseId, events).find((issued) => issued.document === document);
    if (known) return { outcome: 'issued', document: known, added: 0 };
    const prepared = await this.prepare(caseId, events, { ...body, on: body.on ?? earlier?.issuedOn ?? dayOf(context.now) }, context);
    if ('refusal' in prepared) return prepared;
    return numberDocument({ ...prepared, document }, { runner: this.runner, context, oneByOne: this.oneByOne });
  }

  /** The first making by the same key. Throws IdempotencyKeyReused where that was another request. */
  private async earlier(document: string, context: CommandContext): Promise<EventOf<'DocumentDrawnUp'> | undefined> {
    const [first]: readonly RecordedEvent[] = await makingsOf(this.store, document);
    if (first && first.causationId !== context.causationId) throw new IdempotencyKeyReused(context.key);
    return first && payloadOf<EventOf<'DocumentDrawnUp'>>(first);
  }

  private async prepare(
    caseId: string,
    events: CaseEvents,
    { kind, issuer, on, data }: IssueDocument & { readonly on: string },
    context: CommandContext,
  ): Promise<Omit<ToNumber, 'document'> | { readonly outcome: 'refused'; readonly refusal: IssueRefusal }> {
    const refused = (refusal: IssueRefusal) => ({ outcome: 'refused', refusal }) as const;
    const own = ownFields.filter((field) => field in data);
    if (own.length > 0) return refused({ code: 'reserved-fields', fields: own });
    const state = await this.runner.load<AssignmentState, AssignmentEvent>('assignment', caseId, { initialState: absent, evolve });
    const keepsOut = 'aside' in state && state.aside.avoidance[context.actor.id] === true;
    const allowed = allowDocument({ kind, issuer, on, today: dayOf(context.now), actor: context.actor, keepsOut }, events);
    const petition = lastOf(events, 'PetitionRegistered');
    if (allowed.outcome === 'refused' || !petition)
      return refused(allowed.outcome === 'refused' ? allowed.refusal : { code: 'case-unknown' });
    const { unit } = allowed;
    const units = await paperUnits(this.runner, events, [unit]);
    const signing = units.get(unit);
    if (!signing) return refused({ code: 'issuer-unknown', issuer: unit });
    const opened = await this.templates.current();
    if (opened.status === 'refused') return refused({ code: 'templates-unusable', problems: opened.problems });
    const draft = draftOf(kind, { events, unit, unitOf: (code) => units.get(code), on, account: context.actor.id });
    return {
      ...{ caseId, kind, unit, on, word: signing.word, personId: petition.personId, registrationNumber: petition.registrationNumber },
      ...{ template: opened.templates.templateFor(kind), data: merged(draft, data), series: seriesOf(kind, unit, caseId, on) },
    };
  }
}

/** The draft with what the officer states; null takes a part of the draft away. */
export function merged(draft: Draft, data: Draft): Draft {
  return Object.fromEntries(Object.entries({ ...draft, ...data }).filter(([, value]) => value !== null && value !== ''));
}
