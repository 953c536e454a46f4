import { supervisionOrderEvents, type ClockEvent, type RecordedEvent, type SupervisionOrderEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { MakeOrders1700000000001, OrderRow } from './entities.ts';
import { evolveRow, isOfOrders, keyOf, type OrderRecord } from './row.ts';

/** The list of supervision orders and suggestions (督办台账). */
export const ordersProjection: Projection = {
  name: 'supervision/orders',
  filter: { types: [...supervisionOrderEvents.map(({ type }) => type), 'ClockExpired', 'ClockWarned'] },
  entities: [OrderRow],
  migrations: [MakeOrders1700000000001],
  project,
};

async function project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  const told = events.map((recorded) => ({ caseId: recorded.caseId, event: payloadOf<SupervisionOrderEvent | ClockEvent>(recorded) }));
  const own = told.filter(({ event }) => isOfOrders(event));
  if (own.length === 0) return; // of the clocks of petitions there are many more
  const rows = await load([...new Set(own.map(({ caseId }) => caseId))], manager);
  for (const { caseId, event } of own) {
    const key = keyOf(caseId, event, rows.values());
    const row = key === null ? null : evolveRow(rows.get(key) ?? null, caseId, event);
    if (key !== null && row !== null) rows.set(key, row);
  }
  await manager.query(
    `INSERT INTO supervision_order SELECT * FROM jsonb_populate_recordset(NULL::supervision_order, $1)
     ON CONFLICT (case_id, kind, number) DO UPDATE SET state = EXCLUDED.state, due = EXCLUDED.due, overdue = EXCLUDED.overdue,
       warned = EXCLUDED.warned, answered_on = EXCLUDED.answered_on, adopted = EXCLUDED.adopted, returned = EXCLUDED.returned,
       run = EXCLUDED.run`,
    [JSON.stringify([...rows.values()])],
  );
}

async function load(caseIds: readonly string[], manager: EntityManager): Promise<Map<string, OrderRecord>> {
  const rows: OrderRecord[] = await manager.query(
    `SELECT case_id, kind, number, unit, state, grounds, method, issued_on::text AS issued_on, due::text AS due, overdue, warned,
       answered_on::text AS answered_on, adopted, document_number, returned, article, run FROM supervision_order WHERE case_id = ANY ($1)`,
    [caseIds],
  );
  return new Map(rows.map((row) => [`${row.case_id} ${row.kind} ${row.number}`, row]));
}
