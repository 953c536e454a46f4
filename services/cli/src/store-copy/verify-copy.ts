import { comparePositions, formatPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import type { CopiedEvent, CopyTarget, EventStore } from '@anjuan/event-store';
import { isDeepStrictEqual } from 'node:util';

/** One event that is not the same in both stores. Only names of fields and places: payloads are nobody's business here. */
export interface Difference {
  readonly what: 'missing' | 'surplus' | 'order' | 'changed';
  /** In the source; in the target where the source has none. */
  readonly position: string;
  /** Of `changed`. */
  readonly fields?: readonly string[];
}

export interface VerifyOptions {
  readonly signal: AbortSignal;
  /** Told of every event that is the same in both, in order. */
  readonly equal: (source: RecordedEvent, target: RecordedEvent) => Promise<void>;
  readonly different: (difference: Difference) => void;
}

/** What a copy must keep; the place is the target's own. */
const fields = [
  'id',
  'stream',
  'revision',
  'type',
  'schemaVersion',
  'caseId',
  'causationId',
  'correlationId',
  'actor',
  'occurredAt',
  'recordedAt',
  'data',
] as const;

/**
 * Reads both stores side by side up to `end` of the source, and compares event by event: that each is there once, in the same order, the same in
 * every field.
 */
export async function verifyCopy(source: EventStore, target: CopyTarget, end: Position, options: VerifyOptions): Promise<void> {
  const { signal, different } = options;
  const originals = eventsUpTo(source, end, signal);
  let original = await nextOf(originals);
  for await (const copy of inOrder(target, different, signal)) {
    while (original && comparePositions(original.position, copy.origin) < 0) {
      different({ what: 'missing', position: formatPosition(original.position) });
      original = await nextOf(originals);
    }
    if (!original || comparePositions(original.position, copy.origin) > 0) {
      different({ what: 'surplus', position: formatPosition(copy.event.position) });
      continue;
    }
    await compare(original, copy.event, options);
    original = await nextOf(originals);
  }
  for (; original; original = await nextOf(originals)) different({ what: 'missing', position: formatPosition(original.position) });
}

async function compare(original: RecordedEvent, copy: RecordedEvent, { equal, different }: VerifyOptions): Promise<void> {
  const changed = fields.filter((field) => !isDeepStrictEqual(original[field], copy[field]));
  if (changed.length === 0) await equal(original, copy);
  else different({ what: 'changed', position: formatPosition(original.position), fields: changed });
}

async function* eventsUpTo(source: EventStore, end: Position, signal: AbortSignal): AsyncGenerator<RecordedEvent, void, undefined> {
  for await (const { events } of source.readAll({ signal })) {
    for (const event of events) {
      if (comparePositions(event.position, end) > 0) return;
      yield event;
    }
  }
}

/** The target's events whose former places rise; the others are told as differences. */
async function* inOrder(
  target: CopyTarget,
  different: VerifyOptions['different'],
  signal: AbortSignal,
): AsyncGenerator<CopiedEvent & { readonly origin: Position }, void, undefined> {
  let last: Position | undefined;
  for await (const page of target.read(signal)) {
    for (const { event, origin } of page) {
      if (origin && (!last || comparePositions(last, origin) < 0)) {
        last = origin;
        yield { event, origin };
      } else different({ what: origin ? 'order' : 'surplus', position: formatPosition(origin ?? event.position) });
    }
  }
}

async function nextOf<T>(items: AsyncGenerator<T, void, undefined>): Promise<T | undefined> {
  return (await items.next()).value ?? undefined;
}
