import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MakeCaseAmendment1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE case_amendment (
        case_id text COLLATE "C", revision integer, type text NOT NULL, person_id text NOT NULL, context text NOT NULL, sealed text NOT NULL,
        PRIMARY KEY (case_id, revision)
      );`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
