import { InvalidAppend } from '../../errors.ts';
import type { AppendResult } from '../../port.ts';
import type { CheckedAppend } from '../../validate.ts';

/** What the append functions tell of one append, as PostgreSQL writes it. */
export interface Told {
  readonly outcome: string;
  readonly revision: string;
  readonly transaction: string;
  readonly sequence: string;
}

/** Reads the one array of event_store.append_one. */
export function toldOfOne(array: string): Told[] {
  const [outcome = '', revision = '', transaction = '', sequence = ''] = elements(array);
  return [{ outcome, revision, transaction, sequence }];
}

/** Reads the answer of event_store.append for these appends, in their order. */
export function toldOfBatch(array: string, appends: readonly CheckedAppend[]): Told[] {
  const all = elements(array);
  const size = appends.length;
  const at = (part: number, i: number) => all[1 + part * size + i] ?? '';
  let events = 0;
  return appends.map((append, i) => {
    events += append.events.length;
    const [outcome, revision] = [at(0, i), at(1, i)];
    if (outcome !== '0') return { outcome, revision, transaction: at(2, i), sequence: at(3, i) };
    const last = String(Number(revision) + append.events.length);
    return { outcome, revision: last, transaction: all[0] ?? '', sequence: at(4, events - 1) };
  });
}

function elements(array: string): string[] {
  return array.slice(1, -1).split(',');
}

/** What one append gets: its result, or the error that it can never succeed. Throws a RangeError on an answer it does not know. */
export function answerOf({ outcome, revision, transaction, sequence }: Told): AppendResult | InvalidAppend {
  switch (outcome) {
    case '0':
    case '1': {
      const position = { transaction: BigInt(transaction), sequence: BigInt(sequence) };
      return { outcome: 'appended', revision: Number(revision), position, repeated: outcome === '1' };
    }
    case '2':
      return { outcome: 'conflict', revision: revision === '-1' ? null : Number(revision) };
    case '3':
      return new InvalidAppend('id: some of these event ids stand in the stream already, others do not');
    default:
      throw new RangeError(`unknown outcome ${outcome}`);
  }
}
