import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which first registration a case was linked to (原信), so that a third petition links to the first, not to the second. */
export class MakeRepeatRoots1767225600001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE repeat_root (case_id text COLLATE "C" PRIMARY KEY, root text NOT NULL)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
