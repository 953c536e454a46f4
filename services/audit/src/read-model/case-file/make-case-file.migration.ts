import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MakeCaseFile1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE case_file (
        case_id text COLLATE "C" PRIMARY KEY, registration_number text NOT NULL, received_on date NOT NULL, channel text NOT NULL,
        state text NOT NULL, category text, topic text, route text, unit text, district text NOT NULL, urgent boolean NOT NULL,
        repeat_of text, queue text, open_relation boolean NOT NULL, file jsonb NOT NULL
      ) WITH (fillfactor = 80);
      CREATE INDEX case_file_by_day ON case_file (received_on DESC, case_id DESC);
      CREATE INDEX case_file_by_state ON case_file (state, received_on DESC, case_id DESC);
      CREATE INDEX case_file_by_topic ON case_file (topic, received_on DESC, case_id DESC);
      CREATE INDEX case_file_by_unit ON case_file (unit, received_on DESC, case_id DESC);
      CREATE INDEX case_file_by_queue ON case_file (queue, received_on, case_id) WHERE queue IS NOT NULL;
      CREATE INDEX case_file_open_relation ON case_file (received_on, case_id) WHERE open_relation;
      CREATE INDEX case_file_urgent ON case_file (received_on DESC, case_id DESC) WHERE urgent;
      CREATE INDEX case_file_repeat ON case_file (received_on DESC, case_id DESC) WHERE repeat_of IS NOT NULL;
      CREATE INDEX case_file_by_number ON case_file (registration_number text_pattern_ops);
      CREATE TABLE case_sealed (
        case_id text COLLATE "C" PRIMARY KEY, person_id text NOT NULL, context text NOT NULL, sealed text NOT NULL
      );
      CREATE TABLE case_clock (
        case_id text COLLATE "C", clock text, run integer, from_day date NOT NULL, due date NOT NULL, article text NOT NULL, state text NOT NULL,
        PRIMARY KEY (case_id, clock, run)
      );
      CREATE INDEX case_clock_due ON case_clock (state, due, case_id);
      CREATE TABLE unit (
        code text PRIMARY KEY, name text NOT NULL, level text NOT NULL, parent text, duties jsonb NOT NULL, topics jsonb NOT NULL,
        established date, dissolved date, successor text
      );`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
