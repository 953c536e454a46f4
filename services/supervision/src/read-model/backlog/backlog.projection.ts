import { backlogEvents, type BacklogEvent, type RecordedEvent } from '@anjuan/contracts';
import { sealContext } from '@anjuan/personal-data';
import type { Projection } from '@anjuan/read-models';
import { dayOf, payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { BacklogGroupRow, BacklogLinkRow, BacklogRow, MakeBacklog1700000000001 } from './entities.ts';
import { groupEventTypes, projectGroups } from './groups.ts';
import { saveMarks, type Marker } from './marks.ts';
import { evolveFile, newFile, type BacklogFile } from './row.ts';

/** The list of backlog cases, their links, what they share with others, and the campaigns. `marks` reads what is sealed and keeps no word of it. */
export function backlogProjection(marks: Marker): Projection {
  return {
    name: 'supervision/backlog',
    filter: { types: [...backlogEvents.map(({ type }) => type), ...groupEventTypes] },
    entities: [BacklogRow, BacklogLinkRow, BacklogGroupRow],
    migrations: [MakeBacklog1700000000001],
    async project(events, manager) {
      const ofGroups = (event: RecordedEvent): boolean => groupEventTypes.includes(event.type);
      await projectGroups(events.filter(ofGroups), manager);
      await projectCases(
        events.filter((event) => !ofGroups(event)),
        manager,
        marks,
      );
    },
  };
}

/** What is sealed of a case: the personal part of the newest event that names it. */
interface Sealed {
  readonly sealed: string;
  readonly context: string;
  readonly person_id: string;
}

interface Kept {
  readonly file: BacklogFile;
  readonly firstSeen: string;
  readonly sealed: Sealed | null;
}

async function projectCases(events: readonly RecordedEvent[], manager: EntityManager, marks: Marker): Promise<void> {
  if (events.length === 0) return;
  const kept = await load([...new Set(events.map(({ caseId }) => caseId))], manager);
  const named = new Set<string>();
  const links = new Map<string, Record<string, string | null>>();
  for (const recorded of events) {
    const event = payloadOf<BacklogEvent>(recorded);
    const { caseId } = recorded;
    const before = kept.get(caseId) ?? { file: newFile(caseId), firstSeen: dayOf(recorded.recordedAt), sealed: null };
    kept.set(caseId, { ...before, file: evolveFile(before.file, event), sealed: sealedOf(recorded) ?? before.sealed });
    if (sealedOf(recorded)) named.add(caseId);
    const link = linkOf(caseId, event);
    if (link) links.set(`${caseId} ${link['other_case_id'] ?? ''}`, { ...links.get(`${caseId} ${link['other_case_id'] ?? ''}`), ...link });
  }
  await save([...kept.values()], manager);
  await saveLinks([...links.values()], manager);
  const markable = [...kept.values()].flatMap(({ file: { caseId, district }, sealed }) =>
    sealed !== null && named.has(caseId) ? [{ caseId, district, sealed }] : [],
  );
  await saveMarks(markable, marks, manager);
}

async function load(caseIds: readonly string[], manager: EntityManager): Promise<Map<string, Kept>> {
  const rows: { file: BacklogFile; since: string; sealed: string | null; context: string; person_id: string }[] = await manager.query(
    'SELECT file, since::text AS since, sealed, context, person_id FROM backlog_case WHERE case_id = ANY ($1)',
    [caseIds],
  );
  return new Map(
    rows.map(({ file, since, sealed, context, person_id }) => [
      file.caseId,
      { file, firstSeen: since, sealed: sealed === null ? null : { sealed, context, person_id } },
    ]),
  );
}

function sealedOf(event: RecordedEvent): Sealed | null {
  const { personal, personId } = event.data;
  const names = event.type === 'LedgerRowImported' || event.type === 'BacklogListed';
  if (!names || typeof personal !== 'string' || typeof personId !== 'string') return null;
  return { sealed: personal, context: sealContext(event), person_id: personId };
}

function linkOf(caseId: string, event: BacklogEvent): Record<string, string | null> | null {
  if (event.type === 'BacklogLinkProposed') {
    const { otherCaseId, kind, reasonZh, reasonEn } = event;
    return { case_id: caseId, other_case_id: otherCaseId, kind, state: 'proposed', reason_zh: reasonZh, reason_en: reasonEn };
  }
  if (event.type !== 'BacklogLinkConfirmed' && event.type !== 'BacklogLinkUndone') return null;
  const state = event.type === 'BacklogLinkConfirmed' ? 'confirmed' : 'undone';
  return { case_id: caseId, other_case_id: event.otherCaseId, kind: event.kind, state };
}

async function save(all: readonly Kept[], manager: EntityManager): Promise<void> {
  const records = all.map(({ file, firstSeen, sealed }) => ({
    ...{ case_id: file.caseId, status: file.state.status, district: file.district, leader: file.state.leader, rules: file.rules },
    ...{ campaigns: file.state.campaigns, ledger_number: file.ledgerNumber, since: file.since ?? firstSeen, due_on: file.dueOn, file },
    ...(sealed ?? { sealed: null, context: null, person_id: null }),
  }));
  await manager.query(
    `INSERT INTO backlog_case SELECT * FROM jsonb_populate_recordset(NULL::backlog_case, $1)
     ON CONFLICT (case_id) DO UPDATE SET status = EXCLUDED.status, district = EXCLUDED.district, leader = EXCLUDED.leader,
       rules = EXCLUDED.rules, campaigns = EXCLUDED.campaigns, ledger_number = EXCLUDED.ledger_number, since = EXCLUDED.since,
       due_on = EXCLUDED.due_on, file = EXCLUDED.file, sealed = EXCLUDED.sealed, context = EXCLUDED.context, person_id = EXCLUDED.person_id`,
    [JSON.stringify(records)],
  );
}

async function saveLinks(links: readonly object[], manager: EntityManager): Promise<void> {
  if (links.length === 0) return;
  await manager.query(
    `INSERT INTO backlog_link SELECT * FROM jsonb_populate_recordset(NULL::backlog_link, $1)
     ON CONFLICT (case_id, other_case_id) DO UPDATE SET state = EXCLUDED.state,
       reason_zh = coalesce(EXCLUDED.reason_zh, backlog_link.reason_zh), reason_en = coalesce(EXCLUDED.reason_en, backlog_link.reason_en)`,
    [JSON.stringify(links)],
  );
}
