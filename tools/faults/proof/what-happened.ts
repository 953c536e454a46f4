import type { EventOf, RecordedEvent } from '@anjuan/contracts';
import { createPostgresEventStore } from '@anjuan/event-store';
import { endOfDay } from '@anjuan/regulation';

/** What the store holds of one case. */
export interface CaseFacts {
  /** How many events of each type. */
  readonly counts: ReadonlyMap<string, number>;
  /** How often the clock of Art. 22 was started. */
  readonly firstClocks: number;
  /** How often each run of each clock ran out: `handling/1`. */
  readonly expiries: ReadonlyMap<string, number>;
  /** Expiries that were recorded before the last day of the limit was over, by the clock of the store. */
  readonly early: readonly string[];
}

interface Tally {
  readonly counts: Map<string, number>;
  firstClocks: number;
  readonly expiries: Map<string, number>;
  readonly early: string[];
}

/** Reads the whole store, as its owner, and tells what happened to each case. */
export async function whatHappened(databaseUrl: string): Promise<ReadonlyMap<string, CaseFacts>> {
  const store = createPostgresEventStore({ connectionString: databaseUrl });
  const cases = new Map<string, Tally>();
  try {
    for await (const { events } of store.readAll({ pageSize: 2_000 })) {
      for (const event of events) {
        const known = cases.get(event.caseId) ?? { counts: new Map(), firstClocks: 0, expiries: new Map(), early: [] };
        cases.set(event.caseId, known);
        see(event, known);
      }
    }
  } finally {
    await store.close();
  }
  return cases;
}

function see(event: RecordedEvent, tally: Tally): void {
  add(tally.counts, event.type);
  if (event.type === 'ClockStarted') {
    const { clock } = event.data as EventOf<'ClockStarted'>;
    if (clock === 'register-and-transfer') tally.firstClocks += 1;
  } else if (event.type === 'ClockExpired') {
    const { clock, run, due } = event.data as EventOf<'ClockExpired'>;
    add(tally.expiries, `${clock}/${run}`);
    if (event.recordedAt.getTime() <= endOfDay(due)) tally.early.push(`${clock}/${run}, due ${due}`);
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
