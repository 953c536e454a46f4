import { AssignerProtocol, type GroupMember, type PartitionAssigner } from 'kafkajs';

/** What a member says of itself when it joins. */
export interface Member {
  readonly id: string;
  readonly topics: readonly string[];
  /** Partition numbers it had before. */
  readonly held: readonly number[];
}

/**
 * Gives each partition number to one member, the same of all topics, as evenly as can be; whoever had a number keeps it where that is even. Pure.
 * `counts` has the partitions of the topics that are known; a topic that only a newer version of the program follows has as many as the others.
 */
export function assignNumbers(
  members: readonly Member[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, Record<string, number[]>> {
  const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : 1));
  const numbers = Math.max(0, ...counts.values());
  const owned = new Map<string, number[]>(sorted.map(({ id }) => [id, []]));
  const [least, extra] = [Math.floor(numbers / Math.max(1, sorted.length)), numbers % Math.max(1, sorted.length)];
  const free = new Set(Array.from({ length: numbers }, (_, number) => number));
  // Those who had the most may keep one more than the others.
  const byHeld = [...sorted].sort((a, b) => b.held.length - a.held.length);
  const quota = new Map(byHeld.map(({ id }, at) => [id, least + (at < extra ? 1 : 0)]));
  for (const { id, held } of byHeld) {
    for (const number of held) {
      if ((owned.get(id)?.length ?? 0) < (quota.get(id) ?? 0) && free.delete(number)) owned.get(id)?.push(number);
    }
  }
  for (const { id } of byHeld) {
    for (const number of free) {
      if ((owned.get(id)?.length ?? 0) >= (quota.get(id) ?? 0)) break;
      free.delete(number);
      owned.get(id)?.push(number);
    }
  }
  const common = Math.min(...counts.values());
  return new Map(
    sorted.map(({ id, topics }) => {
      const own = (owned.get(id) ?? []).sort((a, b) => a - b);
      return [id, Object.fromEntries(topics.map((topic) => [topic, own.filter((number) => number < (counts.get(topic) ?? common))]))];
    }),
  );
}

const { MemberAssignment, MemberMetadata } = AssignerProtocol;

/**
 * The assigner of consumers that merge lanes. Its name is part of what members of one group agree on: a change of what they tell each other is a
 * new name, and for a while members speak both.
 */
export function assignLanes(held: () => readonly number[]): PartitionAssigner {
  return ({ cluster }) => ({
    name: 'AnjuanLanes1',
    version: 0,
    protocol: ({ topics }) => ({
      name: 'AnjuanLanes1',
      metadata: MemberMetadata.encode({ version: 0, topics, userData: Buffer.from(held().join(',')) }),
    }),
    assign: ({ members, topics }) => {
      const counts = new Map(topics.map((topic) => [topic, cluster.findTopicPartitionMetadata(topic).length]));
      const assigned = assignNumbers(members.map(memberOf), counts);
      return Promise.resolve(
        [...assigned].map(([memberId, assignment]) => ({
          memberId,
          memberAssignment: MemberAssignment.encode({ version: 0, assignment, userData: Buffer.alloc(0) }),
        })),
      );
    },
  });
}

function memberOf({ memberId, memberMetadata }: GroupMember): Member {
  const read = MemberMetadata.decode(memberMetadata);
  const text = read?.userData.toString() ?? '';
  const held = /^\d+(,\d+)*$/.test(text) ? text.split(',').map(Number) : [];
  return { id: memberId, topics: read?.topics ?? [], held };
}
