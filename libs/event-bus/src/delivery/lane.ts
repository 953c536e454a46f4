import type { RecordedEvent } from '@anjuan/contracts';
import type { Lane } from './delivery.ts';

/** The lane of an owner's events on one of so many partitions. */
export function laneName(owner: string, partition: number, partitions: number): Lane {
  return `${owner}/${partition}of${partitions}`;
}

/** The parts of a lane's name. Throws a RangeError for a text that is none. */
export function laneParts(lane: Lane): { readonly owner: string; readonly partition: number; readonly partitions: number } {
  const found = /^([a-z][a-z0-9]*)\/(\d+)of(\d+)$/.exec(lane);
  if (!found) throw new RangeError('a lane is written <owner>/<partition>of<partitions>');
  return { owner: found[1] ?? '', partition: Number(found[2]), partitions: Number(found[3]) };
}

/** The lane in which Kafka brings an event, with so many partitions for each topic. */
export function laneOf({ stream, caseId }: Pick<RecordedEvent, 'stream' | 'caseId'>, partitions: number): Lane {
  return laneName(stream.slice(0, stream.indexOf('-')), partitionOf(caseId, partitions), partitions);
}

/** The partition of a key, as Apache Kafka's own clients compute it: murmur2 of its UTF-8 bytes, without the sign, modulo `partitions`. */
export function partitionOf(key: string | Buffer, partitions: number): number {
  return (murmur2(typeof key === 'string' ? Buffer.from(key) : key) & 0x7fffffff) % partitions;
}

function murmur2(data: Buffer): number {
  const m = 0x5bd1e995;
  let hash = 0x9747b28c ^ data.length;
  const whole = data.length - (data.length % 4);
  for (let at = 0; at < whole; at += 4) {
    let part = Math.imul(data.readInt32LE(at), m);
    part ^= part >>> 24;
    hash = Math.imul(hash, m) ^ Math.imul(part, m);
  }
  for (let at = data.length - 1; at >= whole; at -= 1) hash ^= (data[at] ?? 0) << (8 * (at - whole));
  if (whole < data.length) hash = Math.imul(hash, m);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, m);
  return hash ^ (hash >>> 15);
}
