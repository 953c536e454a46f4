import { logLevel, type LogEntry, type logCreator } from 'kafkajs';

/** One thing that happened on the way to Kafka. Holds no payload, key, header or error text. */
export interface KafkaLogEntry {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  /** Fixed text of the client, cut before anything variable. */
  readonly text: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}
export type KafkaLog = (entry: KafkaLogEntry) => void;

const levels: Readonly<Record<number, KafkaLogEntry['level']>> = {
  [logLevel.ERROR]: 'error',
  [logLevel.WARN]: 'warn',
  [logLevel.INFO]: 'info',
};

/** Names, numbers and addresses; everything else the client adds (errors, stacks, payloads) stays out. */
const safe = [
  'broker',
  'clientId',
  'groupId',
  'memberId',
  'topic',
  'partition',
  'offset',
  'retryCount',
  'retryTime',
  'duration',
  'isLeader',
];

/** The client calls it an error that the broker is still ending the transaction before; whoever writes transactions waits for it each time. */
const ordinary = /^Response AddPartitionsToTxn|The producer attempted to update a transaction while another concurrent operation/;

/** Hands the client's log to a plain callback. The client puts errors' texts after a colon or in fields: both are dropped. */
export function toLogCreator(log: KafkaLog): logCreator {
  return () =>
    ({ level, namespace, log: said }: LogEntry) => {
      const fields: Record<string, string | number | boolean> = {};
      for (const name of safe) {
        const value: unknown = said[name];
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[name] = value;
      }
      log({
        level: ordinary.test(said.message) ? 'debug' : (levels[level] ?? 'debug'),
        text: `${namespace}: ${fixedPart(said.message)}`,
        fields,
      });
    };
}

// A text that begins with a word and a colon (`Crash: KafkaJSError: …`) keeps two words of it, for both are names of classes.
function fixedPart(message: string): string {
  const crash = /^Crash: (\w+)/.exec(message);
  return crash
    ? `Crash: ${crash[1]}`
    : message
        .split(/[:"[{]/, 1)
        .join('')
        .trim();
}
