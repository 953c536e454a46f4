import { status as code } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { checkpointInterval, matcherOf } from './filter.ts';
import type { LogRecord, ServerLog } from './log.ts';
import { caughtUp, checkpoint, confirmation } from './messages.ts';
import { send, sendEvent, startOf, type ReadCall } from './read-calls.ts';

/**
 * Serves a subscription to everything: confirmed, then what stands after the position given (exclusive), then what comes. With a filter it
 * tells every so many events how far it has come, and once when it has caught up; as the real server, not for each live event.
 */
export function serveSubscription(log: ServerLog, call: ReadCall, options: ReadReq.Options): void {
  const start = startOf(log, options, 1);
  if (start === undefined) {
    call.emit('error', { code: code.INVALID_ARGUMENT, details: 'Trying to read from an invalid position.' });
    return;
  }
  let tell: () => void = () => undefined;
  const stop = log.onAppend(() => tell());
  const appended = () => new Promise<void>((resolve) => (tell = resolve));
  const leave = () => {
    stop();
    tell();
  };
  call.on('cancelled', leave).on('close', leave);
  void follow(log, call, options, options.getAll()?.hasPosition() ? start + 1 : start, appended);
}

async function follow(
  log: ServerLog,
  call: ReadCall,
  options: ReadReq.Options,
  from: number,
  appended: () => Promise<void>,
): Promise<void> {
  const matches = matcherOf(options);
  const interval = checkpointInterval(options);
  let considered = 0;
  let live = false;
  await send(call, confirmation(randomUUID()));
  for (let index = from; !call.cancelled && !call.destroyed;) {
    const coming = appended(); // asked for before looking, so that nothing falls between
    for (; index < log.records.length; index += 1) {
      const record = log.records[index] as LogRecord;
      if (matches(record) && !(await sendEvent(log, call, record))) return;
      considered += 1;
      if (interval > 0 && considered % interval === 0) await send(call, checkpoint(record.position));
    }
    if (!live) {
      const reached = log.records[index - 1]?.position;
      if (interval > 0 && reached !== undefined) await send(call, checkpoint(reached));
      await send(call, caughtUp(reached, new Date()));
    }
    live = true;
    if (index >= log.records.length) await coming;
  }
}
