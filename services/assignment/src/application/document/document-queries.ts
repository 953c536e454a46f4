import { Inject, Injectable } from '@nestjs/common';
import type { AssignmentEvent, DocumentEvent, DocumentKindCode, EventOf } from '@anjuan/contracts';
import {
  checkDocument,
  fieldsOfKind,
  kindFacts,
  renderDocument,
  toPdf,
  type DocumentData,
  type DocumentField,
  type PdfResult,
} from '@anjuan/documents';
import type { EventStore } from '@anjuan/event-store';
import type { Vault } from '@anjuan/personal-data';
import { EVENT_STORE, payloadOf, VAULT, type CommandRunner } from '@anjuan/service-kit';
import { absent, allowDocument, evolve, issuableKinds, type AskedDocument, type AssignmentState } from '../../domain/index.ts';
import { RUNNER, TEMPLATES } from '../../tokens.ts';
import { documentsIn, keptDocument, type IssuedDocument, type KeptDocument } from './documents.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft-context.ts';
import type { IssueRefusal } from './issue-document.handler.ts';
import { inTurn } from './in-turn.ts';
import { seriesOf, seriesStream } from './numbering.ts';
import { openedCase } from './opened-case.ts';
import { paperUnits } from './paper-units.ts';
import { templateList, type Templates } from './templates.ts';

/** A document to be: what the case tells of it, and what is still wanted. */
export interface DocumentDraft {
  readonly kind: DocumentKindCode;
  readonly unit: string;
  readonly unitName: string;
  readonly fields: readonly DocumentField[];
  readonly data: Draft;
  /** Fields that are wanted and not known. */
  readonly missing: readonly string[];
}

/** One number of a series (文号). */
export interface RegisteredNumber {
  readonly number: number;
  readonly documentNumber: string;
  readonly status: 'issued' | 'voided';
  readonly issuedOn: string;
  readonly document: string;
  readonly caseId: string;
}

/** What the system fills in itself: not asked of the officer. */
const ownFields = ['number', 'issuer', 'issuedOn', 'caseNumber'];
/** LibreOffice takes a processor for seconds: one conversion at a time. */
const oneByOne = inTurn();

/** The questions to documents (文书查询). */
@Injectable()
export class DocumentQueries {
  constructor(
    @Inject(RUNNER) private readonly runner: CommandRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(TEMPLATES) private readonly templates: Templates,
  ) {}

  /** The documents of a case, and the kinds that can be issued as it stands; undefined for no such case. */
  async ofCase(caseId: string): Promise<{ readonly items: readonly IssuedDocument[]; readonly issuable: readonly object[] } | undefined> {
    const events = [];
    for await (const event of this.store.readCase(caseId)) events.push(payloadOf<DocumentEvent>(event));
    if (!events.some(({ type }) => (type as string) === 'PetitionRegistered')) return undefined;
    const issuable = issuableKinds(events).map(({ kind, issuer }) => {
      const { label, english, article, seriesWord } = kindFacts(kind);
      return { kind, zh: label, en: english, article, numbered: seriesWord !== null, unit: issuer.by === 'unit' ? issuer.unit : null };
    });
    return { items: documentsIn(caseId, events), issuable };
  }

  /** The draft of a document: its fields, what the case tells of them, and what is missing. */
  async draft(
    caseId: string,
    asked: Omit<AskedDocument, 'keepsOut'>,
  ): Promise<DocumentDraft | { readonly outcome: 'refused'; readonly refusal: IssueRefusal }> {
    const { kind, on, actor } = asked;
    const events = await openedCase(this.store, this.vault, caseId);
    const state = await this.runner.load<AssignmentState, AssignmentEvent>('assignment', caseId, { initialState: absent, evolve });
    const keepsOut = 'aside' in state && state.aside.avoidance[actor.id] === true;
    const allowed = allowDocument({ ...asked, keepsOut }, events);
    if (allowed.outcome === 'refused') return allowed;
    const units = await paperUnits(this.runner, events, [allowed.unit]);
    const signing = units.get(allowed.unit);
    if (!signing) return { outcome: 'refused', refusal: { code: 'issuer-unknown', issuer: allowed.unit } };
    const data = draftOf(kind, { events, unit: allowed.unit, unitOf: (code) => units.get(code), on, account: actor.id });
    const problems = checkDocument(kind, data).filter(({ code, field }) => code === 'missing' && !ownFields.includes(field));
    const shown = Object.fromEntries(Object.entries(data).filter(([name]) => !ownFields.includes(name)));
    const fields = fieldsOfKind(kind).filter(({ name }) => !ownFields.includes(name));
    return { kind, unit: allowed.unit, unitName: signing.name, fields, data: shown, missing: problems.map(({ field }) => field) };
  }

  /** One document of a case; undefined where the case has none such. */
  async find(caseId: string, document: string): Promise<IssuedDocument | undefined> {
    return (await this.ofCase(caseId))?.items.find((issued) => issued.document === document);
  }

  kept(issued: IssuedDocument): Promise<KeptDocument | undefined> {
    return keptDocument(this.store, this.vault, issued);
  }

  /** The document as PDF, made anew from its kept bytes. */
  pdf(bytes: Uint8Array): Promise<PdfResult> {
    return oneByOne('pdf', () => toPdf(bytes));
  }

  /** Whether its facts make the same bytes once more: `other-template` where the template has changed since. */
  async remade(issued: IssuedDocument, facts: Draft): Promise<'same' | 'differs' | 'other-template'> {
    const opened = await this.templates.current();
    const template = opened.status === 'usable' ? opened.templates.templateFor(issued.kind) : undefined;
    if (template?.sha256 !== issued.templateSha256) return 'other-template';
    return renderDocument(issued.kind, facts as DocumentData, template).sha256 === issued.sha256 ? 'same' : 'differs';
  }

  /** Every number of a series from 1 to the last (文号登记): each is there, issued or void. */
  async numbers(unit: string, kind: DocumentKindCode, year: number): Promise<readonly RegisteredNumber[]> {
    const found = new Map<number, RegisteredNumber>();
    const stream = `assignment-${seriesStream(seriesOf(kind, unit, '', String(year)))}`;
    for await (const event of this.store.readStream(stream)) {
      if (event.type === 'DocumentIssued') {
        const { number, documentNumber, issuedOn, document } = payloadOf<EventOf<'DocumentIssued'>>(event);
        found.set(number, { number, documentNumber, status: 'issued', issuedOn, document, caseId: event.caseId });
      } else if (event.type === 'DocumentVoided') {
        const known = found.get(payloadOf<EventOf<'DocumentVoided'>>(event).number);
        if (known) found.set(known.number, { ...known, status: 'voided' });
      }
    }
    return [...found.values()].toSorted((a, b) => a.number - b.number);
  }

  /** The templates that make each kind now, or what keeps the office's folder from being used. */
  async templateList(): Promise<{ readonly items: readonly object[]; readonly problems: readonly object[] }> {
    const opened = await this.templates.current();
    if (opened.status === 'refused') return { items: [], problems: opened.problems };
    const named = templateList(opened.templates).map((item) => {
      const { label, english, article } = kindFacts(item.kind);
      return { ...item, zh: label, en: english, article };
    });
    return { items: named, problems: [] };
  }
}
