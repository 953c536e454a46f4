import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * Both time axes: `from_day` to `to_day` is when it was so in the world, `known_from` to `known_until` when the system knew it so. A row is never
 * changed but for the end of its being known. Indexes: what began or ended in a period by its day. What stood on a day: of what is open, by when
 * that ceased to be known (`report_open`), and of what ended by its span (`report_span`), so that neither twenty years of ended cases nor of
 * superseded knowledge is read.
 */
export class MakeReport1764000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE report_fact (
        case_id text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, code text COLLATE "C" NOT NULL, number integer NOT NULL,
        known_from timestamptz NOT NULL, known_until timestamptz NOT NULL, from_day date NOT NULL, to_day date, entry text NOT NULL,
        outcome text, rating text, amount bigint NOT NULL, repeat_of text COLLATE "C", decided boolean NOT NULL, reopened boolean NOT NULL,
        channel text NOT NULL, category text NOT NULL, topic text NOT NULL, district text NOT NULL, unit text NOT NULL,
        PRIMARY KEY (case_id, kind, code, number, known_from), CHECK (to_day >= from_day), CHECK (known_until > known_from)
      );
      CREATE INDEX report_begun ON report_fact (kind, from_day);
      CREATE INDEX report_ended ON report_fact (kind, to_day) WHERE to_day IS NOT NULL;
      CREATE INDEX report_open ON report_fact (kind, known_until) WHERE to_day IS NULL AND kind IN ('petition', 'backlog');
      CREATE INDEX report_span ON report_fact USING gist (daterange(from_day, to_day)) WHERE to_day > from_day AND kind IN ('petition', 'backlog');
      CREATE INDEX report_repeats ON report_fact (repeat_of) WHERE repeat_of IS NOT NULL;
      CREATE TABLE report_case (case_id text COLLATE "C" PRIMARY KEY, known_at timestamptz NOT NULL, file jsonb NOT NULL) WITH (fillfactor = 80);`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
