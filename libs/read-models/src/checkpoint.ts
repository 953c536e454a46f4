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

/** The progress as it stands, and whether any case is held up by a dead letter. */
export interface Standing extends Progress {
  readonly anyParked: boolean;
}

type PlaceRow = { lane: Lane | null; transaction: string; sequence: string };

// One statement, so that a delivery costs no more for the dead letters it hardly ever has.
const standing = `SELECT NULL AS lane, transaction, sequence FROM checkpoint UNION ALL SELECT lane, transaction, sequence FROM marks
  UNION ALL SELECT '', 0, 0 WHERE EXISTS (SELECT FROM dead_letter)`;

/** Floor and marks as they stand. */
export async function readProgress(manager: EntityManager): Promise<Standing> {
  const rows: PlaceRow[] = await manager.query(standing);
  const marks = new Map<Lane, Position>();
  let [floor, anyParked] = [startPosition, false];
  for (const row of rows) {
    if (row.lane === null) floor = placeOf(row);
    else if (row.lane === '') anyParked = true;
    else marks.set(row.lane, placeOf(row));
  }
  return { floor, marks, anyParked };
}

/**
 * Floor and marks, held until the transaction ends: a delivery of lanes keeps out whoever moves the floor or the same lanes, so that deliveries
 * of other lanes go on side by side; a delivery out of the store keeps out everybody.
 */
export async function lockProgress(manager: EntityManager, reached: Reached): Promise<Standing> {
  if (reached.from === 'store') await lockAll(manager);
  else await lockLanes(manager, [...reached.marks.keys()]);
  return readProgress(manager); // a statement of its own: it sees what those committed that were waited for
}

/** Keeps every delivery out until the transaction ends. */
export async function lockAll(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT FROM checkpoint FOR UPDATE`);
}

async function lockLanes(manager: EntityManager, lanes: readonly Lane[]): Promise<void> {
  const lock = `WITH shared AS (SELECT id FROM checkpoint FOR SHARE), own AS (SELECT lane FROM marks WHERE lane = ANY($1) ORDER BY lane FOR UPDATE)
    SELECT (SELECT count(*) FROM shared)::int AS shared, (SELECT count(*) FROM own)::int AS own`;
  const [held]: { own: number }[] = await manager.query(lock, [lanes]);
  if (held?.own === lanes.length) return;
  // In the order of the lanes, as the lock takes them: two that begin at once wait for each other in one direction only.
  await manager.query(`INSERT INTO marks SELECT lane, 0, 0 FROM unnest($1::text[]) lane ORDER BY lane ON CONFLICT DO NOTHING`, [lanes]);
  await manager.query(lock, [lanes]);
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
