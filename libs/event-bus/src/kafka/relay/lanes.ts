import { formatPosition, type RecordedEvent } from '@anjuan/contracts';
import { partitionOf } from '../../delivery/lane.ts';
import { isTopicOwner, ownerOfStream, topicOwners, type TopicOwner } from '../topics/owners.ts';
import { encodeRecord, type EncodedRecord } from '../wire/encode-record.ts';
import type { Checkpoint, LanePlacesText } from './checkpoint.ts';

/** An event's stream belongs to no owner that has a topic. The relay stops there: passing over it would be a hole. */
export class UnknownOwner extends Error {
  override readonly name = 'UnknownOwner';
}

/** An event as a record with its topic's owner and its partition. */
export interface PlacedRecord extends EncodedRecord {
  readonly owner: TopicOwner;
  readonly partition: number;
}

/** Cases that were seen lately and their partitions: hashing a key costs more than looking it up. */
const remembered = 20_000;

/** Knows the last place in every lane, and with it what stands before the next event. Events must come in store order. */
export class Lanes {
  readonly #places: Record<TopicOwner, string[]>;
  readonly #partitions: number;
  readonly #cases = new Map<string, number>();

  constructor({ lanes, partitions }: Pick<Checkpoint, 'lanes' | 'partitions'>) {
    this.#places = structuredClone(lanes) as Record<TopicOwner, string[]>;
    this.#partitions = partitions;
  }

  /** The event as a record; from now on it is the last in its lane. Throws UnknownOwner. */
  place(event: RecordedEvent): PlacedRecord {
    const owner = ownerOfStream(event.stream);
    if (!isTopicOwner(owner)) throw new UnknownOwner(`事件流类别没有主题 / no topic for streams of the category ${owner}`);
    const partition = this.#partitionOf(event.caseId);
    const previous = this.#places[owner][partition] ?? '';
    const record = encodeRecord(event, { previous: previous === '' ? '0.0' : previous, preceding: this.#others(owner, partition) });
    this.#places[owner][partition] = formatPosition(event.position);
    return { ...record, owner, partition };
  }

  /** A copy of the last places. */
  places(): LanePlacesText {
    return structuredClone(this.#places);
  }

  #others(owner: TopicOwner, partition: number): string {
    let text = '';
    for (const other of topicOwners) {
      const place = other === owner ? '' : (this.#places[other][partition] ?? '');
      if (place !== '') text += `${text === '' ? '' : ','}${other}:${place}`;
    }
    return text;
  }

  #partitionOf(caseId: string): number {
    const known = this.#cases.get(caseId);
    if (known !== undefined) return known;
    if (this.#cases.size >= remembered) this.#cases.clear();
    const partition = partitionOf(caseId, this.#partitions);
    this.#cases.set(caseId, partition);
    return partition;
  }
}
