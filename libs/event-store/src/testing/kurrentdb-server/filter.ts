import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { LogRecord } from './log.ts';

/** What the request's filter lets through; everything where it has none. The real server reads .NET's regular expressions, this one Node's. */
export function matcherOf(options: ReadReq.Options): (record: LogRecord) => boolean {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const expression = filter.getEventType() ?? filter.getStreamIdentifier();
  const field = filter.hasEventType() ? 'type' : 'stream';
  const regex = expression?.getRegex();
  if (regex) {
    const pattern = new RegExp(regex);
    return (record) => pattern.test(record[field]);
  }
  const prefixes = expression?.getPrefixList() ?? [];
  return (record) => prefixes.some((prefix) => record[field].startsWith(prefix));
}

/** After how many events a filtered subscription is told how far it has come; 0 without a filter. */
export function checkpointInterval(options: ReadReq.Options): number {
  const filter = options.getFilter();
  if (!filter) return 0;
  return (filter.hasMax() ? filter.getMax() : 32) * filter.getCheckpointintervalmultiplier();
}
