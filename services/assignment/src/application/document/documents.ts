import type { DocumentEvent, DocumentKindCode, EventOf, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import { verifyDocument } from '@anjuan/documents';
import { unpackContent } from './content.ts';
import { documentStream } from './numbering.ts';
import { openedEvent } from './opened-case.ts';

/** A document of a case as its events tell it (已签发文书). */
export interface IssuedDocument {
  readonly document: string;
  readonly caseId: string;
  readonly kind: DocumentKindCode;
  readonly unit: string;
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly sha256: string;
  readonly templateSha256: string;
  /** A voided one keeps its number and its bytes. */
  readonly status: 'issued' | 'voided';
  readonly voidedOn: string | null;
}

/** What is kept of an issued document: its bytes and what it states; null once the petitioner was erased. */
export type KeptDocument = {
  readonly bytes: Uint8Array;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whether the bytes have the hash that stands in the event of their issue. */
  readonly verified: boolean;
} | null;

const told = ['DocumentIssued', 'DocumentVoided'];

/** The documents of a case in the order they were issued; nothing personal is opened for it. */
export async function documentsOf(store: EventStore, caseId: string): Promise<readonly IssuedDocument[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readCase(caseId)) if (told.includes(event.type)) events.push(event);
  return documentsIn(
    caseId,
    events.map((event) => payloadOf<DocumentEvent>(event)),
  );
}

/** A document as its issuing tells it. */
export function issuedDocument(caseId: string, event: EventOf<'DocumentIssued'>): IssuedDocument {
  const { document, kind, unit, documentNumber, issuedOn, sha256, templateSha256 } = event;
  return { document, caseId, kind, unit, documentNumber, issuedOn, sha256, templateSha256, status: 'issued', voidedOn: null };
}

/** The documents that events of a case tell of. */
export function documentsIn(caseId: string, events: readonly { readonly type: string }[]): readonly IssuedDocument[] {
  const found = new Map<string, IssuedDocument>();
  for (const event of events as readonly DocumentEvent[]) {
    if (event.type === 'DocumentIssued') {
      found.set(event.document, issuedDocument(caseId, event));
    } else if (event.type === 'DocumentVoided') {
      const issued = found.get(event.document);
      if (issued) found.set(event.document, { ...issued, status: 'voided', voidedOn: event.voidedOn });
    }
  }
  return [...found.values()];
}

/** Every making of a document, oldest first: one of them was issued, the others lost their number to another. */
export async function makingsOf(store: EventStore, document: string): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for await (const event of store.readStream(`assignment-${documentStream(document)}`)) found.push(event);
  return found;
}

/** The bytes of an issued document as they were issued. Undefined where the store has lost them, which it never does by itself. */
export async function keptDocument(
  store: EventStore,
  vault: Vault,
  { document, sha256 }: IssuedDocument,
): Promise<KeptDocument | undefined> {
  const recorded = (await makingsOf(store, document)).find((event) => event.data['sha256'] === sha256);
  if (!recorded) return undefined;
  const { personal } = await openedEvent<EventOf<'DocumentDrawnUp'>>(vault, recorded);
  if (personal === null) return null;
  const bytes = unpackContent(personal.content);
  return { bytes, facts: JSON.parse(personal.facts) as Readonly<Record<string, unknown>>, verified: verifyDocument(bytes, sha256) };
}
