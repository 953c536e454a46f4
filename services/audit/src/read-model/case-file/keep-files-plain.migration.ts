import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case's file of a few kilobytes stays in its row as it is: compressing it costs a rebuild a third of its writing, and every reading too. */
export class KeepFilesPlain1700000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE case_file SET (toast_tuple_target = 8160)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
