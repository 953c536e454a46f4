import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WarnByClock1700000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE case_clock ADD COLUMN warned text;
      CREATE INDEX case_clock_warned ON case_clock (due, case_id) WHERE warned IS NOT NULL AND state = 'running';`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
