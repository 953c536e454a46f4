import type { ServerDuplexStream } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { anyState, noStream, streamExists, type Expected, type Proposed, type ServerLog, type Verdict } from './log.ts';
import { shared, status, streams } from './protocol.ts';
import type { Faults } from './faults.ts';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
type Options = BatchAppendReq.Options;

/** What the appends of one server need of it. */
export interface AppendHost {
  readonly log: ServerLog;
  readonly faults: Faults;
  /** Largest append in bytes; beyond it the server refuses. */
  readonly maxAppendBytes: number;
  cutConnections(): void;
  /** Told of every append that was decided. */
  decided(verdict: Verdict): void;
}

/** An append that arrives in several pieces. */
interface Pending {
  readonly options: Options;
  readonly events: Proposed[];
  bytes: number;
}

/** Serves BatchAppend: many independent appends over one call, each answered under its correlation id. */
export function serveAppends(host: AppendHost): (call: Call) => void {
  return (call) => {
    const pending = new Map<string, Pending>();
    call.on('data', (request: BatchAppendReq) => {
      const correlation = request.getCorrelationId()?.getString() ?? '';
      const options = request.getOptions();
      if (options) pending.set(correlation, { options, events: [], bytes: 0 });
      const append = pending.get(correlation);
      if (!append) return;
      take(append, request);
      const tooLarge = append.bytes > host.maxAppendBytes;
      if (!tooLarge && !request.getIsFinal()) return;
      pending.delete(correlation);
      if (tooLarge) call.write(tooLargeAnswer(request, append.options, host.maxAppendBytes));
      else decide(host, call, request, append);
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined); // a client that went away
  };
}

function take(append: Pending, request: BatchAppendReq): void {
  for (const message of request.getProposedMessagesList()) {
    const metadata = message.getMetadataMap();
    const event = {
      id: message.getId()?.getString() ?? '',
      type: metadata.get('type') ?? '',
      contentType: metadata.get('content-type') ?? '',
      data: message.getData_asU8(),
      metadata: message.getCustomMetadata_asU8(),
    };
    append.events.push(event);
    append.bytes += event.data.length + event.metadata.length + event.type.length;
  }
}

function decide(host: AppendHost, call: Call, request: BatchAppendReq, { options, events }: Pending): void {
  const fault = host.faults.take();
  if (fault === 'cut-before-commit') host.cutConnections();
  if (fault === 'cut-before-commit' || fault === 'silent') return;
  const stream = nameOf(options);
  const verdict = host.log.append(stream, expectedOf(options), events);
  host.decided(verdict);
  if (fault === 'cut-after-commit') host.cutConnections();
  else if (fault !== 'silent-after-commit') call.write(answer(request, options, verdict));
}

function answer(request: BatchAppendReq, options: Options, verdict: Verdict): BatchAppendResp {
  const response = addressed(request, options);
  if (verdict.kind === 'wrong') {
    const wrong = new shared.WrongExpectedVersion();
    if (verdict.current < 0) wrong.setCurrentNoStream(new empty.Empty());
    else wrong.setCurrentStreamRevision(String(verdict.current));
    return response.setError(problem('WrongExpectedVersion', wrong.serializeBinary()));
  }
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(verdict.revision));
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(String(verdict.position));
  position.setPreparePosition(String(verdict.position));
  return response.setSuccess(success.setPosition(position));
}

function tooLargeAnswer(request: BatchAppendReq, options: Options, limit: number): BatchAppendResp {
  const details = new shared.MaximumAppendSizeExceeded();
  details.setMaxappendsize(limit);
  return addressed(request, options).setError(problem('MaximumAppendSizeExceeded', details.serializeBinary()));
}

function addressed(request: BatchAppendReq, options: Options): BatchAppendResp {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(request.getCorrelationId());
  return response.setStreamIdentifier(options.getStreamIdentifier());
}

function problem(name: string, bytes: Uint8Array) {
  const details = new any.Any();
  details.pack(bytes, `event_store.client.${name}`);
  return new status.Status().setMessage(name).setDetails(details);
}

function nameOf(options: Options): string {
  return Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
}

function expectedOf(options: Options): Expected {
  if (options.hasNoStream()) return noStream;
  if (options.hasAny()) return anyState;
  return options.hasStreamExists() ? streamExists : Number(options.getStreamPosition());
}
