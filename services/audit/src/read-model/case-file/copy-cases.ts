import { copyRows, type CopyValue } from '@anjuan/read-models';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../../domain/index.ts';
import { caseRecord, clockRecords, type amendmentRecord, type sealedRecord } from './rows.ts';

/** A case as a filling keeps it: null before its registration; the sealed row until it is written. */
export interface KeptCase {
  file: CaseFile | null;
  sealed: ReturnType<typeof sealedRecord>;
  /** Likewise, of what amends the registration. */
  amendments: readonly NonNullable<ReturnType<typeof amendmentRecord>>[];
  /** In which it moved last. */
  generation: number;
}

/** Cases written in one transaction: a long one would hold back the head of the store, and so every consumer. */
const casesPerTransaction = 2_000;
/** Transactions at the same time. */
const lanes = 2;

const columns = {
  case_file: [
    ...(['case_id', 'registration_number', 'received_on', 'channel', 'state', 'category', 'topic', 'route', 'unit', 'district'] as const),
    ...(['urgent', 'repeat_of', 'queue', 'open_relation', 'file'] as const),
  ],
  case_clock: ['case_id', 'clock', 'run', 'from_day', 'due', 'article', 'state', 'warned'],
  case_sealed: ['case_id', 'person_id', 'context', 'sealed'],
  case_amendment: ['case_id', 'revision', 'type', 'person_id', 'context', 'sealed'],
} as const;

/** Writes cases of which the tables have no row, some of them only partly when it throws. */
export async function copyCases(cases: readonly KeptCase[], manager: EntityManager): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < cases.length) {
      const part = cases.slice(next, (next += casesPerTransaction));
      await manager.transaction((within) => copyPart(part, within));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function copyPart(part: readonly KeptCase[], manager: EntityManager): Promise<void> {
  const files = part.map(({ file }) => file).filter((file) => file !== null);
  await copyRows(
    manager,
    'case_file',
    columns.case_file,
    rows(files, columns.case_file, (file) => [caseRecord(file)]),
  );
  await copyRows(manager, 'case_clock', columns.case_clock, rows(files, columns.case_clock, clockRecords));
  await copyRows(
    manager,
    'case_sealed',
    columns.case_sealed,
    rows(part, columns.case_sealed, ({ sealed }) => (sealed ? [sealed] : [])),
  );
  const amended = part.filter(({ amendments }) => amendments.length > 0);
  if (amended.length === 0) return;
  await copyRows(
    manager,
    'case_amendment',
    columns.case_amendment,
    rows(amended, columns.case_amendment, ({ amendments }) => amendments),
  );
}

// A row at a time, so that the text of thousands of files is never there at once.
function* rows<Item, Column extends string>(
  items: readonly Item[],
  names: readonly Column[],
  recordsOf: (item: Item) => readonly Readonly<Record<Column, CopyValue | object>>[],
): Generator<readonly CopyValue[]> {
  for (const item of items) {
    for (const record of recordsOf(item)) yield names.map((name) => copyValue(record[name]));
  }
}

function copyValue(value: CopyValue | object): CopyValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Takes cases out of the tables again and gives their files; what is sealed stays. Those that are not there are passed over. */
export async function takeOutCases(caseIds: readonly string[], manager: EntityManager): Promise<readonly CaseFile[]> {
  return manager.transaction(async (within) => {
    await within.query('DELETE FROM case_clock WHERE case_id = ANY ($1)', [caseIds]);
    const taken = 'DELETE FROM case_file WHERE case_id = ANY ($1) RETURNING file';
    const [found]: [{ file: CaseFile }[], number] = await within.query(taken, [caseIds]);
    return found.map(({ file }) => file);
  });
}
