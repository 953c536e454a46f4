import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

/** A run of a clock that still waits for its step: what the schedulers look at. Those that stopped have no row. */
@Entity('timer')
export class Timer {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('text')
  clock!: string;

  @PrimaryColumn('integer')
  run!: number;

  /** Last day of the limit; the timer fires when it is over in Asia/Shanghai. */
  @Column('date')
  due!: string;

  /** Whether the limit runs: one that ran out or stands still does not. */
  @Column('boolean')
  running!: boolean;

  /** Null in rows that an earlier release made, until the read model is rebuilt. */
  @Column('date', { name: 'from_day', nullable: true })
  from!: string | null;

  @Column('text', { name: 'day_kind' })
  dayKind!: 'calendar' | 'working';

  /** Steps that were warned of, for this last day. */
  @Column('text', { array: true })
  warned!: string[];
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

/** Keeps what warnings need, and several runs of one clock beside each other: a case can have several supervision orders. */
export class WarnByTimers1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE timer DROP CONSTRAINT timer_pkey, ADD PRIMARY KEY (case_id, clock, run),
        ADD COLUMN running boolean NOT NULL DEFAULT true, ADD COLUMN from_day date,
        ADD COLUMN day_kind text NOT NULL DEFAULT 'calendar', ADD COLUMN warned text[] NOT NULL DEFAULT '{}';
      DROP INDEX timer_due;
      CREATE INDEX timer_due ON timer (due, case_id) WHERE running;
      CREATE INDEX timer_open ON timer (case_id, clock, run) INCLUDE (due) WHERE running;`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
