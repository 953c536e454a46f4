import type { EventOf, RecordedEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import { Column, Entity, PrimaryColumn, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';

type Unit = Omit<EventOf<'UnitRecorded'>, 'type'>;

/** A unit as classification needs it (责任单位). */
@Entity('unit')
export class UnitRecord {
  @PrimaryColumn('text')
  code!: string;

  @Column('jsonb')
  facts!: Unit;
}

export class MakeUnits1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE unit (code text PRIMARY KEY, facts jsonb NOT NULL)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

export const unitsProjection: Projection = {
  name: 'classification/units',
  filter: { types: ['UnitRecorded'] },
  entities: [UnitRecord],
  migrations: [MakeUnits1700000000001],
  async project(events: readonly RecordedEvent[], manager: EntityManager) {
    for (const event of events) {
      const { type: _type, ...facts } = payloadOf<EventOf<'UnitRecorded'>>(event);
      await manager.upsert(UnitRecord, { code: facts.unit, facts }, ['code']);
    }
  },
};
