import { copyRows, inTransactions, recordRows } from '@anjuan/read-models';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../../domain/index.ts';
import { caseRecord, clockRecords, type amendmentRecord, type sealedRecord } from './rows.ts';

/** A case as a filling keeps it: null before its registration; the sealed row until it is written. */
export interface KeptCase {
  file: CaseFile | null;
  sealed: ReturnType<typeof sealedRecord>;
  /** Likewise, of what amends the registration. */
  amendments: readonly NonNullable<ReturnType<typeof amendmentRecord>>[];
}

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
export function copyCases(cases: readonly KeptCase[], manager: EntityManager): Promise<void> {
  return inTransactions(manager, cases, copyPart);
}

async function copyPart(part: readonly KeptCase[], manager: EntityManager): Promise<void> {
  const files = part.map(({ file }) => file).filter((file) => file !== null);
  await copyRows(
    manager,
    'case_file',
    columns.case_file,
    recordRows(files, columns.case_file, (file) => [caseRecord(file)]),
  );
  await copyRows(manager, 'case_clock', columns.case_clock, recordRows(files, columns.case_clock, clockRecords));
  await copyRows(
    manager,
    'case_sealed',
    columns.case_sealed,
    recordRows(part, columns.case_sealed, ({ sealed }) => (sealed ? [sealed] : [])),
  );
  const amended = part.filter(({ amendments }) => amendments.length > 0);
  if (amended.length === 0) return;
  await copyRows(
    manager,
    'case_amendment',
    columns.case_amendment,
    recordRows(amended, columns.case_amendment, ({ amendments }) => amendments),
  );
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
