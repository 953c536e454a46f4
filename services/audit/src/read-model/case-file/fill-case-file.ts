import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import { fillByCase, type Filling } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { evolve } from '../../domain/index.ts';
import { copyCases, takeOutCases, type KeptCase } from './copy-cases.ts';
import { amendmentRecord, beginsCase, sealedRecord } from './rows.ts';
import { saveUnits } from './save-rows.ts';

/** Fills the case-file tables: units as they come, and cases when they rest; `capacity` of these are kept in memory, about 4 kB each. */
export function fillCaseFile(manager: EntityManager, capacity?: number): Filling {
  const filling = fillByCase<KeptCase>(
    {
      fresh: () => ({ file: null, sealed: null, amendments: [] }),
      begins: beginsCase,
      take,
      async takeOut(cases) {
        for (const file of await takeOutCases([...cases.keys()], manager)) {
          const own = cases.get(file.caseId);
          if (own) own.file = file;
        }
      },
      write: (cases) => copyCases(cases, manager),
    },
    capacity,
  );
  return {
    async add(events) {
      const units = events.filter(({ type }) => type === 'UnitRecorded');
      await saveUnits(units, manager);
      await filling.add(units.length === 0 ? events : events.filter(({ type }) => type !== 'UnitRecorded'));
    },
    finish: () => filling.finish(),
  };
}

function take(event: RecordedEvent, own: KeptCase): void {
  const file = evolve(own.file, event.caseId, payloadOf<DomainEvent>(event));
  if (own.file === null && file !== null) own.sealed = sealedRecord(event);
  own.file = file;
  const amendment = amendmentRecord(event);
  if (amendment) own.amendments = [...own.amendments, amendment];
}
