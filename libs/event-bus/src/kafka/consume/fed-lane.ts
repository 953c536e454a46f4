import { startPosition, type Position } from '@anjuan/contracts';
import type { Kafka } from 'kafkajs';
import type { Lane } from '../../delivery/delivery.ts';
import { laneName } from '../../delivery/lane.ts';
import type { TopicOwner } from '../topics/owners.ts';
import { parsePosition } from '../wire/position-text.ts';

/** How a lane stands that this member was given. */
export interface FedLane {
  readonly owner: TopicOwner;
  readonly topic: string;
  readonly partition: number;
  weight: number;
  paused: boolean;
  /** Offset of the first record that is not handled; undefined while none was fetched. */
  next: bigint | undefined;
  /** Offset after the last record fetched, after the last thing fetched, and the partition's end as last told. */
  pushedTo: bigint;
  fetchedTo: bigint;
  /** Place of the last record fetched; startPosition while none was. */
  lastPushed: Position;
  end: bigint;
  committed: bigint | undefined;
  /** Place of the last record that is handled: committed with the offset. */
  place: Position;
}

/** A lane of which nothing was fetched yet. */
export function fedLane(owner: TopicOwner, topic: string, partition: number): FedLane {
  return {
    ...{ owner, topic, partition, weight: 0, paused: false, next: undefined, pushedTo: 0n, fetchedTo: 0n, end: 0n },
    ...{ committed: undefined, place: startPosition, lastPushed: startPosition },
  };
}

/** The places that the group's committed offsets stand for, where they say it. Rejects with what the broker answers. */
export async function committedPlaces(
  lanes: ReadonlyMap<Lane, FedLane>,
  { groupId, kafka, partitions }: { readonly groupId: string; readonly kafka: Kafka; readonly partitions: number },
): Promise<ReadonlyMap<Lane, Position>> {
  const places = new Map<Lane, Position>();
  if (lanes.size === 0) return places;
  const owners = new Map([...lanes.values()].map(({ topic, owner }) => [topic, owner]));
  const admin = kafka.admin();
  await admin.connect();
  try {
    for (const { topic, partitions: found } of await admin.fetchOffsets({ groupId, topics: [...owners.keys()] })) {
      for (const { partition, metadata } of found) {
        const place = parsePosition(metadata ?? '');
        if (place) places.set(laneName(owners.get(topic) ?? '', partition, partitions), place);
      }
    }
  } finally {
    await admin.disconnect();
  }
  return places;
}
