import { definitionOf } from '@anjuan/contracts';
import type { EventFilter } from '@anjuan/event-store';
import { topicOwners, type TopicOwner } from '../topics/owners.ts';

/** Whose topics a consumer with this filter reads: the owners of its types, or its categories, or all. Throws a RangeError for an unknown type. */
export function followedOwners({ types, categories }: EventFilter): readonly TopicOwner[] {
  const ofTypes = types && new Set<string>(types.map((type) => definitionOf(type).owner));
  return topicOwners.filter((owner) => (ofTypes?.has(owner) ?? true) && (categories?.includes(owner) ?? true));
}
