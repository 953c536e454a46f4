import type { BacklogEvent, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { openEvents, type Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import { dossierOf, type BacklogDossier } from '../domain/backlog-dossier/dossier.ts';
import { backlogStream } from './backlog-stream.ts';

/** The backlog side of a case with its personal parts open, read from its events (积案卷); null where it is on no list and no ledger. */
export async function openDossier(store: EventStore, vault: Vault, caseId: string): Promise<BacklogDossier | null> {
  const recorded: RecordedEvent[] = [];
  for await (const event of store.readStream(`supervision-${backlogStream(caseId)}`)) recorded.push(event);
  if (recorded.length === 0) return null;
  const events = await openEvents(vault, recorded);
  return dossierOf(events.map((event) => payloadOf<BacklogEvent>(event)));
}

/** What is shown of it: keys of imports and what only decisions need stay out. */
export function dossierView(caseId: string, dossier: BacklogDossier): Record<string, unknown> {
  const { state, rows, entries, ...told } = dossier;
  const { status, times, campaigns, visits, watchUntil, watchVisits, leader, byLedger, reported, checkedOn } = state;
  return {
    ...{ caseId, status, times, byLedger, campaigns, leaderId: leader, visits, reportedOn: reported?.on ?? null, checkedOn },
    ...{ watchUntil, visitsInWatch: watchVisits, ...told },
    rows: rows.map(({ key: _key, alternateKeys: _alternate, fingerprint: _fingerprint, ...row }) => row),
    entries: entries.map(({ key: _key, ...entry }) => entry),
  };
}
