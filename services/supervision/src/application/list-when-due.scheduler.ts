import { setTimeout as delay } from 'node:timers/promises';
import type { BacklogEvent, EventOf, RecordedEvent } from '@anjuan/contracts';
import { openEvents } from '@anjuan/personal-data';
import type { ReadModel } from '@anjuan/read-models';
import { addMonths, type ClockCode, type Day, type ListingRow } from '@anjuan/regulation';
import { derivedId, instantOf, payloadOf, type Background, type Host } from '@anjuan/service-kit';
import { listBacklog, type BacklogRefusal, type BacklogState } from '../domain/backlog/index.ts';
import { listingGrounds, type ListingFacts } from '../domain/listing/grounds.ts';
import { backlogDecider, backlogStream } from './backlog-stream.ts';

const name = 'supervision/list-when-due';
const batch = 200;
/** Who lists by rule. */
const actor = { id: 'system:supervision', role: 'system', unit: '' };

interface Candidate {
  readonly caseId: string;
  readonly overdue: ListingFacts['overdue'];
  readonly returned: readonly string[];
  readonly endedOn: Day | null;
}
/** What was judged of a case: nothing new, nothing to look at again. Emptied when it grows large; then all are looked at once more. */
type Judged = Map<string, string>;
const most = 100_000;

/**
 * Lists cases as backlog by the office's rules (按标准列入积案). What it looks at are rows made from events, so nothing is forgotten in a crash;
 * a case is listed once, since the event's id derives from the case and the decider sees a listing that stands. Whoever was listed before
 * comes back by a relapse, which an officer records.
 */
export function listingByRule(
  host: Host,
  model: ReadModel,
  rules: readonly ListingRow[],
  { everyMs = 60_000 }: { readonly everyMs?: number } = {},
): Background {
  const judged: Judged = new Map();
  return {
    name,
    async run(signal) {
      while (!signal.aborted) {
        try {
          await listDue(host, model, rules, judged, signal);
        } catch (error) {
          host.report(name, error);
        }
        await delay(everyMs, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

/** Looks once at the cases that a rule may meet, and lists those that one does; gives their number. Today is the database's. */
export async function listDue(
  host: Host,
  model: ReadModel,
  rules: readonly ListingRow[],
  judged: Judged = new Map(),
  signal?: AbortSignal,
): Promise<number> {
  const rows: { today: Day }[] = await model.manager.query(`SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`);
  const today = rows[0]?.today ?? '';
  let listed = 0;
  for (const candidate of [...(await overdueCases(model, rules, today)), ...(await returnedCases(model, rules))]) {
    if (signal?.aborted) break;
    const seen = JSON.stringify([candidate, today.slice(0, candidate.overdue.length > 0 ? 10 : 0)]);
    if (judged.get(candidate.caseId) === seen) continue;
    if (judged.size > most) judged.clear();
    listed += await judge(host, candidate, rules, today);
    judged.set(candidate.caseId, seen);
  }
  return listed;
}

async function overdueCases({ manager }: ReadModel, rules: readonly ListingRow[], today: Day): Promise<Candidate[]> {
  const rule = rules.find((row) => row.rule === 'overdue');
  if (rule === undefined) return [];
  const rows: { case_id: string; clock: ClockCode; due: Day }[] = await manager.query(
    `SELECT case_id, clock, to_char(due, 'YYYY-MM-DD') AS due FROM overdue
     WHERE due < $1 AND clock = ANY ($2) AND NOT EXISTS (SELECT FROM listed WHERE listed.case_id = overdue.case_id)
     ORDER BY due, case_id LIMIT $3`,
    [addMonths(today, -rule.months), rule.clocks, batch],
  );
  return rows.map(({ case_id: caseId, clock, due }) => ({ caseId, overdue: [{ clock, due }], returned: [], endedOn: null }));
}

async function returnedCases({ manager }: ReadModel, rules: readonly ListingRow[]): Promise<Candidate[]> {
  const least = (name: 'repeated' | 'returned-after-end'): number | null => {
    const row = rules.find(({ rule }) => rule === name);
    return row !== undefined && 'times' in row ? row.times : null;
  };
  const rows: { root: string; cases: string[]; ended_on: Day | null }[] = await manager.query(
    `SELECT r.root, array_agg(r.case_id ORDER BY r.case_id) AS cases, to_char(e.ended_on, 'YYYY-MM-DD') AS ended_on
     FROM returned r LEFT JOIN ended e ON e.case_id = r.root
     WHERE NOT EXISTS (SELECT FROM listed WHERE listed.case_id = r.root)
     GROUP BY r.root, e.ended_on
     HAVING count(*) >= $1::int OR (e.ended_on IS NOT NULL AND count(*) >= $2::int)`,
    [least('repeated'), least('returned-after-end')],
  );
  return rows.map(({ root, cases, ended_on: endedOn }) => ({ caseId: root, overdue: [], returned: cases, endedOn }));
}

async function judge(host: Host, candidate: Candidate, rules: readonly ListingRow[], today: Day): Promise<number> {
  const { caseId, overdue, endedOn } = candidate;
  const registrations = await Promise.all(candidate.returned.map((id) => registrationOf(host, id)));
  const returns = registrations.flatMap((known) => (known === null ? [] : [known.receivedOn]));
  const grounds = listingGrounds({ overdue, returns, endedOn }, rules, today);
  const own = grounds.length === 0 ? null : await registrationOf(host, caseId);
  if (own === null) return 0;
  const key = derivedId(name, caseId);
  const now = host.clock();
  const outcome = await host.runner.run<BacklogState, BacklogEvent, BacklogRefusal>({
    ...{ owner: 'supervision', caseId, streamId: backlogStream(caseId), occurredAt: instantOf(today, now), decider: backlogDecider },
    context: { actor, now, key, causationId: key, correlationId: null },
    decide: (state) =>
      listBacklog(
        {
          ...{ on: today, today, actor, grounds: [...grounds], superior: '', district: own.district, note: '' },
          ...{ title: own.personal?.title ?? '', personId: state.personId ?? own.personId },
        },
        state,
      ),
  });
  return outcome.outcome === 'done' && outcome.added > 0 ? 1 : 0;
}

async function registrationOf(host: Host, caseId: string): Promise<EventOf<'PetitionRegistered'> | null> {
  const found: RecordedEvent[] = [];
  for await (const event of host.store.readStream(`intake-${caseId}`, { limit: 1 })) found.push(event);
  const [opened] = await openEvents(host.vault, found);
  return opened === undefined ? null : payloadOf<EventOf<'PetitionRegistered'>>(opened);
}
