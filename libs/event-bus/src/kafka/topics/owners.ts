/** The services that own a topic each. `delivery` owns what is decided about messages that could not be handled. */
export const topicOwners = ['intake', 'classification', 'assignment', 'supervision', 'delivery'] as const;
export type TopicOwner = (typeof topicOwners)[number];

const known: ReadonlySet<string> = new Set(topicOwners);

export function isTopicOwner(name: string): name is TopicOwner {
  return known.has(name);
}

/** The part of a stream's name before its first hyphen, which names the owning service; the whole name where there is no hyphen. */
export function ownerOfStream(stream: string): string {
  const hyphen = stream.indexOf('-');
  return hyphen < 0 ? stream : stream.slice(0, hyphen);
}
