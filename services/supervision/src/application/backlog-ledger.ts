import { createHmac } from 'node:crypto';
import type { BacklogEvent, FindLedgerRow, ImportLedgerRow } from '@anjuan/contracts';
import { personIdOf } from '@anjuan/personal-data';
import { dayOf } from '@anjuan/service-kit';
import type { LedgerRow } from '../domain/backlog/index.ts';

/** Turns what a ledger's row says into facts: whose key seals it, a pseudonym of its leader, what tells a changed row from the same one. */
export interface LedgerFacts {
  personIdOf(petitioner: FindLedgerRow['petitioner'], caseId: string): string;
  rowOf(body: ImportLedgerRow, today: string): LedgerRow;
}

/** `secret` makes person ids, the same for the same person as the registration makes them. */
export function ledgerFacts(secret: Buffer): LedgerFacts {
  const personOf: LedgerFacts['personIdOf'] = ({ name = '', idNumber = '', phone = '', address = '' }, caseId) =>
    personIdOf({ name, idNumber, phone, address }, secret, caseId);
  const blind = (purpose: string, text: string): string =>
    createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('hex').slice(0, 24);
  return {
    personIdOf: personOf,
    rowOf(body, today) {
      const { caseId, petitioner, entries, links, file, sheet, row, asOf, ...told } = body;
      const { title, leader, petitioners, facts, plan, status, acceptance, remarks, others, ...open } = told;
      const personId = personOf(petitioner, caseId);
      return {
        row: {
          ...{ ...open, file, sheet, row, asOf, personId },
          leader: leader === '' ? null : `l-${blind('leader', leader.normalize('NFKC').replaceAll(/\s/gu, ''))}`,
          // Where the row stands in which file is not among it: a sorted or renamed ledger says the same.
          fingerprint: blind('row', JSON.stringify(told)),
          personal: { title, leader, petitioners, facts, plan, status, acceptance, remarks, others },
        },
        entries: entries.map(({ original, text, ...entry }) => ({ ...entry, sheet, personId, personal: { original, text } })),
        links,
        today,
      };
    },
  };
}

/**
 * When each event of a row happened in the world: a line on its date, an imprecise one on the first day it can be, one without a date with
 * the line before it (else the one after); the row on the day the ledger was kept up to. Nothing happens after `now`.
 */
export function ledgerMoments({ row, entries }: LedgerRow, now: Date): (event: BacklogEvent) => Date {
  const dates = entries.map(({ date }) => date?.earliest ?? null);
  const days = new Map(
    entries.map(({ key }, at) => [
      key,
      dates.slice(0, at + 1).findLast((date) => date !== null) ??
        dates.slice(at).find((date) => date !== null) ??
        row.firstPetition?.earliest,
    ]),
  );
  const today = dayOf(now);
  const moment = (day: string | null | undefined): Date => (day && day < today ? new Date(`${day}T00:00:00+08:00`) : now);
  return (event) => {
    if (event.type === 'LedgerEntryImported') return moment(days.get(event.key));
    return event.type === 'LedgerRowImported' ? moment(row.asOf) : now;
  };
}
