import { randomUUID } from 'node:crypto';
import type { Position, RecordedEvent } from '@anjuan/contracts';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import type { Projection } from '../projection.ts';

class MakeTally1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE tally (case_id text PRIMARY KEY, seen integer[] NOT NULL CHECK (array_position(seen, -1) IS NULL))`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

/** A read model that notes the numbers of a case's events as they come; a second delivery of one shows as a doubled number. */
export interface Tally {
  readonly projection: Projection;
  /** Ids of events that the database refuses while they stand here. */
  readonly poison: Set<string>;
  rows(manager: EntityManager): Promise<Record<string, number[]>>;
}

export function tally(name = 'test/tally', filter: Projection['filter'] = {}): Tally {
  const poison = new Set<string>();
  return {
    poison,
    projection: {
      ...{ name, filter, entities: [], migrations: [MakeTally1700000000001] },
      async project(events, manager) {
        for (const event of events) {
          const number = poison.has(event.id) ? -1 : event.data['number'];
          await manager.query(
            `INSERT INTO tally VALUES ($1, ARRAY[$2::integer]) ON CONFLICT (case_id) DO UPDATE SET seen = tally.seen || $2`,
            [...[event.caseId, number]],
          );
        }
      },
    },
    async rows(manager) {
      const rows: { case_id: string; seen: number[] }[] = await manager.query('SELECT * FROM tally ORDER BY case_id');
      return Object.fromEntries(rows.map(({ case_id, seen }) => [case_id, seen]));
    },
  };
}

export function at(sequence: number): Position {
  return { transaction: 1n, sequence: BigInt(sequence) };
}

/** An event at a place of the store, with the number that is its place. */
export function eventAt(sequence: number, caseId: string, owner = 'intake'): RecordedEvent {
  return {
    ...{ id: randomUUID(), type: 'PetitionRegistered', schemaVersion: 1, caseId, causationId: null, correlationId: 'c-1' },
    ...{ actor: { id: 'u-7', role: 'intake-clerk', unit: 'S002' }, occurredAt: new Date(0), data: { number: sequence } },
    ...{ stream: `${owner}-${caseId}`, revision: 0, position: at(sequence), recordedAt: new Date(0) },
  };
}
