import type { RecordedEvent, SupervisionEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import { Column, Entity, PrimaryColumn, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';

/** A clock that still runs: what the scheduler looks at. Those that stopped, expired or stand still have no row. */
@Entity('timer')
export class Timer {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('text')
  clock!: string;

  @Column('integer')
  run!: number;

  /** Last day of the limit; the timer fires when it is over in Asia/Shanghai. */
  @Column('date')
  due!: string;
}

export class MakeTimers1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE timer (
        case_id text COLLATE "C", clock text COLLATE "C", run integer NOT NULL, due date NOT NULL, PRIMARY KEY (case_id, clock)
      );
      CREATE INDEX timer_due ON timer (due, case_id);`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

export const timersProjection: Projection = {
  name: 'supervision/timers',
  filter: { categories: ['supervision'] },
  entities: [Timer],
  migrations: [MakeTimers1700000000001],
  project,
};

type Row = { case_id: string; clock: string; run: number; due: string };

async function project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  // Folded first: within a page most clocks that start also end, or move.
  const rows = new Map<string, Row | null>();
  for (const recorded of events) {
    const event = payloadOf<SupervisionEvent>(recorded);
    if (event.type === 'ClockSpared') continue; // no run of a clock
    const clock = event.type === 'HandlingLimitExtended' ? 'handling' : event.clock;
    const key = `${recorded.caseId} ${clock}`;
    if (event.type === 'ClockStarted') rows.set(key, { case_id: recorded.caseId, clock, run: event.run, due: event.due });
    else if (event.type === 'HandlingLimitExtended' || event.type === 'ClockResumed')
      rows.set(key, { case_id: recorded.caseId, clock, run: event.run, due: event.due });
    else rows.set(key, null);
  }
  const open = [...rows.values()].filter((row) => row !== null);
  const ended = [...rows].filter(([, row]) => row === null).map(([key]) => key.split(' '));
  if (ended.length > 0) {
    await manager.query(
      `DELETE FROM timer USING unnest($1::text[], $2::text[]) AS e(case_id, clock) WHERE timer.case_id = e.case_id AND timer.clock = e.clock`,
      [ended.map(([caseId]) => caseId), ended.map(([, clock]) => clock)],
    );
  }
  if (open.length > 0) {
    await manager.query(
      `INSERT INTO timer SELECT * FROM jsonb_populate_recordset(NULL::timer, $1)
       ON CONFLICT (case_id, clock) DO UPDATE SET run = EXCLUDED.run, due = EXCLUDED.due`,
      [JSON.stringify(open)],
    );
  }
}
