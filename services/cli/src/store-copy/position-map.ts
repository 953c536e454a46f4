import { comparePositions, formatPosition, type Position } from '@anjuan/contracts';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** Where each event was and is: a line `<place in the source> <place in the target>` per event, in order. */
export interface MapWriter {
  /** Resolves when there is room for more. */
  add(from: Position, to: Position): Promise<void>;
  /** Puts the file where it belongs; until then it has the ending `.part`. */
  finish(): Promise<void>;
}

export function writeMap(file: string): MapWriter {
  const part = `${file}.part`;
  const stream = createWriteStream(part);
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  return {
    add: async (from, to) => {
      if (!stream.write(`${formatPosition(from)} ${formatPosition(to)}\n`)) await Promise.race([once(stream, 'drain'), failed]);
    },
    finish: async () => {
      await Promise.race([new Promise((resolve) => stream.end(resolve)), failed]);
      await rename(part, file);
    },
  };
}

/**
 * The place in the target that stands for a place in the source: that of the last event at or before it; undefined before the first. Whoever had
 * handled everything up to the one has handled everything up to the other. Throws a RangeError on a line that is none.
 */
export async function placeInTarget(file: string, place: Position): Promise<Position | undefined> {
  let found: Position | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const [from, to] = line.split(' ').map(parsePlace);
    if (!from || !to) throw new RangeError('a line of the map is not two places');
    if (comparePositions(from, place) > 0) break;
    found = to;
  }
  return found;
}

/** Reads `<transaction>.<sequence>`; undefined where the text is none. */
export function parsePlace(text: string): Position | undefined {
  const [, transaction, sequence] = /^(\d{1,20})\.(\d{1,20})$/.exec(text) ?? [];
  return transaction && sequence ? { transaction: BigInt(transaction), sequence: BigInt(sequence) } : undefined;
}
