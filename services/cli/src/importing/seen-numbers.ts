import { createHash } from 'node:crypto';
import type { RejectReason } from '@anjuan/tabular';
import type { PetitionItem } from '../api/types.ts';

/**
 * Remembers the registration numbers of one file (登记编号查重): a second row with the same number but another content would be taken for
 * the first one and be lost, so it is rejected. The same content again is harmless. Digests stand for numbers and contents, so that the
 * memory is some 80 bytes a row and no text of the file is held.
 */
export function seenNumbers(): (item: PetitionItem, row: number) => RejectReason | null {
  const places = new Map<string, number>();
  const rows: number[] = [];
  const contents: number[] = [];
  return (item, row) => {
    const { reference: _reference, ...content } = item;
    const key = digest(item.registrationNumber ?? '').toString('latin1', 0, 12);
    const contentDigest = digest(JSON.stringify(content)).readUIntBE(0, 6);
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, rows.push(row) - 1);
      contents.push(contentDigest);
    }
    if (place === undefined || contents[place] === contentDigest) return null;
    return { code: 'duplicate-number', column: '登记编号', reasonZh: `「登记编号」与第 ${rows[place] ?? 0} 行相同，而内容不同` };
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
