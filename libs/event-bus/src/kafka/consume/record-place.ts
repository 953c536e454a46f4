import type { Position } from '@anjuan/contracts';
import { laneName } from '../../delivery/lane.ts';
import type { RawRecord } from '../wire/decode-record.ts';
import { parsePosition } from '../wire/position-text.ts';
import type { Queued } from './merge.ts';

/** What is read of every record, also of those that the consumer does not want: type and place. */
export interface RecordPlace {
  readonly type: string;
  readonly position: Position;
  readonly previous: Position;
  readonly preceding: Queued<never>['preceding'];
}

/** Undefined where the headers do not say it. */
export function recordPlace({ headers }: RawRecord, partition: number, partitions: number): RecordPlace | undefined {
  const [type, at, before, others] = ['ce_type', 'ce_position', 'ce_previous', 'ce_preceding'].map((name) => textOf(headers?.[name]));
  const position = at === undefined ? undefined : parsePosition(at);
  const previous = before === undefined ? undefined : parsePosition(before);
  if (type === undefined || !position || !previous || others === undefined) return undefined;
  const preceding: (readonly [string, Position])[] = [];
  for (const part of others === '' ? [] : others.split(',')) {
    const colon = part.indexOf(':');
    const place = parsePosition(part.slice(colon + 1));
    if (colon <= 0 || !place) return undefined;
    preceding.push([laneName(part.slice(0, colon), partition, partitions), place]);
  }
  return { type, position, previous, preceding };
}

/** One header as text; undefined where it is missing or repeated. */
export function textOf(value: Buffer | string | (Buffer | string)[] | undefined): string | undefined {
  return value === undefined || Array.isArray(value) ? undefined : value.toString();
}
