import { getHeapStatistics } from 'node:v8';
import type { RecordedEvent } from '@anjuan/contracts';
import type { Filling } from './filling.ts';

/** What a filling does with the cases of a read model. `Kept` is what is kept of one in memory. */
export interface CaseTables<Kept> {
  /** A case of which no event was seen. */
  fresh(caseId: string): Kept;
  /** Whether no event that counts of its case can have come before, so that the tables need not be asked. */
  begins(event: RecordedEvent): boolean;
  take(event: RecordedEvent, own: Kept): void;
  /** Takes cases out of the tables again and makes each as it was when it was written; those that are not there stay fresh. */
  takeOut(cases: ReadonlyMap<string, Kept>): Promise<void>;
  /** Writes cases of which the tables have no row. */
  write(cases: readonly Kept[]): Promise<void>;
}

/** Bytes of memory that a case takes while it is kept, about. */
const bytesPerCase = 4_096;
/** Cases kept in memory at once: so many as fit into an eighth of what this process may use, 130,000 of them in 4 GB. */
const defaultCapacity = Math.floor(getHeapStatistics().heap_size_limit / 8 / bytesPerCase);

/**
 * Fills the tables of a read model of cases. The cases that moved last are kept in memory, so that one whose events lie close together is
 * written once; of the others the tables have rows, which are taken out again when an event asks for them. When so many have moved that a
 * generation is full, those that have not moved since it began are written while the events go on, and the next generation begins.
 */
export function fillByCase<Kept>(tables: CaseTables<Kept>, capacity = defaultCapacity): Filling {
  const cases = new Map<string, { readonly own: Kept; generation: number }>();
  let generation = 0;
  let moved = 0;
  let leaving: ReadonlySet<string> = new Set();
  let writing: Promise<void> = Promise.resolve();

  function find(caseId: string): Kept | undefined {
    const known = cases.get(caseId);
    if (known && known.generation !== generation) {
      known.generation = generation;
      moved += 1;
    }
    return known?.own;
  }

  async function fold(events: readonly RecordedEvent[]): Promise<void> {
    const absent = new Map<string, Kept>();
    const kept = events.map((event) => {
      const known = find(event.caseId);
      if (known) return known;
      const own = tables.fresh(event.caseId);
      cases.set(event.caseId, { own, generation });
      moved += 1;
      if (!tables.begins(event)) absent.set(event.caseId, own);
      return own;
    });
    await readBack(absent);
    events.forEach((event, index) => {
      const own = kept[index];
      if (own) tables.take(event, own);
    });
  }

  async function readBack(absent: ReadonlyMap<string, Kept>): Promise<void> {
    if (absent.size === 0) return;
    if ([...absent.keys()].some((caseId) => leaving.has(caseId))) await writing;
    await tables.takeOut(absent);
  }

  async function turn(): Promise<void> {
    await writing;
    const resting = [...cases].filter(([, known]) => known.generation !== generation);
    leaving = new Set(resting.map(([caseId]) => caseId));
    for (const caseId of leaving) cases.delete(caseId);
    generation += 1;
    moved = 0;
    writing = tables.write(resting.map(([, { own }]) => own));
    writing.catch(() => undefined); // thrown where it is awaited: on the next turn
  }

  return {
    async add(events) {
      await fold(events);
      if (moved >= capacity / 2) await turn();
    },
    async finish() {
      await turn();
      await turn();
      await writing;
    },
  };
}
