import { formatPosition, startPosition, type Position } from '@anjuan/contracts';
import { topicOwners, type TopicOwner } from '../topics/owners.ts';
import { parsePosition } from '../wire/position-text.ts';

/** Key of the relay's checkpoint in its compacted topic; the last committed record with it counts. */
export const checkpointKey = 'checkpoint';

/** Last place in each lane, as text; empty where the lane has no record yet. One list per owner, by partition. */
export type LanePlacesText = Readonly<Record<TopicOwner, readonly string[]>>;

/** How far the topics are filled: written in the same transaction as the records it speaks of. */
export interface Checkpoint {
  /** The number by which cases are put on partitions, whatever the topics' own count has become. */
  readonly partitions: number;
  /** Everything of the store up to here is in the topics. */
  readonly position: Position;
  /** Events written since the topics were made. */
  readonly published: number;
  readonly lanes: LanePlacesText;
  /** Set while the topics are made anew: nobody may write events. */
  readonly halted: boolean;
}

/** The last record with the checkpoint's key is no checkpoint: somebody else wrote to the relay's topic. Topics rebuild is the cure. */
export class MalformedCheckpoint extends Error {
  override readonly name = 'MalformedCheckpoint';
}

/** Of topics without a record. */
export function freshCheckpoint(partitions: number): Checkpoint {
  const lanes = Object.fromEntries(topicOwners.map((owner) => [owner, new Array<string>(partitions).fill('')]));
  return { partitions, position: startPosition, published: 0, lanes: lanes as Record<TopicOwner, string[]>, halted: false };
}

export function formatCheckpoint(checkpoint: Checkpoint): string {
  return JSON.stringify({ version: 1, ...checkpoint, position: formatPosition(checkpoint.position) });
}

/** Throws MalformedCheckpoint. */
export function parseCheckpoint(text: string): Checkpoint {
  let read: Partial<Record<keyof Checkpoint | 'version', unknown>>;
  try {
    read = JSON.parse(text) as typeof read;
  } catch (cause) {
    throw malformed('not JSON', cause);
  }
  if (read.version !== 1) throw malformed('version');
  const { partitions, published, halted } = read;
  if (typeof partitions !== 'number' || !Number.isSafeInteger(partitions) || partitions < 1) throw malformed('partitions');
  if (typeof published !== 'number' || !Number.isSafeInteger(published) || published < 0) throw malformed('published');
  if (typeof halted !== 'boolean') throw malformed('halted');
  const position = typeof read.position === 'string' ? parsePosition(read.position) : undefined;
  if (!position) throw malformed('position');
  return { partitions, published, halted, position, lanes: lanesOf(read.lanes, partitions) };
}

function lanesOf(value: unknown, partitions: number): LanePlacesText {
  if (typeof value !== 'object' || value === null) throw malformed('lanes');
  const lanes = value as Readonly<Record<string, unknown>>;
  for (const owner of topicOwners) {
    const places: unknown = lanes[owner];
    if (!Array.isArray(places) || places.length !== partitions || !places.every(isPlace)) throw malformed(`lanes.${owner}`);
  }
  return lanes as LanePlacesText;
}

function isPlace(text: unknown): boolean {
  return text === '' || (typeof text === 'string' && parsePosition(text) !== undefined);
}

function malformed(part: string, cause?: unknown): MalformedCheckpoint {
  return new MalformedCheckpoint(`转发检查点损坏 / the relay's checkpoint is malformed: ${part}`, cause === undefined ? {} : { cause });
}
