import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { GroupState } from '../../domain/campaign/index.ts';
import type { BacklogFile } from './row.ts';

/** A backlog case in the list (积案台账). */
@Entity('backlog_case')
export class BacklogRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  status!: BacklogFile['state']['status'];

  @Column('text')
  district!: string;

  @Column('text', { nullable: true })
  leader!: string | null;

  @Column('text', { array: true })
  rules!: string[];

  @Column('text', { array: true })
  campaigns!: string[];

  @Column('text', { name: 'ledger_number' })
  ledgerNumber!: string;

  @Column('date')
  since!: string;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('jsonb')
  file!: BacklogFile;

  /** Personal part of the newest row or listing, as it is sealed in its event; null where there was none. */
  @Column('text', { nullable: true })
  sealed!: string | null;

  @Column('text', { nullable: true })
  context!: string | null;

  @Column('text', { name: 'person_id', nullable: true })
  personId!: string | null;
}

/** Two backlog cases that may be one (关联建议). */
@Entity('backlog_link')
export class BacklogLinkRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('text', { name: 'other_case_id' })
  otherCaseId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  state!: string;

  @Column('text', { name: 'reason_zh', nullable: true })
  reasonZh!: string | null;

  @Column('text', { name: 'reason_en', nullable: true })
  reasonEn!: string | null;
}

/** A campaign or a batch (专项、批次). */
@Entity('backlog_group')
export class BacklogGroupRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: 'campaign' | 'batch';

  @Column('jsonb')
  state!: GroupState;
}

export class MakeBacklog1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE backlog_case (
        case_id text COLLATE "C" PRIMARY KEY, status text NOT NULL, district text NOT NULL, leader text, rules text[] NOT NULL,
        campaigns text[] NOT NULL, ledger_number text COLLATE "C" NOT NULL, since date NOT NULL, due_on date, file jsonb NOT NULL,
        sealed text, context text, person_id text
      );
      CREATE INDEX backlog_since ON backlog_case (since, case_id);
      CREATE INDEX backlog_status ON backlog_case (status, since, case_id);
      CREATE INDEX backlog_district ON backlog_case (district, since, case_id);
      CREATE INDEX backlog_leader ON backlog_case (leader, since, case_id);
      CREATE INDEX backlog_due ON backlog_case (due_on, case_id) WHERE due_on IS NOT NULL;
      CREATE INDEX backlog_campaigns ON backlog_case USING gin (campaigns);
      CREATE INDEX backlog_number ON backlog_case (ledger_number) WHERE ledger_number <> '';
      CREATE TABLE backlog_link (
        case_id text COLLATE "C", other_case_id text COLLATE "C", kind text NOT NULL, state text NOT NULL, reason_zh text, reason_en text,
        PRIMARY KEY (case_id, other_case_id)
      );
      CREATE INDEX backlog_link_state ON backlog_link (state, case_id, other_case_id);
      CREATE TABLE backlog_mark (case_id text COLLATE "C", kind text, token text COLLATE "C", PRIMARY KEY (case_id, kind, token));
      CREATE INDEX backlog_mark_token ON backlog_mark (kind, token, case_id);
      CREATE TABLE backlog_group (id text COLLATE "C" PRIMARY KEY, kind text NOT NULL, state jsonb NOT NULL);`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
