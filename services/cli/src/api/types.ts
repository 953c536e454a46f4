import type { Actor, JsonObject, RecordUnit, RegisterPetitionInput } from '@anjuan/contracts';

/** The server's answers as this program reads them. One file, so that a change of the interface is a change here. */

/** A page of a list; `next`, given as `after`, asks for the following one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Problem details (RFC 9457) as the server writes them: `title` and `detail` in Chinese, their English beside them. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly detailEn?: string;
  /** Refusal code, stable. */
  readonly code?: string;
  readonly errors?: readonly FieldFault[];
}

/** A field that breaks a rule; never holds the value. */
export interface FieldFault {
  /** Dotted path, e.g. `petitioner.phone`. */
  readonly field: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface ClockView {
  readonly clock: string;
  readonly run: number;
  readonly from: string;
  readonly due: string;
  readonly article: string;
  readonly state: string;
}

export interface RelationView {
  readonly kind: string;
  readonly ofCaseId: string;
  readonly score: number | null;
  readonly state: string;
}

/** One case as the read model or a replay shows it. */
export interface CaseView {
  readonly caseId: string;
  readonly registrationNumber: string;
  readonly receivedOn: string;
  readonly channel: string;
  readonly state: string;
  readonly category: string | null;
  readonly topic: string | null;
  readonly route: string | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly district: string;
  readonly headcount: number;
  readonly anonymous: boolean;
  readonly urgent: boolean;
  readonly repeatOf: string | null;
  readonly title: string | null;
  readonly petitionerName: string | null;
  readonly clocks: readonly ClockView[];
  readonly relations: readonly RelationView[];
  readonly suggestion: JsonObject | null;
  readonly version: number | string;
}

export interface HistoryEvent {
  readonly id: string;
  readonly type: string;
  readonly title: Bilingual;
  readonly schemaVersion: number;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  /** ISO instants. */
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly causationId: string | null;
  readonly correlationId: string;
  readonly data: JsonObject;
}

/** A case replayed to a moment; `state` is null before its first event. */
export interface History {
  readonly caseId: string;
  readonly at: string | null;
  readonly state: CaseView | null;
  readonly events: readonly HistoryEvent[];
}

/** A case in a list: without its text, and without the petitioner's number, phone and address. */
export type ListedCase = CaseView;

/** A case that waits at a desk. */
export type WorkItem = ListedCase & { readonly queue: string };

/** What every step answers; `added` is 0 when it already was so. */
export interface StepAnswer {
  readonly caseId: string;
  readonly added: number;
  readonly revision: number;
  readonly position: string | null;
}

/** A running or ended limit of a case. */
export type ClockItem = ClockView & {
  readonly caseId: string;
  readonly registrationNumber: string;
  readonly title: string | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  /** Negative once it has passed. */
  readonly daysLeft: number;
};

export interface Consumer {
  readonly name: string;
  readonly position: string;
  /** Events still to come. */
  readonly behind: number;
  readonly state: string;
  readonly lastError: string | null;
}

export interface Consumers {
  readonly consumers: readonly Consumer[];
  readonly caughtUp: boolean;
}

export type PetitionItem = RegisterPetitionInput;
export type UnitItem = { readonly code: string } & RecordUnit;

export interface BatchResult {
  readonly outcome: 'registered' | 'recorded' | 'already' | 'rejected';
  readonly caseId?: string;
  readonly problem?: Problem;
}

export interface Job {
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number | null;
  /** Name of the error of a failed job. */
  readonly error: string | null;
  readonly result: JsonObject | null;
}
