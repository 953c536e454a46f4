import type { Actor, JsonObject, RecordUnit, RegisterPetitionInput } from '@anjuan/contracts';

/** The server's answers as this program reads them. One file, so that a change of the interface is a change here. */

/** A page of a list; `next` is the cursor of the following one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Problem details (RFC 9457) with the server's extensions. */
export interface Problem {
  readonly type?: string;
  readonly title?: string | Bilingual;
  readonly status?: number;
  readonly detail?: string | Bilingual;
  /** Refusal code, stable. */
  readonly code?: string;
  /** Fields at fault. */
  readonly errors?: readonly { readonly path?: string | readonly (string | number)[]; readonly message?: string }[];
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

/** A case that waits for a step; what a queue does not know is absent. */
export type WorkItem = Partial<CaseView> & { readonly caseId: string; readonly queue?: string; readonly due?: string | null };

/** A running or ended limit of a case. */
export type ClockItem = ClockView & {
  readonly caseId: string;
  readonly registrationNumber?: string;
  readonly title?: string | null;
  readonly unit?: string | null;
  readonly unitName?: string | null;
};

export interface Consumer {
  readonly name: string;
  readonly position: string | null;
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
  readonly total: number;
  readonly error?: string | null;
  readonly result?: JsonObject | null;
}
