import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { openEvents, type Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import { evolve, isShownInFile, type CaseFile } from '../domain/index.ts';

/** Which clock a moment is read on: when things happened in the world, or when the system learnt of them. */
export type ReplayClock = 'occurred' | 'recorded';

export interface Moment {
  readonly at: Date;
  readonly clock: ReplayClock;
}

/** Some events of a case in store order, opened, and the case as it stands after them. */
export interface ReplayPage {
  readonly file: CaseFile | null;
  readonly events: readonly RecordedEvent[];
}

/** So many events are opened, folded and given on at once: those of a long case are never all in memory. */
const eventsPerPage = 1_000;

/**
 * Plays a case up to a moment (案卷回放), page by page; no page where nothing is known of it up to then. Personal parts are opened; those of
 * an erased person are null. Throws what store and vault throw.
 */
export async function* replay(
  store: Pick<EventStore, 'readCase'>,
  vault: Pick<Vault, 'openMany'>,
  caseId: string,
  moment: Moment,
): AsyncGenerator<ReplayPage, void, undefined> {
  let file: CaseFile | null = null;
  for await (const recorded of pagesOf(eventsUpTo(store, caseId, moment))) {
    const events = await openEvents(vault, recorded);
    file = fold(file, caseId, events);
    yield { file, events };
  }
}

/**
 * A case as it stands now; null where it is not registered. Only what the file shows of people is opened: a case of twenty years has
 * thousands of sealed notes that only its history shows. Throws what store and vault throw.
 */
export async function openCase(
  store: Pick<EventStore, 'readCase'>,
  vault: Pick<Vault, 'openMany'>,
  caseId: string,
): Promise<CaseFile | null> {
  let file: CaseFile | null = null;
  for await (const recorded of pagesOf(store.readCase(caseId))) {
    const opened = (await openEvents(vault, recorded.filter(isShownInFile))).values();
    const events = recorded.map((event) => (isShownInFile(event) ? (opened.next().value ?? event) : event));
    file = fold(file, caseId, events);
  }
  return file;
}

function fold(before: CaseFile | null, caseId: string, events: readonly RecordedEvent[]): CaseFile | null {
  return events.reduce((file, event) => evolve(file, caseId, payloadOf<DomainEvent>(event)), before);
}

async function* eventsUpTo(store: Pick<EventStore, 'readCase'>, caseId: string, { at, clock }: Moment): AsyncGenerator<RecordedEvent> {
  for await (const event of store.readCase(caseId, clock === 'recorded' ? { recordedAt: at } : undefined)) {
    if (clock === 'recorded' || event.occurredAt <= at) yield event;
  }
}

async function* pagesOf(events: AsyncIterable<RecordedEvent>): AsyncGenerator<readonly RecordedEvent[]> {
  let page: RecordedEvent[] = [];
  for await (const event of events) {
    page.push(event);
    if (page.length < eventsPerPage) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
