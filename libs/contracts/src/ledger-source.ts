import type { EventOf } from './catalog.ts';

/**
 * Whether a petition was registered out of an office's ledger of backlog cases (台账登记): its number begins with `JA-` (积案) and its source
 * names a row of a sheet, `file#sheet!row`. Such a matter was received and handled long before it was registered here.
 */
export function isOutOfLedger({
  registrationNumber,
  source,
}: Pick<EventOf<'PetitionRegistered'>, 'registrationNumber' | 'source'>): boolean {
  return registrationNumber.startsWith('JA-') && source.kind === 'import' && /#.+!\d+$/u.test(source.reference);
}
