import type { Day } from '@anjuan/regulation';
import type { NumberSeries } from './series.ts';
import { emptySpread, valueAt, withValue, type SpreadMap } from './spread-map.ts';

/**
 * The numbers of one series (发文字号的流水号). At all times each number from 1 to `last` is in exactly one place: issued, voided, reserved
 * or free. A free number (its reservation was given up) is the next to be given; closing the year voids what is still free. So there is
 * never a gap, and never one number twice.
 */
export type Numbering =
  | { readonly status: 'unused' }
  | {
      readonly status: 'open' | 'closed';
      readonly series: NumberSeries;
      readonly last: number;
      /** By document id, its number; of the issued, also the day and the hash. */
      readonly reserved: ReadonlyMap<string, number>;
      readonly issued: SpreadMap<IssuedNumber>;
      readonly voided: ReadonlyMap<number, string>;
      readonly free: readonly number[];
    };

export interface IssuedNumber {
  readonly number: number;
  readonly issuedOn: Day;
  readonly sha256: string;
  readonly voided: boolean;
}

export type NumberingEvent =
  | { readonly type: 'NumberReserved'; readonly series: NumberSeries; readonly number: number; readonly documentId: string }
  | { readonly type: 'ReservationReleased'; readonly number: number; readonly documentId: string; readonly reason: string }
  | {
      readonly type: 'DocumentIssued';
      readonly series: NumberSeries;
      readonly number: number;
      readonly documentId: string;
      readonly issuedOn: Day;
      readonly sha256: string;
      readonly templateSha256: string;
    }
  | {
      readonly type: 'DocumentVoided';
      readonly number: number;
      readonly documentId: string;
      readonly voidedOn: Day;
      readonly reason: string;
    }
  | { readonly type: 'NumberVoided'; readonly number: number; readonly reason: string }
  | { readonly type: 'SeriesClosed'; readonly series: NumberSeries; readonly last: number };

export const unused: Numbering = { status: 'unused' };

/** Applies an event that happened. It refuses nothing: what is stored was decided. */
export function evolve(state: Numbering, event: NumberingEvent): Numbering {
  const now = state.status === 'unused' ? undefined : state;
  const series = 'series' in event ? event.series : now?.series;
  if (!series) return state;
  const { last, reserved, issued, voided, free } = now ?? empty;
  const base = { status: now?.status ?? 'open', series, last, reserved, issued, voided, free } as const;
  switch (event.type) {
    case 'NumberReserved':
      return { ...base, ...taken(base, event.number), reserved: new Map([...reserved, [event.documentId, event.number]]) };
    case 'ReservationReleased':
      return { ...base, reserved: without(reserved, event.documentId), free: [...free, event.number].sort((a, b) => a - b) };
    case 'DocumentIssued': {
      const { number, issuedOn, sha256, documentId } = event;
      const entry: IssuedNumber = { number, issuedOn, sha256, voided: false };
      return { ...base, ...taken(base, number), reserved: without(reserved, documentId), issued: withValue(issued, documentId, entry) };
    }
    case 'DocumentVoided': {
      const entry = valueAt(issued, event.documentId);
      if (!entry) return state;
      return {
        ...base,
        issued: withValue<IssuedNumber>(issued, event.documentId, { ...entry, voided: true }),
        voided: new Map([...voided, [event.number, event.reason]]),
      };
    }
    case 'NumberVoided':
      return {
        ...base,
        free: free.filter((number) => number !== event.number),
        voided: new Map([...voided, [event.number, event.reason]]),
      };
    case 'SeriesClosed':
      return { ...base, status: 'closed' };
  }
}

const empty = {
  last: 0,
  reserved: new Map<string, number>(),
  issued: emptySpread,
  voided: new Map<number, string>(),
  free: [],
};

/** The number the next document gets: the lowest free one, else the one after the last. */
export function nextNumber(state: Numbering): number {
  return state.status === 'unused' ? 1 : (state.free[0] ?? state.last + 1);
}

function taken({ last, free }: { readonly last: number; readonly free: readonly number[] }, number: number) {
  return { last: Math.max(last, number), free: free.filter((candidate) => candidate !== number) };
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([candidate]) => candidate !== key));
}
