import { Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { createServer, type Server as TcpServer, type Socket } from 'node:net';
import { serveAppends } from './append-calls.ts';
import { Faults } from './faults.ts';
import { ServerLog, type Verdict } from './log.ts';
import { features, featuresService, gossip, gossipService, shared, streamsService } from './protocol.ts';
import { serveReads } from './read-calls.ts';

export interface KurrentDoubleOptions {
  /** Largest append in bytes; 16 MB when absent. */
  readonly maxAppendBytes?: number;
  /** The server's clock, milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * A protocol double of KurrentDB: a server that speaks its gRPC protocol, made from the definitions in the client's own package, with its log in
 * memory. It enforces revisions, idempotency as the server documents it, positions and filters. It is not KurrentDB and shows nothing about
 * KurrentDB's own durability, speed or faults: it is used where no real server can be had.
 */
export class KurrentDouble {
  readonly log: ServerLog;
  readonly faults = new Faults();
  /** What has been decided since the start, by kind. */
  readonly verdicts: Record<Verdict['kind'], number> = { written: 0, known: 0, wrong: 0 };
  readonly #maxAppendBytes: number;
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #grpc: Server | undefined;
  #tcp: TcpServer | undefined;

  constructor({ maxAppendBytes = 16 * 1024 * 1024, now = Date.now }: KurrentDoubleOptions = {}) {
    this.log = new ServerLog(now);
    this.#maxAppendBytes = maxAppendBytes;
  }

  /** The connection string for clients; the same after a stop and a start. */
  get url(): string {
    return `kurrentdb://127.0.0.1:${this.#port}?tls=false`;
  }

  /** Listens on loopback: a port of the system's choice the first time, the same one afterwards. */
  async start(): Promise<this> {
    const grpc = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    this.#addServices(grpc);
    const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure());
    const tcp = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      injector.injectConnection(socket);
    });
    await new Promise<void>((resolve, reject) => tcp.once('error', reject).listen(this.#port, '127.0.0.1', resolve));
    const address = tcp.address();
    if (typeof address === 'object' && address) this.#port = address.port;
    this.#grpc = grpc;
    this.#tcp = tcp;
    return this;
  }

  /** Cuts every connection and stops listening, as a server that was killed. The log stays; what was only in memory is forgotten. */
  async stop(): Promise<void> {
    const tcp = this.#tcp;
    this.#tcp = undefined;
    if (!tcp) return;
    const closed = new Promise((resolve) => tcp.close(resolve));
    this.cutConnections();
    this.#grpc?.forceShutdown();
    await closed;
    this.log.forget();
  }

  cutConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #addServices(grpc: Server): void {
    const host = {
      log: this.log,
      faults: this.faults,
      maxAppendBytes: this.#maxAppendBytes,
      cutConnections: () => this.cutConnections(),
      decided: ({ kind }: Verdict) => (this.verdicts[kind] += 1),
    };
    grpc.addService(streamsService.StreamsService, { read: serveReads(this.log), batchAppend: serveAppends(host) });
    grpc.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
    grpc.addService(gossipService.GossipService, { read: (_: unknown, answer: sendUnaryData<unknown>) => answer(null, this.#members()) });
  }

  #members() {
    const { LEADER } = gossip.MemberInfo.VNodeState;
    const endPoint = new gossip.EndPoint().setAddress('127.0.0.1').setPort(this.#port);
    const member = new gossip.MemberInfo();
    member.setInstanceId(new shared.UUID().setString(randomUUID()));
    member.setTimeStamp(String(Date.now() * 10_000));
    member.setState(LEADER).setIsAlive(true).setHttpEndPoint(endPoint);
    return new gossip.ClusterInfo().setMembersList([member]);
  }
}

function getSupportedMethods(_call: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<unknown>): void {
  const methods = ['read', 'batchappend'].map((name) => {
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    return method.setMethodName(name).setFeaturesList(name === 'read' ? ['position', 'events'] : ['deadline_duration']);
  });
  answer(null, new features.SupportedMethods().setEventStoreServerVersion('25.0.0').setMethodsList(methods));
}
