import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import type { Filling } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { evolve } from '../../domain/index.ts';
import { copyCases, takeOutCases, type KeptCase } from './copy-cases.ts';
import { amendmentRecord, beginsCase, sealedRecord } from './rows.ts';
import { saveUnits } from './save-rows.ts';

/** Cases kept in memory at once, about 4 kB each: about as many as a large city has open. */
const defaultCapacity = 20_000;

/**
 * Fills the case-file tables. The cases that moved last are kept in memory, so that one whose events lie close together is written once; of
 * the others the tables have rows, which are taken out again when an event asks for them. When so many have moved that a generation is
 * full, those that have not moved since it began are written while the events go on, and the next generation begins.
 */
export function fillCaseFile(manager: EntityManager, capacity = defaultCapacity): Filling {
  const cases = new Map<string, KeptCase>();
  let generation = 0;
  let moved = 0;
  let leaving: ReadonlyMap<string, KeptCase> = new Map();
  let writing: Promise<void> = Promise.resolve();

  function find(caseId: string): KeptCase | undefined {
    const known = cases.get(caseId);
    if (known && known.generation !== generation) {
      known.generation = generation;
      moved += 1;
    }
    return known;
  }

  async function fold(events: readonly RecordedEvent[]): Promise<void> {
    const absent = new Map<string, KeptCase>();
    const kept = events.map((event) => {
      const known = find(event.caseId);
      if (known) return known;
      const fresh: KeptCase = { file: null, sealed: null, amendments: [], generation };
      cases.set(event.caseId, fresh);
      moved += 1;
      if (!beginsCase(event)) absent.set(event.caseId, fresh);
      return fresh;
    });
    await readBack(absent);
    events.forEach((event, index) => {
      const own = kept[index];
      if (own) take(event, own);
    });
  }

  async function readBack(absent: ReadonlyMap<string, KeptCase>): Promise<void> {
    if (absent.size === 0) return;
    const caseIds = [...absent.keys()];
    if (caseIds.some((caseId) => leaving.has(caseId))) await writing;
    for (const file of await takeOutCases(caseIds, manager)) {
      const own = absent.get(file.caseId);
      if (own) own.file = file;
    }
  }

  async function turn(): Promise<void> {
    await writing;
    leaving = new Map([...cases].filter(([, own]) => own.generation !== generation));
    for (const caseId of leaving.keys()) cases.delete(caseId);
    generation += 1;
    moved = 0;
    writing = copyCases([...leaving.values()], manager);
    writing.catch(() => undefined); // thrown where it is awaited: on the next turn
  }

  return {
    async add(events) {
      const units = events.filter(({ type }) => type === 'UnitRecorded');
      await saveUnits(units, manager);
      await fold(units.length === 0 ? events : events.filter(({ type }) => type !== 'UnitRecorded'));
      if (moved >= capacity / 2) await turn();
    },
    async finish() {
      await turn();
      await turn();
      await writing;
    },
  };
}

function take(event: RecordedEvent, own: KeptCase): void {
  const file = evolve(own.file, event.caseId, payloadOf<DomainEvent>(event));
  if (own.file === null && file !== null) own.sealed = sealedRecord(event);
  own.file = file;
  const amendment = amendmentRecord(event);
  if (amendment) own.amendments = [...own.amendments, amendment];
}
