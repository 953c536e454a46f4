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
  /** The warning given last, `5d` or `75%`; null where none was. */
  readonly warned: string | null;
};

/** A supervision order or a suggestion in the list. */
export interface OrderItem {
  readonly caseId: string;
  readonly kind: 'order' | 'suggestion';
  readonly number: number;
  readonly unit: string;
  readonly state: string;
  readonly grounds: readonly string[];
  readonly due: string;
  readonly overdue: boolean;
  readonly documentNumber: string;
}

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

/** The numbers and rates of a row of a report. */
export interface ReportSums {
  readonly numbers: Readonly<Record<string, number>>;
  readonly rates: Readonly<
    Record<string, { readonly numerator: number; readonly denominator: number; readonly value: number | null } | undefined>
  >;
}

interface Named {
  readonly code: string;
  readonly label: string;
  readonly english: string;
}

/** A report of a month or year, with the definitions of its numbers. */
export interface ReportAnswer {
  readonly period: { readonly kind: 'month' | 'year'; readonly name: string; readonly first: string; readonly last: string };
  readonly asOf: string;
  readonly total: ReportSums;
  readonly tables: readonly {
    readonly by: string;
    readonly rows: readonly (ReportSums & { readonly value: string; readonly label: string; readonly english: string })[];
  }[];
  readonly measures: readonly Named[];
  readonly rates: readonly Named[];
}

/** A case behind a number, and what of it was counted. */
export interface ReportCase {
  readonly caseId: string;
  readonly from: string;
  readonly to: string | null;
  readonly outcome: string | null;
  readonly channel: string;
  readonly topic: string;
  readonly district: string;
  readonly unitName: string;
}
