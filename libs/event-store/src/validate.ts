import type { EventToAppend } from '@anjuan/contracts';
import { InvalidAppend } from './errors.ts';
import type { ExpectedRevision } from './port.ts';

/** An event whose payload is already the exact text that will be stored. */
export interface CheckedEvent {
  readonly event: EventToAppend;
  readonly data: string;
}

/** An append that keeps every rule of the store itself; `bytes` is about what it takes on the wire. */
export interface CheckedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly CheckedEvent[];
  readonly bytes: number;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const streamName = /^[^-\s]+-\S+$/;
const control = /[\u0000-\u001f\u007f]/;
const longestName = 255;
/** One append is one piece on the wire and in memory; scans and recordings belong in a file store, not in events. */
export const largestAppendBytes = 16 * 1024 * 1024;

/**
 * Checks an append before it goes anywhere, and takes the payloads' text now, so that later changes by the caller change nothing.
 * Throws InvalidAppend; the message names the field and the rule, never the value.
 */
export function checkAppend(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): CheckedAppend {
  name('stream', stream);
  if (!streamName.test(stream)) throw new InvalidAppend('stream: written <category>-<id>, without spaces');
  checkExpected(expected);
  if (events.length === 0) throw new InvalidAppend('events: at least one');
  const seen = new Set<string>();
  let bytes = 0;
  const checked = events.map((event) => {
    const data = checkEvent(event);
    const id = event.id.toLowerCase();
    if (seen.has(id)) throw new InvalidAppend('id: the same event id twice in one append');
    seen.add(id);
    bytes += data.length + 300;
    return { event: { ...event }, data };
  });
  if (bytes > largestAppendBytes) throw new InvalidAppend(`events: more than ${largestAppendBytes} bytes in one append`);
  return { stream, expected, events: checked, bytes };
}

function checkExpected(expected: ExpectedRevision): void {
  if (expected === 'no-stream' || expected === 'stream-exists' || expected === 'any') return;
  if (!Number.isSafeInteger(expected) || expected < 0) throw new InvalidAppend('expected: a revision is an integer from 0');
}

function checkEvent(event: EventToAppend): string {
  if (typeof event.id !== 'string' || !uuid.test(event.id)) throw new InvalidAppend('id: not a UUID');
  name('type', event.type);
  name('caseId', event.caseId);
  name('correlationId', event.correlationId);
  if (event.causationId !== null) name('causationId', event.causationId);
  name('actor.id', event.actor.id);
  name('actor.role', event.actor.role);
  name('actor.unit', event.actor.unit, 0);
  if (!Number.isInteger(event.schemaVersion) || event.schemaVersion < 1 || event.schemaVersion > 0x7fffffff) {
    throw new InvalidAppend('schemaVersion: an integer from 1');
  }
  if (!(event.occurredAt instanceof Date) || !inRange(event.occurredAt))
    throw new InvalidAppend('occurredAt: a moment of the years 1 to 9999');
  return payload(event.data);
}

function name(field: string, value: unknown, shortest = 1): void {
  if (typeof value !== 'string') throw new InvalidAppend(`${field}: not a text`);
  if (value.length < shortest || value.length > longestName) throw new InvalidAppend(`${field}: ${shortest} to ${longestName} characters`);
  if (control.test(value) || !value.isWellFormed()) throw new InvalidAppend(`${field}: control characters or half a character`);
}

function inRange(moment: Date): boolean {
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

function payload(data: unknown): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new InvalidAppend('data: not a JSON object');
  try {
    return JSON.stringify(data);
  } catch (cause) {
    throw new InvalidAppend('data: cannot be written as JSON', { cause });
  }
}
