import { createHash } from 'node:crypto';
import type { RejectReason } from '@anjuan/tabular';
import type { PetitionItem } from '../api/types.ts';

/**
 * Remembers the registration numbers of one file (登记编号查重): a second row with the same number but another content would be taken for
 * the first one and be lost, so it is rejected. The same content again is harmless. About 150 bytes are kept for each row.
 */
export function seenNumbers(): (item: PetitionItem, row: number) => RejectReason | null {
  const seen = new Map<string, { row: number; digest: number }>();
  return (item, row) => {
    const number = item.registrationNumber ?? '';
    const { reference: _reference, ...content } = item;
    const digest = createHash('sha256').update(JSON.stringify(content)).digest().readUIntBE(0, 6);
    const earlier = seen.get(number);
    if (!earlier) seen.set(number, { row, digest });
    if (!earlier || earlier.digest === digest) return null;
    return { code: 'duplicate-number', column: '登记编号', reasonZh: `「登记编号」与第 ${earlier.row} 行相同，而内容不同` };
  };
}
