import { InvalidAppend } from '../../errors.ts';
import type { AppendResult } from '../../port.ts';

/** One row of event_store.append: outcome, revision, transaction, sequence, as PostgreSQL writes them. */
export type AnswerRow = readonly [string, string | null, string | null, string | null];

/** What one append gets: its result, or the error that it can never succeed. */
export function answerOf(row: AnswerRow): AppendResult | InvalidAppend {
  const [outcome, revision, transaction, sequence] = row;
  switch (outcome) {
    case '0':
    case '1':
      return {
        outcome: 'appended',
        revision: Number(revision),
        position: { transaction: BigInt(transaction ?? 0), sequence: BigInt(sequence ?? 0) },
        repeated: outcome === '1',
      };
    case '2':
      return { outcome: 'conflict', revision: revision === null ? null : Number(revision) };
    case '3':
      return new InvalidAppend('id: some of these event ids stand in the stream already, others do not');
    default:
      throw new RangeError(`unknown outcome ${outcome}`);
  }
}
