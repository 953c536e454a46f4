import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

type Answered = (response: ReadResp) => void;

/**
 * KurrentDB's client and its protocol's definitions, loaded at the first use: programs that keep their events in PostgreSQL do not pay for them,
 * nor need the client's native part.
 */
export async function loadLibrary() {
  const library = await import('@kurrent/kurrentdb-client');
  const { default: streams } = await import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js');
  const { default: service } = await import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js');
  const { default: shared } = await import('@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js');

  /**
   * The client's readStream and readAll go through a native part that cuts the time of recording to whole seconds, knows no deadline and cannot
   * be cancelled (1.3.1). This asks over the same channel as the appends, as the client's own subscriptions do.
   */
  class Reads extends library.KurrentDBClient {
    /** Calls `answered` with every message of one read. Throws the client's errors, and the signal's reason on abort. */
    async read(request: ReadReq, deadlineMs: number, signal: AbortSignal | undefined, answered: Answered): Promise<void> {
      signal?.throwIfAborted();
      await this.execute(service.StreamsClient, 'read', async (client) => {
        const [metadata, options] = this.callArguments({ deadline: deadlineMs, requiresLeader: true });
        const call = client.read(request, metadata, options);
        let cancel: (() => void) | undefined;
        try {
          await new Promise<void>((resolve, reject) => {
            // An abort ends this as if it were read: as an error the client would take it for the server's and give the connection up.
            cancel = () => {
              resolve();
              call.cancel();
            };
            signal?.addEventListener('abort', cancel, { once: true });
            call.on('data', answered).on('end', resolve).on('error', reject);
          });
        } finally {
          if (cancel) signal?.removeEventListener('abort', cancel);
        }
      });
      signal?.throwIfAborted();
    }
  }
  return { ...library, streams, shared, read: (client: Client, ...args: ReadArguments) => Reads.prototype.read.call(client, ...args) };
}

type ReadArguments = [request: ReadReq, deadlineMs: number, signal: AbortSignal | undefined, answered: Answered];
export type Client = import('@kurrent/kurrentdb-client').KurrentDBClient;
export type Library = Awaited<ReturnType<typeof loadLibrary>>;
