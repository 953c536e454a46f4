import type { EventOf, RecordedEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { MakeTimers1700000000001, Timer, WarnByTimers1700000000002 } from './entities.ts';

const clockTypes = [
  ...(['ClockStarted', 'ClockStopped', 'ClockExpired', 'ClockWarned', 'ClockPaused', 'ClockResumed', 'HandlingLimitExtended'] as const),
] as const;
type TimerEvent = EventOf<(typeof clockTypes)[number]>;

/** The limits that run, of petitions' steps, of supervision orders and of suggestions. */
export const timersProjection: Projection = {
  name: 'supervision/timers',
  filter: { types: clockTypes },
  entities: [Timer],
  migrations: [MakeTimers1700000000001, WarnByTimers1700000000002],
  project,
};

interface Row {
  readonly case_id: string;
  readonly clock: string;
  readonly run: number;
  readonly due: string;
  readonly running: boolean;
  readonly from_day: string | null;
  readonly day_kind: 'calendar' | 'working';
  readonly warned: readonly string[];
}

async function project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  // Folded first: within a page most clocks that start also end, or move.
  const rows = await load(events, manager);
  for (const recorded of events) {
    const event = payloadOf<TimerEvent>(recorded);
    const key = keyOf(recorded.caseId, event);
    rows.set(key, evolveRow(rows.get(key) ?? null, recorded.caseId, event));
  }
  const open = [...rows.values()].filter((row) => row !== null);
  const ended = [...rows].filter(([, row]) => row === null).map(([key]) => key.split(' '));
  if (ended.length > 0) {
    await manager.query(
      `DELETE FROM timer USING unnest($1::text[], $2::text[], $3::integer[]) AS e(case_id, clock, run)
       WHERE timer.case_id = e.case_id AND timer.clock = e.clock AND timer.run = e.run`,
      [ended.map(([caseId]) => caseId), ended.map(([, clock]) => clock), ended.map(([, , run]) => Number(run))],
    );
  }
  if (open.length > 0) {
    await manager.query(
      `INSERT INTO timer (case_id, clock, run, due, running, from_day, day_kind, warned)
       SELECT case_id, clock, run, due, running, from_day, day_kind, warned FROM jsonb_populate_recordset(NULL::timer, $1)
       ON CONFLICT (case_id, clock, run) DO UPDATE SET due = EXCLUDED.due, running = EXCLUDED.running, warned = EXCLUDED.warned`,
      [JSON.stringify(open)],
    );
  }
}

/** The rows of clocks that move without having begun in this page. */
async function load(events: readonly RecordedEvent[], manager: EntityManager): Promise<Map<string, Row | null>> {
  const wanted = events.filter(({ type }) => type !== 'ClockStarted' && type !== 'ClockStopped');
  if (wanted.length === 0) return new Map();
  const rows: Row[] = await manager.query(
    `SELECT case_id, clock, run, due::text AS due, running, from_day::text AS from_day, day_kind, warned FROM timer WHERE case_id = ANY ($1)`,
    [[...new Set(wanted.map(({ caseId }) => caseId))]],
  );
  return new Map(rows.map((row) => [`${row.case_id} ${row.clock} ${row.run}`, row]));
}

function keyOf(caseId: string, event: TimerEvent): string {
  return `${caseId} ${event.type === 'HandlingLimitExtended' ? 'handling' : event.clock} ${event.run}`;
}

function evolveRow(row: Row | null, caseId: string, event: TimerEvent): Row | null {
  switch (event.type) {
    case 'ClockStarted': {
      const { clock, run, due, from: from_day, dayKind: day_kind } = event;
      return { case_id: caseId, clock, run, due, running: true, from_day, day_kind, warned: [] };
    }
    case 'ClockStopped':
      return null;
    case 'ClockExpired':
    case 'ClockPaused':
      return row && { ...row, running: false };
    case 'ClockWarned':
      return row && { ...row, warned: [...row.warned, event.warning] };
    case 'ClockResumed':
    case 'HandlingLimitExtended': {
      const clock = event.type === 'ClockResumed' ? event.clock : 'handling';
      const known = row ?? { case_id: caseId, clock, run: event.run, from_day: null, day_kind: 'calendar' };
      return { ...known, due: event.due, running: true, warned: [] };
    }
  }
}
