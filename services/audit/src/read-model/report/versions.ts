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

/** What a page of events changes: rows that are known no more, rows to add, and the cases as they stand. */
export interface Changes {
  readonly ended: readonly { readonly caseId: string; readonly fact: Fact; readonly at: Date }[];
  readonly versions: readonly Version[];
  readonly cases: ReadonlyMap<string, KeptReport>;
}

const before: KeptReport = { file: null, knownAt: new Date(0) };

/**
 * Adds an event to a case. An event counts from when it and all before it in its case are recorded: where the store's clock stands still or
 * runs back a little between two of a case, the later one counts no earlier than the one before.
 */
export function addEvent({ file, knownAt }: KeptReport, event: RecordedEvent): KeptReport {
  const next = evolveReport(file, payloadOf<ReportedEvent>(event), dayOf(event.occurredAt));
  return { file: next, knownAt: event.recordedAt > knownAt ? event.recordedAt : knownAt };
}

/** What events, in order, change in the facts of their cases, given those cases as they stood before. */
export function changesOf(known: ReadonlyMap<string, KeptReport>, events: readonly RecordedEvent[]): Changes {
  const cases = new Map<string, KeptReport>();
  const ended: { caseId: string; fact: Fact; at: Date }[] = [];
  const done: Version[] = [];
  const open = new Map<string, Version>();
  for (const event of events) {
    const { caseId } = event;
    const old = cases.get(caseId) ?? known.get(caseId) ?? before;
    const next = addEvent(old, event);
    cases.set(caseId, next);
    if (next.file === null) continue;
    const [were, are] = [byKey(old.file), byKey(next.file)];
    for (const key of new Set([...were.keys(), ...are.keys()])) {
      const [was, is] = [were.get(key), are.get(key)];
      if (JSON.stringify(was) === JSON.stringify(is)) continue;
      const inPage = open.get(`${caseId} ${key}`);
      if (inPage && inPage.from < next.knownAt) done.push({ ...inPage, until: next.knownAt });
      if (!inPage && was) ended.push({ caseId, fact: was, at: next.knownAt });
      if (is) open.set(`${caseId} ${key}`, { caseId, fact: is, from: next.knownAt, until: null });
      else open.delete(`${caseId} ${key}`);
    }
  }
  return { ended, versions: [...done, ...open.values()], cases };
}

function byKey(file: ReportFile | null): ReadonlyMap<string, Fact> {
  return new Map((file === null ? [] : factsOf(file)).map((fact) => [factKey(fact), fact]));
}
