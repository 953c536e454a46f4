import type { ExpectedRevision } from '../../port.ts';
import type { CheckedAppend, CheckedEvent } from '../../validate.ts';
import { boolArray, int4Array, int8Array, jsonArray, textArray, timestamptz, timestamptzArray, uuidArray } from './binary-array.ts';

/** The names keep the statements prepared on each connection. */
export const appendOneStatement = {
  name: 'event_store_append_one',
  text: 'SELECT event_store.append_one($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)',
} as const;
export const appendStatement = {
  name: 'event_store_append',
  text: 'SELECT event_store.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)',
} as const;

const expectations = { 'no-stream': -1, any: -2, 'stream-exists': -3 } as const;

function expectation(expected: ExpectedRevision): number {
  return typeof expected === 'number' ? expected : expectations[expected];
}

/** The parameters of event_store.append_one. */
export function encodeOne({ stream, expected }: CheckedAppend, { event, data }: CheckedEvent): (string | Buffer | null)[] {
  const { actor } = event;
  return [
    stream,
    String(expectation(expected)),
    event.id,
    event.type,
    String(event.schemaVersion),
    event.caseId,
    event.causationId,
    event.correlationId,
    actor.id,
    actor.role,
    actor.unit,
    timestamptz(event.occurredAt),
    data,
  ];
}

/** The parameters of event_store.append for these rounds; in one round each stream occurs once. */
export function encodeBatch(rounds: readonly (readonly CheckedAppend[])[]): Buffer[] {
  const appends = rounds.flat();
  const events = appends.flatMap((append) => append.events);
  const owner: number[] = [];
  const offset: number[] = [];
  const first: number[] = [];
  appends.forEach((append, index) => {
    first.push(owner.length + 1);
    for (let i = 0; i < append.events.length; i += 1) {
      owner.push(index + 1);
      offset.push(i);
    }
  });
  return [
    textArray(appends.map((append) => append.stream)),
    int8Array(appends.map((append) => expectation(append.expected))),
    int4Array(first),
    int4Array(appends.map((append) => append.events.length)),
    textArray(appends.map((append) => firstCase(append))),
    boolArray(appends.map((append) => append.events.some(({ event }) => event.caseId !== firstCase(append)))),
    int4Array(rounds.map((round) => round.length)),
    int4Array(owner),
    int4Array(offset),
    uuidArray(events.map(({ event }) => event.id)),
    textArray(events.map(({ event }) => event.type)),
    int4Array(events.map(({ event }) => event.schemaVersion)),
    textArray(events.map(({ event }) => event.caseId)),
    textArray(events.map(({ event }) => event.causationId)),
    textArray(events.map(({ event }) => event.correlationId)),
    textArray(events.map(({ event }) => event.actor.id)),
    textArray(events.map(({ event }) => event.actor.role)),
    textArray(events.map(({ event }) => event.actor.unit)),
    timestamptzArray(events.map(({ event }) => event.occurredAt)),
    jsonArray(events.map(({ data }) => data)),
  ];
}

function firstCase(append: CheckedAppend): string | null {
  return append.events[0]?.event.caseId ?? null;
}
