import { campaignEvents, deliveryEvents, upcast, type DomainEvent, type RecordedEvent } from '@anjuan/contracts';
import { theRegulation, type Day, type Regulation } from '@anjuan/regulation';
import { factsAfter, noFacts, type CaseFacts } from './facts/case-facts.ts';
import { UnitRegister } from './facts/register.ts';
import type { InvariantCode, Violation } from './invariants.ts';
import { backlogRule } from './rules/backlog-rules.ts';
import { clockRule, clocksAtEnd } from './rules/clock-rules.ts';
import { avoidanceRule, handlingRule, registrationRule } from './rules/handling-rules.ts';
import { ownerAtEnd, ownerRule } from './rules/owner-rules.ts';
import { reviewRule } from './rules/review-rules.ts';
import type { EndRule, EventRule, World } from './rules/rule.ts';

/** What the checker needs of an event; every store's events have it. Sealed personal parts are not looked at. */
export type CheckedEvent = Pick<RecordedEvent, 'stream' | 'revision' | 'caseId' | 'type' | 'schemaVersion' | 'data' | 'actor'>;

export interface Verdict {
  readonly cases: number;
  readonly events: number;
  readonly violations: number;
  /** Violations of each invariant that was broken. */
  readonly counts: Readonly<Partial<Record<InvariantCode, number>>>;
  /** The first hundred, to begin looking at. */
  readonly details: readonly Violation[];
}

const eventRules: readonly EventRule[] = [registrationRule, clockRule, ownerRule, handlingRule, avoidanceRule, reviewRule, backlogRule];
const endRules: readonly EndRule[] = [clocksAtEnd, ownerAtEnd];
const mostDetails = 100;
/** Events whose stream is no case's: the register of units, campaigns and batches, what could not be delivered. */
const noCase: ReadonlySet<string> = new Set([...campaignEvents, ...deliveryEvents].map(({ type }) => type));

/**
 * Checks a history against the invariants (不变量检查): events come in the store's order, from any store. It holds what it knows of each case,
 * about a kilobyte, and no event. Pure: no clock, no I/O; never throws on what an event says.
 */
export class InvariantChecker {
  private readonly world: World;
  private readonly cases = new Map<string, CaseFacts>();
  private readonly found: Violation[] = [];
  private readonly counts: Partial<Record<InvariantCode, number>> = {};
  private events = 0;
  private violations = 0;

  constructor(regulation: Regulation = theRegulation) {
    this.world = { units: new UnitRegister(), regulation };
  }

  see(recorded: CheckedEvent): void {
    this.events += 1;
    const event = payloadOf(recorded);
    if (event.type === 'UnitRecorded') this.world.units.tell(event);
    if (event.type === 'UnitRecorded' || noCase.has(event.type)) return;
    const { caseId, stream, revision, type, actor } = recorded;
    const before = this.cases.get(caseId) ?? noFacts;
    for (const rule of eventRules)
      for (const code of rule(event, before, this.world, actor)) this.report(code, caseId, { stream, revision, type });
    this.cases.set(caseId, factsAfter(before, event));
  }

  /** The verdict at the end of the history; `today` is the day in Asia/Shanghai on which that is. */
  finish(today: Day): Verdict {
    for (const [caseId, facts] of this.cases)
      for (const rule of endRules) for (const code of rule(facts, this.world, today)) this.report(code, caseId, null);
    const cases = [...this.cases.values()].filter(({ registered }) => registered).length;
    return { cases, events: this.events, violations: this.violations, counts: this.counts, details: this.found };
  }

  private report(invariant: InvariantCode, caseId: string, event: Violation['event']): void {
    this.violations += 1;
    this.counts[invariant] = (this.counts[invariant] ?? 0) + 1;
    if (this.found.length < mostDetails) this.found.push({ invariant, caseId, event });
  }
}

function payloadOf({ type, schemaVersion, data }: CheckedEvent): DomainEvent {
  const payload: unknown = { ...upcast(type, schemaVersion, data), type };
  return payload as DomainEvent; // the store holds only what was validated against the definition of its type
}
