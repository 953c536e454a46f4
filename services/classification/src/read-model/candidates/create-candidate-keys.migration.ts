import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index of candidate keys (重复件检索索引). One index serves everything: it is unique, so that writing twice changes nothing,
 * and ordered by day within a token, so that the newest cases of a token are read without sorting and without the table.
 */
export class CreateCandidateKeys1767225600000 implements MigrationInterface {
  name = 'CreateCandidateKeys1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE candidate_keys (
        token bigint NOT NULL,
        case_id text NOT NULL,
        received_on date NOT NULL,
        kind smallint NOT NULL
      )`);
    await runner.query('CREATE UNIQUE INDEX candidate_keys_by_token ON candidate_keys (token, received_on DESC, case_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE candidate_keys');
  }
}
