import { campaignEvents, type CampaignEvent, type RecordedEvent } from '@anjuan/contracts';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { evolveGroup, noGroup, type GroupState } from '../../domain/campaign/index.ts';

export const groupEventTypes: readonly string[] = campaignEvents.map(({ type }) => type);

/** Keeps campaigns and batches (专项、批次) as they stand; their id stands where a case's would. */
export async function projectGroups(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  if (events.length === 0) return;
  const known: { id: string; state: GroupState }[] = await manager.query('SELECT id, state FROM backlog_group WHERE id = ANY ($1)', [
    events.map(({ caseId }) => caseId),
  ]);
  const states = new Map(known.map(({ id, state }) => [id, state]));
  for (const event of events) states.set(event.caseId, evolveGroup(states.get(event.caseId) ?? noGroup, payloadOf<CampaignEvent>(event)));
  const rows = [...states].map(([id, state]) => ({ id, kind: state.status === 'batch' ? 'batch' : 'campaign', state }));
  await manager.query(
    `INSERT INTO backlog_group SELECT * FROM jsonb_populate_recordset(NULL::backlog_group, $1)
     ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state`,
    [JSON.stringify(rows)],
  );
}
