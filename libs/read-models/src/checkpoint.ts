import { startPosition, type Position } from '@anjuan/contracts';
import { Column, Entity, PrimaryColumn, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';

/** How far a read model has come. One row in each schema, changed in the transaction that changes the rows. */
@Entity('checkpoint')
export class Checkpoint {
  @PrimaryColumn('smallint')
  id!: number;

  @Column('bigint')
  transaction!: string;

  @Column('bigint')
  sequence!: string;
}

export class MakeCheckpoint1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE checkpoint (id smallint PRIMARY KEY CHECK (id = 1), transaction bigint NOT NULL, sequence bigint NOT NULL)`,
    );
    await queryRunner.query(`INSERT INTO checkpoint VALUES (1, 0, 0)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

/** Reads the checkpoint; with `lock`, other writers of the same read model wait until this transaction ends. */
export async function readCheckpoint(manager: EntityManager, lock = false): Promise<Position> {
  const row = await manager.findOne(Checkpoint, { where: { id: 1 }, ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}) });
  return row ? { transaction: BigInt(row.transaction), sequence: BigInt(row.sequence) } : startPosition;
}

/** Moves the checkpoint, in the caller's transaction. */
export async function moveCheckpoint(manager: EntityManager, to: Position): Promise<void> {
  await manager.update(Checkpoint, { id: 1 }, { transaction: String(to.transaction), sequence: String(to.sequence) });
}
