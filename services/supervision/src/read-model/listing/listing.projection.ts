import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';

/** What the rules of listing look at: limits that ran out and are open, repeats by their first registration, ended procedures, and what is listed. */
class MakeListing1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE overdue (case_id text COLLATE "C", clock text COLLATE "C", due date NOT NULL, PRIMARY KEY (case_id, clock));
      CREATE INDEX overdue_due ON overdue (due, case_id);
      CREATE TABLE returned (case_id text COLLATE "C" PRIMARY KEY, root text COLLATE "C" NOT NULL);
      CREATE INDEX returned_root ON returned (root, case_id);
      CREATE TABLE ended (case_id text COLLATE "C" PRIMARY KEY, ended_on date NOT NULL);
      CREATE TABLE listed (case_id text COLLATE "C" PRIMARY KEY);`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

const types = [
  ...(['ClockExpired', 'ClockStopped', 'ClockPaused', 'HandlingLimitExtended', 'ProcedureEnded', 'ReviewRequested'] as const),
  ...(['RelationConfirmed', 'RelationUndone', 'BacklogListed', 'LedgerRowImported'] as const),
];
type Seen = Extract<DomainEvent, { readonly type: (typeof types)[number] }>;

export const listingProjection: Projection = {
  ...{ name: 'supervision/listing', filter: { types }, entities: [], migrations: [MakeListing1700000000001] },
  async project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
    for (const recorded of events) await see(payloadOf<Seen>(recorded), recorded.caseId, manager);
  },
};

async function see(event: Seen, caseId: string, manager: EntityManager): Promise<void> {
  switch (event.type) {
    case 'ClockExpired':
      await manager.query('INSERT INTO overdue VALUES ($1, $2, $3) ON CONFLICT (case_id, clock) DO UPDATE SET due = EXCLUDED.due', [
        caseId,
        event.clock,
        event.due,
      ]);
      return;
    case 'ClockStopped':
    case 'ClockPaused':
    case 'HandlingLimitExtended': {
      const clock = event.type === 'HandlingLimitExtended' ? 'handling' : event.clock;
      await manager.query('DELETE FROM overdue WHERE case_id = $1 AND clock = $2', [caseId, clock]);
      return;
    }
    case 'ProcedureEnded':
      await manager.query('INSERT INTO ended VALUES ($1, $2) ON CONFLICT (case_id) DO NOTHING', [caseId, event.endedOn]);
      return;
    case 'ReviewRequested': // made in time and entered late: the procedure had not ended
      await manager.query('DELETE FROM ended WHERE case_id = $1', [caseId]);
      return;
    case 'RelationConfirmed':
      if (event.kind === 'repeat')
        await manager.query('INSERT INTO returned VALUES ($1, $2) ON CONFLICT (case_id) DO UPDATE SET root = EXCLUDED.root', [
          ...[caseId, event.ofCaseId],
        ]);
      return;
    case 'RelationUndone':
      if (event.kind === 'repeat') await manager.query('DELETE FROM returned WHERE case_id = $1 AND root = $2', [caseId, event.ofCaseId]);
      return;
    case 'BacklogListed':
    case 'LedgerRowImported':
      await manager.query('INSERT INTO listed VALUES ($1) ON CONFLICT (case_id) DO NOTHING', [caseId]);
      return;
  }
}
