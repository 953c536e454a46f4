import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportFile } from '../../domain/index.ts';

/** A fact of a case as it was known from one moment to another (统计事实). */
@Entity('report_fact')
export class ReportFactRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('text')
  code!: string;

  @PrimaryColumn('integer')
  number!: number;

  @PrimaryColumn('timestamptz', { name: 'known_from' })
  knownFrom!: Date;

  @Column('timestamptz', { name: 'known_until' })
  knownUntil!: Date;

  @Column('date', { name: 'from_day' })
  from!: string;

  @Column('date', { name: 'to_day', nullable: true })
  to!: string | null;

  @Column('text')
  entry!: string;

  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('text', { nullable: true })
  rating!: string | null;

  @Column('bigint')
  amount!: string;

  @Column('text', { name: 'repeat_of', nullable: true })
  repeatOf!: string | null;

  @Column('boolean')
  decided!: boolean;

  @Column('boolean')
  reopened!: boolean;

  @Column('text')
  channel!: string;

  @Column('text')
  category!: string;

  @Column('text')
  topic!: string;

  @Column('text')
  district!: string;

  @Column('text')
  unit!: string;
}

/** What has to be kept of a case to count on with its next event. */
@Entity('report_case')
export class ReportCaseRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  /** When the newest event of the case was recorded. */
  @Column('timestamptz', { name: 'known_at' })
  knownAt!: Date;

  @Column('jsonb')
  file!: ReportFile;
}
