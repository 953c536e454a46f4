import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Amendment } from '@anjuan/contracts';
import type { CaseFile } from '../../domain/index.ts';

/** One row per case. Nothing personal in the clear: what is shown of a person is opened when it is asked for. */
@Entity('case_file')
export class CaseRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @Column('text', { name: 'registration_number' })
  registrationNumber!: string;

  @Column('date', { name: 'received_on' })
  receivedOn!: string;

  @Column('text')
  channel!: string;

  @Column('text')
  state!: string;

  @Column('text', { nullable: true })
  category!: string | null;

  @Column('text', { nullable: true })
  topic!: string | null;

  @Column('text', { nullable: true })
  route!: string | null;

  @Column('text', { nullable: true })
  unit!: string | null;

  @Column('text')
  district!: string;

  @Column('boolean')
  urgent!: boolean;

  @Column('text', { name: 'repeat_of', nullable: true })
  repeatOf!: string | null;

  @Column('text', { nullable: true })
  queue!: string | null;

  @Column('boolean', { name: 'open_relation' })
  openRelation!: boolean;

  @Column('jsonb')
  file!: CaseFile;
}

/** The sealed part of the registration; apart, so that a changing row does not copy it. */
@Entity('case_sealed')
export class SealedRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @Column('text', { name: 'person_id' })
  personId!: string;

  /** What the seal is bound to: event id and type. */
  @Column('text')
  context!: string;

  @Column('text')
  sealed!: string;
}

/** The sealed part of an event that amends the registration, in the order of the case's stream. */
@Entity('case_amendment')
export class AmendmentRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('integer')
  revision!: number;

  @Column('text')
  type!: Amendment['type'];

  @Column('text', { name: 'person_id' })
  personId!: string;

  /** What the seal is bound to: event id and type. */
  @Column('text')
  context!: string;

  @Column('text')
  sealed!: string;
}

/** One row per run of a clock. */
@Entity('case_clock')
export class ClockRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('text')
  clock!: string;

  @PrimaryColumn('integer')
  run!: number;

  @Column('date', { name: 'from_day' })
  from!: string;

  @Column('date')
  due!: string;

  @Column('text')
  article!: string;

  @Column('text')
  state!: string;

  /** Step that was warned of last; null where none was. */
  @Column('text', { nullable: true })
  warned!: string | null;
}

/** The register of units as its events tell it. */
@Entity('unit')
export class UnitRow {
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  level!: string;

  @Column('text', { nullable: true })
  parent!: string | null;

  @Column('jsonb')
  duties!: string[];

  @Column('jsonb')
  topics!: string[];

  @Column('date', { nullable: true })
  established!: string | null;

  @Column('date', { nullable: true })
  dissolved!: string | null;

  @Column('text', { nullable: true })
  successor!: string | null;
}
