import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index of candidate keys (重复件检索索引). One index serves everything: it is unique, so that writing twice changes nothing,
 * and ordered by place in the store within a token, so that the newest cases before a place are read without sorting and without the
 * table. The table names no schema: it lives in its process manager's, on whose connections the search path is that schema.
 */
export class CreateCandidateKeys1767225600000 implements MigrationInterface {
  name = 'CreateCandidateKeys1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE candidate_keys (
        token bigint NOT NULL,
        transaction bigint NOT NULL,
        sequence bigint NOT NULL,
        kind smallint NOT NULL,
        case_id text COLLATE "C" NOT NULL
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX candidate_keys_by_token ON candidate_keys (token, transaction DESC, sequence DESC) INCLUDE (case_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE candidate_keys');
  }
}
