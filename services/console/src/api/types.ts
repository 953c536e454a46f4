/** What the server says, as the console reads it. One place, so that a change of the API is a change of this file. */

/** States of a case (案件状态) in the order of the main path. */
export const caseStates = [
  'registered',
  'suggested',
  'classified',
  'sent',
  'objected',
  'taken-back',
  'accepted',
  'opinion-issued',
  'delivered',
  'closed',
  'withdrawn',
  'not-accepted',
  'in-conflict',
  'directed',
  'settled',
  'under-review',
  'reviewed',
  'procedure-ended',
  'merged',
  'petitioner-died',
  'ledgered',
] as const;
export type CaseState = (typeof caseStates)[number];

/** `paused` while a hearing is held (Art. 36); `lapsed` where the petitioner's own time ended unused. */
export type ClockState = 'running' | 'expired' | 'paused' | 'met' | 'late' | 'cancelled' | 'lapsed';

/** A document of a case (文书). */
export interface IssuedDocument {
  readonly document: string;
  readonly kind: string;
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly status: 'issued' | 'voided';
}

/** The documents of a case, and the kinds that can be issued as it stands. */
export interface CaseDocuments {
  readonly items: readonly IssuedDocument[];
  readonly issuable: readonly { readonly kind: string; readonly zh: string; readonly en: string; readonly article: string }[];
}

/** A field of a document's form (文书要素). */
export interface DocumentField {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly shape: 'line' | 'day' | 'money' | 'count' | 'term' | 'texts' | 'rows';
  readonly optional: boolean;
  readonly choices: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly columns: readonly DocumentField[];
}

/** A draft (拟稿): the fields of a kind, and what the case tells of them. */
export interface DocumentDraft {
  readonly kind: string;
  readonly unit: string;
  readonly unitName: string;
  readonly fields: readonly DocumentField[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** One run of a statutory clock (计时). `from` and `due` are days, the limit ends with the due day. */
export interface Clock {
  readonly clock: string;
  readonly run: number;
  readonly from: string;
  readonly due: string;
  readonly article: string;
  readonly state: ClockState;
  /** The warning given last for this last day (预警), e.g. `5d` or `75%`; absent or null where none was. */
  readonly warned?: string | null;
}

export interface Relation {
  readonly kind: 'repeat' | 'joint';
  readonly ofCaseId: string;
  /** Null where an officer linked the two by hand. */
  readonly score: number | null;
  readonly state: 'suggested' | 'confirmed' | 'undone';
  readonly reasons: readonly string[];
}

/** A word, rule or duty that led to a suggestion; a larger weight counts more. */
export interface Ground {
  readonly kind: string;
  readonly text: string;
  readonly weight: number;
}

export interface Suggested {
  readonly value: string;
  readonly confidence: number;
}

export interface Suggestion {
  readonly classifier: { readonly name: string; readonly version: string };
  readonly category: Suggested;
  readonly topic: Suggested;
  readonly route: Suggested;
  readonly units: readonly { readonly unit: string; readonly unitName?: string | null; readonly confidence: number }[];
  /** Null once the petitioner's key was erased. */
  readonly grounds: Readonly<Record<'category' | 'topic' | 'route' | 'unit', readonly Ground[]>> | null;
}

export interface Decision {
  readonly category: string;
  readonly topic: string;
  readonly route: string;
  readonly unit: string;
  readonly unitName?: string | null;
  readonly by: string;
}

/** What an order or a suggestion has in common (督办、建议). */
interface Demand {
  readonly unit: string;
  readonly unitName: string;
  readonly documentNumber: string;
  readonly article: string;
}
interface BorneOut {
  readonly ground: string;
  readonly event: string;
  readonly on: string;
}
export type DemandState = 'open' | 'answered' | 'accepted' | 'cancelled';

/** The supervision of a case (督办), Art. 40. */
export interface CaseSupervision {
  readonly orders: readonly (Demand & {
    readonly order: number;
    readonly grounds: readonly BorneOut[];
    readonly method: string;
    readonly issuedOn: string;
    readonly answerBy: string;
    readonly state: DemandState;
    readonly returned: number;
  })[];
  readonly suggestions: readonly (Demand & {
    readonly suggestion: number;
    readonly kind: string;
    readonly order: number | null;
    readonly suggestedOn: string;
    readonly feedbackBy: string;
    readonly state: DemandState;
    readonly adopted: string | null;
  })[];
  readonly interviews: readonly (Demand & {
    readonly interview: number;
    readonly grounds: readonly BorneOut[];
    readonly interviewedOn: string;
  })[];
}

/** A supervision order or a suggestion in the list (督办台账). */
export interface ListedOrder {
  readonly caseId: string;
  readonly kind: 'order' | 'suggestion';
  readonly number: number;
  readonly unit: string;
  readonly state: DemandState;
  readonly grounds: readonly string[];
  readonly method: string | null;
  readonly issuedOn: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly warned: string | null;
  readonly answeredOn: string | null;
  readonly adopted: string | null;
  readonly documentNumber: string;
  readonly returned: number;
  readonly article: string;
}

export interface Petitioner {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
}

/** One case (案件) as lists and pages show it. Texts are null once the petitioner's key was erased. */
export interface Case {
  readonly caseId: string;
  readonly registrationNumber: string;
  readonly receivedOn: string;
  readonly channel: string;
  readonly state: CaseState;
  readonly category: string | null;
  readonly topic: string | null;
  readonly route: string | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly district: string;
  readonly headcount: number;
  readonly anonymous: boolean;
  /** What is kept confidential (保密); null where nothing is. */
  readonly confidential: 'identity' | 'whole' | null;
  readonly urgent: boolean;
  readonly urgentSignals: readonly { readonly kind: string; readonly words: readonly string[] }[];
  readonly repeatOf: string | null;
  readonly title: string | null;
  readonly petitionerName: string | null;
  readonly petitioner: Petitioner | null;
  readonly target: string | null;
  readonly text: string | null;
  readonly clocks: readonly Clock[];
  readonly relations: readonly Relation[];
  readonly suggestion: Suggestion | null;
  readonly decision: Decision | null;
  /** The case it goes on in (并案); null where it was not merged. */
  readonly merged: { readonly intoCaseId: string } | null;
  readonly supervision: CaseSupervision;
  readonly version: number | string;
}

/** One event of a case, opened: `data` is its payload. */
export interface CaseEvent {
  readonly id: string;
  readonly type: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly schemaVersion: number;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { readonly id: string; readonly role: string; readonly unit: string };
  readonly causationId: string | null;
  readonly correlationId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Which clock a moment of a replay is read on: when things happened, or when the system learnt of them. */
export type ReplayClock = 'occurred' | 'recorded';

export interface History {
  readonly caseId: string;
  readonly at: string | null;
  /** Null when the case did not exist yet at that moment. */
  readonly state: Case | null;
  readonly events: readonly CaseEvent[];
}

/** A case in a list: without the text and the petitioner's numbers and address. */
export type ListedCase = Omit<Case, 'text' | 'petitioner' | 'supervision'>;

/** What every step answers. `added` is 0 when it already was so. */
export interface StepAnswer {
  readonly caseId: string;
  readonly added: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface Counts {
  /** A null value counts the cases for which the field is not known yet. */
  readonly counts: readonly { readonly value: string | null; readonly count: number }[];
  readonly total: number;
}

/** Worklists (工作台) in the order of the main path. */
export const queues = ['classification', 'relations', 'dispatch', 'acceptance', 'objections', 'handling', 'closing'] as const;
export type Queue = (typeof queues)[number];

export interface QueueCounts {
  readonly counts: readonly { readonly queue: string; readonly count: number }[];
}

export interface DueClock extends Clock {
  readonly caseId: string;
  readonly registrationNumber: string;
  readonly title: string | null;
  readonly daysLeft: number;
  readonly unit: string | null;
  readonly unitName: string | null;
}

export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  readonly topics: readonly string[];
  readonly established: string | null;
  readonly dissolved: string | null;
  readonly successor: string | null;
}

export interface Term {
  readonly code: string;
  readonly label: string;
  readonly english: string;
  readonly article?: string;
  /** On routes: the category that may take it. */
  readonly category?: string;
  /** On clocks: whose time runs. */
  readonly holder?: 'office' | 'petitioner';
}

export const vocabularyLists = [
  'categories',
  'topics',
  'routes',
  'channels',
  'states',
  'clocks',
  'results',
  'ratings',
  'deliveryMethods',
  'workKinds',
  'nonAcceptanceGrounds',
  'opinionParts',
  'conflictStages',
  'reviewLevels',
  'reviewOutcomes',
  'adoptions',
  'procedureEnds',
  'hearingStages',
  'visitKinds',
  'agentKinds',
  'confidentialityScopes',
  'avoidanceGrounds',
  'supervisionGrounds',
  'supervisionMethods',
  'suggestionKinds',
  'supervisionStates',
  'clockStates',
] as const;
export type VocabularyList = (typeof vocabularyLists)[number];
export type Vocabulary = Readonly<Partial<Record<VocabularyList, readonly Term[]>>>;

/** One fault of one field, in both languages. */
export interface FieldFault {
  readonly field: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

/** Problem details (RFC 9457) as this server writes them. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly titleEn?: string;
  readonly detailEn?: string;
  readonly errors?: readonly FieldFault[];
  /** Article that a refusal rests on. */
  readonly article?: string;
}
