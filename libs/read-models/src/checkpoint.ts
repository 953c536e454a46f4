import { startPosition, type Position } from '@anjuan/contracts';
import { advance, type Lane, type Progress, type Reached } from '@anjuan/event-bus';
import { Column, Entity, PrimaryColumn, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';

/** The floor: the place up to which everything is handled, whatever its lane. One row in each schema, changed in the transaction of the rows. */
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

/** A row for each lane: the place up to which everything of the lane is handled. */
export class MakeMarks1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE marks (lane text COLLATE "C" PRIMARY KEY, transaction bigint NOT NULL, sequence bigint NOT NULL)`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

type PlaceRow = { lane: Lane | null; transaction: string; sequence: string };

const both = `SELECT NULL AS lane, transaction, sequence FROM checkpoint UNION ALL SELECT lane, transaction, sequence FROM marks`;

/** Floor and marks as they stand. */
export async function readProgress(manager: EntityManager): Promise<Progress> {
  const rows: PlaceRow[] = await manager.query(both);
  const marks = new Map<Lane, Position>();
  let floor = startPosition;
  for (const row of rows) {
    if (row.lane === null) floor = placeOf(row);
    else marks.set(row.lane, placeOf(row));
  }
  return { floor, marks };
}

/**
 * Floor and marks, held until the transaction ends: a delivery of lanes keeps out whoever moves the floor or the same lanes, so that deliveries
 * of other lanes go on side by side; a delivery out of the store keeps out everybody.
 */
export async function lockProgress(manager: EntityManager, reached: Reached): Promise<Progress> {
  if (reached.from === 'store') {
    await manager.query(`SELECT FROM checkpoint FOR UPDATE`);
    return readProgress(manager);
  }
  await manager.query(`SELECT FROM checkpoint FOR SHARE`);
  const lanes = [...reached.marks.keys()];
  const lock = `SELECT FROM marks WHERE lane = ANY($1) ORDER BY lane FOR UPDATE`;
  const held: unknown[] = await manager.query(lock, [lanes]);
  if (held.length < lanes.length) {
    // In the order of the lanes, as the lock takes them: two that begin at once wait for each other in one direction only.
    await manager.query(`INSERT INTO marks SELECT lane, 0, 0 FROM unnest($1::text[]) lane ORDER BY lane ON CONFLICT DO NOTHING`, [lanes]);
    await manager.query(lock, [lanes]);
  }
  return readProgress(manager);
}

/** Moves floor or marks to what was reached, in the caller's transaction; never back. Throws LaneHole where records are missing before it. */
export async function moveProgress(manager: EntityManager, from: Progress, reached: Reached): Promise<void> {
  const { floor, marks } = advance(from, reached);
  if (floor) await moveCheckpoint(manager, floor);
  if (marks.size === 0) return;
  const places = [...marks.values()];
  await manager.query(
    `INSERT INTO marks SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[])
     ON CONFLICT (lane) DO UPDATE SET transaction = EXCLUDED.transaction, sequence = EXCLUDED.sequence`,
    [[...marks.keys()], places.map(({ transaction }) => String(transaction)), places.map(({ sequence }) => String(sequence))],
  );
}

/** Reads the floor; with `lock`, every other writer of the same read model waits until this transaction ends. */
export async function readCheckpoint(manager: EntityManager, lock = false): Promise<Position> {
  const row = await manager.findOne(Checkpoint, { where: { id: 1 }, ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}) });
  return row ? placeOf(row) : startPosition;
}

/** Moves the floor, in the caller's transaction. */
export async function moveCheckpoint(manager: EntityManager, to: Position): Promise<void> {
  await manager.update(Checkpoint, { id: 1 }, { transaction: String(to.transaction), sequence: String(to.sequence) });
}

function placeOf(row: { readonly transaction: string; readonly sequence: string }): Position {
  return { transaction: BigInt(row.transaction), sequence: BigInt(row.sequence) };
}
