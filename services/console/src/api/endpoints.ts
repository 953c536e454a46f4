import { actorHeader } from '../actor/actor.ts';
import { currentActor } from '../actor/actor-store.ts';
import { call, type Call } from './client.ts';
import type {
  Case,
  CaseDocuments,
  Counts,
  DocumentDraft,
  DueClock,
  History,
  IssuedDocument,
  ListedCase,
  Page,
  Queue,
  QueueCounts,
  ReplayClock,
  StepAnswer,
  Unit,
  Vocabulary,
} from './types.ts';

type Query = NonNullable<Call['query']>;

/** Calls the server as who acts in this browser. */
export function request<Answer>(path: string, options: Call = {}): Promise<Answer> {
  const actor = currentActor();
  return call<Answer>(path, { ...options, actor: actor ? actorHeader(actor) : undefined });
}

const get = <Answer>(path: string, query: Query, signal: AbortSignal) => request<Answer>(path, { query, signal });
const at = (caseId: string) => `/cases/${encodeURIComponent(caseId)}`;

/** Every address of the API that the console uses. */
export const api = {
  cases: (query: Query, signal: AbortSignal) => get<Page<ListedCase>>('/cases', query, signal),
  counts: (by: 'state' | 'topic' | 'category' | 'district', query: Query, signal: AbortSignal) =>
    get<Counts>('/cases/counts', { ...query, by }, signal),
  case: (caseId: string, signal: AbortSignal) => get<Case>(at(caseId), {}, signal),
  history: (caseId: string, moment: string | undefined, clock: ReplayClock, signal: AbortSignal) =>
    get<History>(`${at(caseId)}/history`, { at: moment, clock }, signal),
  worklist: (queue: Queue, query: Query, signal: AbortSignal) => get<Page<ListedCase>>('/worklist', { ...query, queue }, signal),
  worklistCounts: (signal: AbortSignal) => get<QueueCounts>('/worklist/counts', {}, signal),
  clocks: (query: Query, signal: AbortSignal) => get<Page<DueClock>>('/clocks', query, signal),
  units: (inForceOn: string, signal: AbortSignal) => get<{ readonly items: readonly Unit[] }>('/units', { inForceOn }, signal),
  vocabulary: (signal: AbortSignal) => get<Vocabulary>('/vocabulary', {}, signal),
  documents: (caseId: string, signal: AbortSignal) => get<CaseDocuments>(`${at(caseId)}/documents`, {}, signal),
  draft: (caseId: string, kind: string, signal: AbortSignal) => get<DocumentDraft>(`${at(caseId)}/document-drafts/${kind}`, {}, signal),
  /** Issues a document. The same key twice gives one number. */
  issueDocument: (caseId: string, body: unknown, idempotencyKey: string) =>
    request<IssuedDocument>(`${at(caseId)}/documents`, { method: 'POST', body, idempotencyKey }),
  /** Address of a document's file. */
  documentFile: (caseId: string, document: string, ending: 'docx' | 'pdf') => `/api${at(caseId)}/documents/${document}/${ending}`,
  /** Takes a step in a case. The same key twice makes one event. */
  step: (caseId: string, path: string, body: unknown, idempotencyKey: string) =>
    request<StepAnswer>(`${at(caseId)}/${path}`, { method: 'POST', body, idempotencyKey }),
};
