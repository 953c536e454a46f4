import type { RecordedEvent } from '@anjuan/contracts';
import { dayOf, payloadOf } from '@anjuan/service-kit';
import { evolveReport, factKey, factsOf, type Fact, type ReportedEvent, type ReportFile } from '../../domain/report/index.ts';

/** What is kept of a case, and since when it stands so. */
export interface KeptReport {
  readonly file: ReportFile | null;
  readonly knownAt: Date;
}

/** A fact as it was known from one moment to another; `until` null: still. */
export interface Version {
  readonly caseId: string;
  readonly fact: Fact;
  readonly from: Date;
  readonly until: Date | null;
}

/** A row of the table that is known no more. */
export interface Ended {
  readonly caseId: string;
  readonly fact: Fact;
  readonly at: Date;
}

/** A case while events are added to it: its facts by their names, and since when those are known that no row of the table tells yet. */
export interface Tracked {
  readonly caseId: string;
  kept: KeptReport;
  facts: ReadonlyMap<string, Fact>;
  readonly unwritten: Map<string, Date>;
}

/** What a page of events changes: rows that are known no more, rows to add, and the cases as they stand. */
export interface Changes {
  readonly ended: readonly Ended[];
  readonly versions: readonly Version[];
  readonly cases: ReadonlyMap<string, KeptReport>;
}

const before: KeptReport = { file: null, knownAt: new Date(0) };

/** Begins to track a case as it stands in the tables; without `kept`, one of which they know nothing. */
export function track(caseId: string, kept: KeptReport = before): Tracked {
  return { caseId, kept, facts: byKey(kept.file), unwritten: new Map() };
}

/** Makes a case as it was when its rows were taken out of the tables; `since` is when each of its facts, by name, became known. */
export function recall(own: Tracked, kept: KeptReport, since: ReadonlyMap<string, Date>): void {
  own.kept = kept;
  own.facts = byKey(kept.file);
  for (const [key, from] of since) own.unwritten.set(key, from);
}

/**
 * Adds an event to a case. An event counts from when it and all before it in its case are recorded: where the store's clock stands still or
 * runs back a little between two of a case, the later one counts no earlier than the one before. What comes before the registration counts for nothing.
 */
export function addEvent({ file, knownAt }: KeptReport, event: RecordedEvent): KeptReport {
  const next = evolveReport(file, payloadOf<ReportedEvent>(event), dayOf(event.occurredAt));
  if (next === null) return before;
  return { file: next, knownAt: event.recordedAt > knownAt ? event.recordedAt : knownAt };
}

/** Moves a case on by an event. Tells of each fact that it changes: of a row of the table that ends, or a version that came and went. */
export function moveOn(own: Tracked, event: RecordedEvent, onEnded: (ended: Ended) => void, onPast: (version: Version) => void): void {
  const { caseId, facts: were, unwritten } = own;
  own.kept = addEvent(own.kept, event);
  if (own.kept.file === null) return;
  const { knownAt: at } = own.kept;
  own.facts = byKey(own.kept.file);
  const replace = (key: string, was: Fact): void => {
    const from = unwritten.get(key);
    if (!from) onEnded({ caseId, fact: was, at });
    else if (from < at) onPast({ caseId, fact: was, from, until: at });
  };
  for (const [key, was] of were) {
    if (own.facts.has(key)) continue;
    replace(key, was);
    unwritten.delete(key);
  }
  for (const [key, is] of own.facts) {
    const was = were.get(key);
    if (was && sameFact(was, is)) continue;
    if (was) replace(key, was);
    unwritten.set(key, at);
  }
}

/** The facts of a case that no row tells yet. */
export function unwrittenOf({ caseId, facts, unwritten }: Tracked): readonly Version[] {
  return [...unwritten].flatMap(([key, from]) => {
    const fact = facts.get(key);
    return fact ? [{ caseId, fact, from, until: null }] : [];
  });
}

/** What events, in order, change in the facts of their cases, given those cases as they stood before. */
export function changesOf(known: ReadonlyMap<string, KeptReport>, events: readonly RecordedEvent[]): Changes {
  const cases = new Map<string, Tracked>();
  const ended: Ended[] = [];
  const past: Version[] = [];
  for (const event of events) {
    let own = cases.get(event.caseId);
    if (!own) cases.set(event.caseId, (own = track(event.caseId, known.get(event.caseId))));
    moveOn(
      own,
      event,
      (each) => ended.push(each),
      (each) => past.push(each),
    );
  }
  const all = [...cases.values()];
  return { ended, versions: [...past, ...all.flatMap(unwrittenOf)], cases: new Map(all.map(({ caseId, kept }) => [caseId, kept])) };
}

function byKey(file: ReportFile | null): ReadonlyMap<string, Fact> {
  return new Map((file === null ? [] : factsOf(file)).map((fact) => [factKey(fact), fact]));
}

// Asked of every fact of a case with each of its events.
const fields = Object.keys({
  ...{ kind: 0, code: 0, number: 0, from: 0, to: 0, entry: 0, outcome: 0, rating: 0, amount: 0, repeatOf: 0, decided: 0, reopened: 0 },
  ...{ channel: 0, category: 0, topic: 0, district: 0, unit: 0 },
} satisfies Record<keyof Fact, 0>) as readonly (keyof Fact)[];

function sameFact(one: Fact, other: Fact): boolean {
  return fields.every((field) => one[field] === other[field]);
}
