import { isTopicOwner, topicOwners, type TopicOwner } from './owners.ts';

/** `anjuan.intake`: where an owner's events are. */
export function topicOf(prefix: string, owner: TopicOwner): string {
  return `${prefix}.${owner}`;
}

/** The owner whose events are in the topic; undefined for any other topic. */
export function ownerOfTopic(prefix: string, topic: string): TopicOwner | undefined {
  if (!topic.startsWith(`${prefix}.`)) return undefined;
  const name = topic.slice(prefix.length + 1);
  return isTopicOwner(name) ? name : undefined;
}

/** `anjuan.relay`: the relay's checkpoint, compacted, one partition. */
export function relayTopicOf(prefix: string): string {
  return `${prefix}.relay`;
}

/** The topics with events, in the owners' order. */
export function dataTopicsOf(prefix: string): readonly string[] {
  return topicOwners.map((owner) => topicOf(prefix, owner));
}

/** Every topic of the prefix. */
export function allTopicsOf(prefix: string): readonly string[] {
  return [...dataTopicsOf(prefix), relayTopicOf(prefix)];
}
