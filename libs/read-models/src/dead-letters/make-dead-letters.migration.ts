import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events that could not be handled, and those of the same cases that wait behind them, in order (`place`). A row with an error is the letter at
 * which its case stopped. No payload: an event is read anew from the store.
 */
export class MakeDeadLetters1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE dead_letter (
        place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, case_id text COLLATE "C" NOT NULL,
        event_id text, type text, transaction bigint, sequence bigint, lane text, topic text, partition integer, record_offset text,
        error text, message text, tries integer NOT NULL, since timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX dead_letter_case ON dead_letter (case_id, place);`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
