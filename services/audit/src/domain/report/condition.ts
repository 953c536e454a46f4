import { limitRuleOn, type Day } from '@anjuan/regulation';
import type { Fact, FactKind } from './fact.ts';
import type { Period } from './period.ts';

/** What a report is asked about: a period, the day of the as-of moment in Asia/Shanghai, and what other cases say. */
export interface Scope {
  readonly period: Period;
  readonly asOfDay: Day;
  /** Cases of which another one is a confirmed repeat. */
  readonly returned: ReadonlySet<string>;
}

/**
 * Which day of a fact decides whether a period counts it: its first day in the period (`begun`), its last day in the period (`ended`), or that it
 * stood at the end of the day before the period (`opening`) or of its last day (`closing`).
 */
export type Timing = 'begun' | 'ended' | 'opening' | 'closing';
export const timings: readonly Timing[] = ['begun', 'ended', 'opening', 'closing'];

/** What must all be true of a fact; absent fields ask nothing. */
export interface Condition {
  readonly code?: string;
  readonly entry?: string;
  readonly outcome?: readonly string[];
  readonly rating?: readonly string[];
  /** Limit: its last day passed, and the step was not taken. */
  readonly overdue?: true;
  readonly repeat?: boolean;
  readonly decided?: boolean;
  /** Petition: opened again by a request for review. */
  readonly reopened?: false;
  /** Petition: the petitioner came again on the same matter. */
  readonly returned?: false;
  /** Petition: a collective visit (集体访), Art. 20. */
  readonly collective?: true;
}

/** A number of a report: which facts it counts, or of which it adds up the amounts. */
export interface Counting {
  readonly of: FactKind;
  readonly timing: Timing;
  /** One of these must hold. */
  readonly where: readonly Condition[];
  readonly sum?: true;
}

/** People from whom on a visit is collective on the last day of a period. */
export function collectiveFrom(period: Period): number {
  return limitRuleOn('collective-visit', period.last).value;
}

/** Whether a number counts a fact of a case. */
export function counts(counting: Counting, caseId: string, fact: Fact, scope: Scope): boolean {
  if (fact.kind !== counting.of || !falls(counting.timing, fact, scope.period)) return false;
  return counting.where.some((condition) => holds(condition, caseId, fact, scope));
}

function falls(timing: Timing, { from, to }: Fact, { first, last }: Period): boolean {
  switch (timing) {
    case 'begun':
      return from >= first && from <= last;
    case 'ended':
      return to !== null && to >= first && to <= last;
    case 'opening':
      return from < first && (to === null || to >= first);
    case 'closing':
      return from <= last && (to === null || to > last);
  }
}

function holds(condition: Condition, caseId: string, fact: Fact, { asOfDay, returned, period }: Scope): boolean {
  const { code, entry, outcome, rating } = condition;
  if (code !== undefined && fact.code !== code) return false;
  if (entry !== undefined && fact.entry !== entry) return false;
  if (outcome !== undefined && !(fact.outcome !== null && outcome.includes(fact.outcome))) return false;
  if (rating !== undefined && !(fact.rating !== null && rating.includes(fact.rating))) return false;
  if (condition.overdue && !(fact.outcome === null && fact.to !== null && fact.to < asOfDay)) return false;
  if (condition.repeat !== undefined && (fact.repeatOf !== null) !== condition.repeat) return false;
  if (condition.decided !== undefined && fact.decided !== condition.decided) return false;
  if (condition.reopened === false && fact.reopened) return false;
  if (condition.returned === false && returned.has(caseId)) return false;
  return !condition.collective || (fact.channel === 'visit' && fact.amount >= collectiveFrom(period));
}
