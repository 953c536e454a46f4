import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import type { Filling } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { evolve } from '../../domain/index.ts';
import { copyCases, takeOutCases, type KeptCase } from './copy-cases.ts';
import { beginsCase, sealedRecord } from './rows.ts';
import { saveUnits } from './save-rows.ts';

/** Cases kept in memory at once, about 4 kB each: about as many as a large city has open. */
const defaultCapacity = 20_000;

/**
 * Fills the case-file tables. The cases that moved last are kept in memory, so that one whose events lie close together is written once; of
 * the others the tables have rows, which are taken out again when an event asks for them. They are kept in two generations: when the younger
 * is full, what is left of the older is written while the events go on, and the younger becomes the older.
 */
export function fillCaseFile(manager: EntityManager, capacity = defaultCapacity): Filling {
  let young = new Map<string, KeptCase>();
  let old = new Map<string, KeptCase>();
  let leaving: ReadonlyMap<string, KeptCase> = new Map();
  let writing: Promise<void> = Promise.resolve();

  function find(caseId: string): KeptCase | undefined {
    const known = young.get(caseId);
    if (known) return known;
    const older = old.get(caseId);
    if (!older) return undefined;
    old.delete(caseId);
    young.set(caseId, older);
    return older;
  }

  async function fold(events: readonly RecordedEvent[]): Promise<void> {
    const absent = new Map<string, KeptCase>();
    const kept = events.map((event) => {
      const known = find(event.caseId);
      if (known) return known;
      const fresh: KeptCase = { file: null, sealed: null };
      young.set(event.caseId, fresh);
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
    leaving = old;
    old = young;
    young = new Map();
    writing = copyCases([...leaving.values()], manager);
    writing.catch(() => undefined); // thrown where it is awaited: on the next turn
  }

  return {
    async add(events) {
      const units = events.filter(({ type }) => type === 'UnitRecorded');
      await saveUnits(units, manager);
      await fold(units.length === 0 ? events : events.filter(({ type }) => type !== 'UnitRecorded'));
      if (young.size >= capacity / 2) await turn();
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
}
