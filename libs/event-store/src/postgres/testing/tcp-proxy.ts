import { connect, createServer, type Socket } from 'node:net';

/** Stands between a store and its database, so that a test can lose answers and connections as a network does. */
export interface TcpProxy {
  /** The database's address through the proxy. */
  readonly url: string;
  /** Bytes that came from the database so far. */
  received(): number;
  /** Whether what the client sends next is passed on, what the server answers is dropped, and the connection cut at the answer. */
  cutAtAnswerTo(match: (sent: Buffer) => boolean): void;
  /** How many answers were swallowed. */
  swallowed(): number;
  close(): Promise<void>;
}

export async function tcpProxy(url: string): Promise<TcpProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let received = 0;
  let swallowed = 0;
  let match: ((sent: Buffer) => boolean) | undefined;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let doomed = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (sent) => {
      if (match?.(sent)) {
        match = undefined;
        doomed = true;
      }
      upstream.write(sent);
    });
    upstream.on('data', (answer) => {
      received += answer.length;
      if (!doomed) return void client.write(answer);
      swallowed += 1;
      client.destroy();
    });
    upstream.on('end', () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const through = new URL(url);
  through.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: through.href,
    received: () => received,
    swallowed: () => swallowed,
    cutAtAnswerTo: (wanted) => (match = wanted),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
