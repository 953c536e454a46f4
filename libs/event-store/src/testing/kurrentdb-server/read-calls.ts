import { status as code, type ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { matcherOf } from './filter.ts';
import type { LogRecord, ServerLog } from './log.ts';
import { eventMessage, streamNotFound } from './messages.ts';
import { streams } from './protocol.ts';
import { serveSubscription } from './subscription.ts';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Serves Read: a stream or everything, both ways, filtered or not, counted or as a subscription to everything. */
export function serveReads(log: ServerLog): (call: ReadCall) => void {
  return (call) => {
    call.on('error', () => undefined); // a client that went away
    const options = call.request.getOptions();
    if (!options) fail(call, code.INVALID_ARGUMENT, 'options');
    else if (!options.hasSubscription()) void (options.hasStream() ? readStream(log, call, options) : readAll(log, call, options));
    else if (options.hasAll()) serveSubscription(log, call, options);
    else fail(call, code.UNIMPLEMENTED, 'subscriptions to one stream');
  };
}

async function readStream(log: ServerLog, call: ReadCall, options: ReadReq.Options): Promise<void> {
  const asked = options.getStream();
  const identifier = asked?.getStreamIdentifier();
  const indexes = log.streams.get(Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8'));
  if (!asked || !indexes) {
    await send(call, streamNotFound(identifier));
    return void call.end();
  }
  const last = indexes.length - 1;
  const from = asked.hasStart() ? 0 : asked.hasEnd() ? last : Math.min(Number(asked.getRevision()), last + 1);
  const step = stepOf(options);
  const start = step < 0 ? Math.min(from, last) : from;
  let left = Number(options.getCount());
  for (let revision = start; revision >= 0 && revision <= last && left > 0; revision += step, left -= 1) {
    if (!(await sendEvent(log, call, log.records[indexes[revision] as number] as LogRecord))) return;
  }
  call.end();
}

async function readAll(log: ServerLog, call: ReadCall, options: ReadReq.Options): Promise<void> {
  const matches = matcherOf(options);
  const step = stepOf(options);
  const last = log.records.length - 1;
  let index = startOf(log, options, step);
  if (index === undefined) {
    fail(call, code.INVALID_ARGUMENT, 'Trying to read from an invalid position.');
    return;
  }
  let left = Number(options.getCount());
  for (; index >= 0 && index <= last && left > 0; index += step) {
    const record = log.records[index] as LogRecord;
    if (!matches(record)) continue;
    left -= 1;
    if (!(await sendEvent(log, call, record))) return;
  }
  call.end();
}

/** Where reading everything begins: forwards at the position given, inclusive; backwards before it. Undefined where no record begins there. */
export function startOf(log: ServerLog, options: ReadReq.Options, step: 1 | -1): number | undefined {
  const all = options.getAll();
  const end = log.records.length;
  if (all?.hasStart() ?? true) return step > 0 ? 0 : -1;
  if (all?.hasEnd()) return step > 0 ? end : end - 1;
  const position = BigInt(all?.getPosition()?.getCommitPosition() ?? '0');
  const index = log.indexFrom(position);
  if (log.records[index]?.position !== position) return undefined;
  return step > 0 ? index : index - 1;
}

function stepOf(options: ReadReq.Options): 1 | -1 {
  return options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS ? -1 : 1;
}

/** As `send`, and counted. */
export async function sendEvent(log: ServerLog, call: ReadCall, record: LogRecord): Promise<boolean> {
  log.sent += 1;
  return await send(call, eventMessage(record));
}

/** Writes with HTTP/2's back-pressure. False when the client has gone. */
export async function send(call: ReadCall, message: ReadResp): Promise<boolean> {
  if (call.cancelled || call.destroyed) return false;
  if (call.write(message)) return true;
  await new Promise<void>((resolve) => {
    const go = () => {
      call.off('drain', go).off('close', go).off('cancelled', go);
      resolve();
    };
    call.on('drain', go).on('close', go).on('cancelled', go);
  });
  return !call.cancelled;
}

function fail(call: ReadCall, failure: code, details: string): void {
  call.emit('error', { code: failure, details });
}
