import { startPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import { topicOf } from '../topics/names.ts';
import type { LanePlacesText } from './checkpoint.ts';
import type { Lanes } from './lanes.ts';

/** A message as kafkajs takes it. */
export interface LaneMessage {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
  readonly partition: number;
}

/** Some events of the store in a row, ready to be sent, and how far the topics are filled when they are. */
export interface Chunk {
  readonly byTopic: ReadonlyMap<string, LaneMessage[]>;
  readonly events: number;
  readonly bytes: number;
  readonly readTo: Position;
  readonly lanes: LanePlacesText;
}

const mostEvents = 1_000;
const mostBytes = 2 * 1024 * 1024;
/** About what key and headers take. */
const overhead = 800;

/** Events as chunks of at most 1,000 and, unless a single one is larger, about 2 MB. Throws UnknownOwner. */
export function* toChunks(events: readonly RecordedEvent[], lanes: Lanes, prefix: string): Generator<Chunk, void, undefined> {
  let byTopic = new Map<string, LaneMessage[]>();
  let count = 0;
  let bytes = 0;
  for (const [at, event] of events.entries()) {
    const { owner, ...message } = lanes.place(event);
    const topic = topicOf(prefix, owner);
    const messages = byTopic.get(topic);
    if (messages) messages.push(message);
    else byTopic.set(topic, [message]);
    count += 1;
    bytes += Buffer.byteLength(message.value) + overhead;
    if (count < mostEvents && bytes < mostBytes && at < events.length - 1) continue;
    yield { byTopic, events: count, bytes, readTo: event.position, lanes: lanes.places() };
    byTopic = new Map();
    count = 0;
    bytes = 0;
  }
}

/** What several chunks in a row bring about together. */
export function merged(chunks: readonly Chunk[]): {
  topicMessages: { topic: string; messages: LaneMessage[] }[];
  events: number;
  readTo: Position;
} {
  const byTopic = new Map<string, LaneMessage[]>();
  let events = 0;
  for (const chunk of chunks) {
    events += chunk.events;
    for (const [topic, messages] of chunk.byTopic) {
      const known = byTopic.get(topic);
      if (known) for (const message of messages) known.push(message);
      else byTopic.set(topic, [...messages]);
    }
  }
  const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
  return { topicMessages, events, readTo: chunks.at(-1)?.readTo ?? startPosition };
}
