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
    const page = newPage();
    for (const recorded of events) see(payloadOf<Seen>(recorded), recorded.caseId, page);
    await write(page, manager);
  },
};

/** What a page of events changes, folded first: rows to take away, then rows to write. */
interface Page {
  /** By case and clock; null where the limit is open no more. */
  readonly overdue: Map<string, { readonly caseId: string; readonly clock: string; readonly due: string | null }>;
  /** The root is null where any link goes. */
  readonly unlinked: { readonly caseId: string; readonly root: string | null }[];
  readonly returned: Map<string, string>;
  readonly reopened: Set<string>;
  readonly ended: Map<string, string>;
  readonly listed: Set<string>;
}

function newPage(): Page {
  return { overdue: new Map(), unlinked: [], returned: new Map(), reopened: new Set(), ended: new Map(), listed: new Set() };
}

function see(event: Seen, caseId: string, page: Page): void {
  const limit = (clock: string, due: string | null): void => {
    page.overdue.set(`${caseId} ${clock}`, { caseId, clock, due });
  };
  switch (event.type) {
    case 'ClockExpired':
      limit(event.clock, event.due);
      return;
    case 'ClockStopped':
    case 'ClockPaused':
      limit(event.clock, null);
      return;
    case 'HandlingLimitExtended':
      limit('handling', null);
      return;
    case 'ProcedureEnded': // the first end stands
      if (!page.ended.has(caseId)) page.ended.set(caseId, event.endedOn);
      return;
    case 'ReviewRequested': // made in time and entered late: the procedure had not ended
      page.ended.delete(caseId);
      page.reopened.add(caseId);
      return;
    case 'RelationConfirmed':
      if (event.kind === 'repeat') page.returned.set(caseId, event.ofCaseId);
      return;
    case 'RelationUndone':
      if (event.kind === 'repeat') unlink(caseId, event.ofCaseId, page);
      return;
    case 'BacklogListed':
    case 'LedgerRowImported':
      page.listed.add(caseId);
      return;
  }
}

/** A link that this page made took the place of whichever was there before. */
function unlink(caseId: string, root: string, { returned, unlinked }: Page): void {
  const made = returned.get(caseId);
  if (made === undefined) unlinked.push({ caseId, root });
  if (made !== root) return;
  returned.delete(caseId);
  unlinked.push({ caseId, root: null });
}

async function write({ overdue, unlinked, returned, reopened, ended, listed }: Page, manager: EntityManager): Promise<void> {
  const put = async (sql: string, rows: readonly unknown[], ...columns: readonly (readonly unknown[])[]): Promise<void> => {
    if (rows.length > 0) await manager.query(sql, [...columns]);
  };
  const limits = [...overdue.values()];
  const open = limits.filter(({ due }) => due === null);
  const out = limits.filter(({ due }) => due !== null);
  await put(
    `DELETE FROM overdue o USING unnest($1::text[], $2::text[]) AS l (case_id, clock) WHERE (o.case_id, o.clock) = (l.case_id, l.clock)`,
    open,
    open.map(({ caseId }) => caseId),
    open.map(({ clock }) => clock),
  );
  await put(
    `INSERT INTO overdue SELECT * FROM unnest($1::text[], $2::text[], $3::date[])
     ON CONFLICT (case_id, clock) DO UPDATE SET due = EXCLUDED.due`,
    out,
    out.map(({ caseId }) => caseId),
    out.map(({ clock }) => clock),
    out.map(({ due }) => due),
  );
  await put(
    `DELETE FROM returned r USING unnest($1::text[], $2::text[]) AS u (case_id, root)
     WHERE r.case_id = u.case_id AND (u.root IS NULL OR r.root = u.root)`,
    unlinked,
    unlinked.map(({ caseId }) => caseId),
    unlinked.map(({ root }) => root),
  );
  await put(
    `INSERT INTO returned SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT (case_id) DO UPDATE SET root = EXCLUDED.root`,
    [...returned],
    [...returned.keys()],
    [...returned.values()],
  );
  await put('DELETE FROM ended WHERE case_id = ANY ($1)', [...reopened], [...reopened]);
  await put(
    `INSERT INTO ended SELECT * FROM unnest($1::text[], $2::date[]) ON CONFLICT (case_id) DO NOTHING`,
    [...ended],
    [...ended.keys()],
    [...ended.values()],
  );
  await put('INSERT INTO listed SELECT * FROM unnest($1::text[]) ON CONFLICT (case_id) DO NOTHING', [...listed], [...listed]);
}
