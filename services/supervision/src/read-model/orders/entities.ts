import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

/** A supervision order or a suggestion in the list of what waits for an answer (督办台账). No name, no text. */
@Entity('supervision_order')
export class OrderRow {
  @PrimaryColumn('text', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('text')
  kind!: 'order' | 'suggestion';

  @PrimaryColumn('integer')
  number!: number;

  @Column('text')
  unit!: string;

  @Column('text')
  state!: 'open' | 'answered' | 'accepted' | 'cancelled';

  /** Grounds of an order; the kind of a suggestion. */
  @Column('text', { array: true })
  grounds!: string[];

  /** How an order was given; null for a suggestion. */
  @Column('text', { nullable: true })
  method!: string | null;

  @Column('date', { name: 'issued_on' })
  issuedOn!: string;

  /** Last day of the answer that is awaited, or was awaited last. */
  @Column('date')
  due!: string;

  /** That day is over without an answer. */
  @Column('boolean')
  overdue!: boolean;

  /** Step that was warned of last, for this last day. */
  @Column('text', { nullable: true })
  warned!: string | null;

  @Column('date', { name: 'answered_on', nullable: true })
  answeredOn!: string | null;

  /** How far a suggestion was adopted. */
  @Column('text', { nullable: true })
  adopted!: string | null;

  @Column('text', { name: 'document_number' })
  documentNumber!: string;

  /** How often the answer was sent back. */
  @Column('integer')
  returned!: number;

  @Column('text')
  article!: string;

  /** Run of its clock. */
  @Column('integer')
  run!: number;
}

export class MakeOrders1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE supervision_order (
        case_id text COLLATE "C", kind text, number integer, unit text COLLATE "C" NOT NULL, state text NOT NULL, grounds text[] NOT NULL,
        method text, issued_on date NOT NULL, due date NOT NULL, overdue boolean NOT NULL, warned text, answered_on date, adopted text,
        document_number text NOT NULL, returned integer NOT NULL, article text NOT NULL, run integer NOT NULL,
        PRIMARY KEY (case_id, kind, number)
      );
      CREATE INDEX supervision_order_due ON supervision_order (due, case_id, kind, number);
      CREATE INDEX supervision_order_state ON supervision_order (state, due, case_id, kind, number);
      CREATE INDEX supervision_order_unit ON supervision_order (unit, state, due, case_id, kind, number);`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
