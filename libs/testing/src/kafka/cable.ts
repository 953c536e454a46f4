import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A stretch of network between clients and a server on this machine, which tests cut and slow down. */
export interface Cable {
  /** Where clients connect, on 127.0.0.1. */
  readonly port: number;
  /** Nothing passes any more, in either direction, and nobody is told: as when a cable is pulled. */
  cut(): void;
  /** What was held back passes, and so does what comes. */
  mend(): void;
  /** Every chunk waits so long, in each direction; 0 for none. */
  slowDown(ms: number): void;
  /** Drops the connections and closes the port. */
  remove(): Promise<void>;
}

/** Lays a cable to a port of 127.0.0.1; its own port is a free one when absent. Rejects where that port is taken. */
export async function layCable(options: { readonly to: number; readonly port?: number }): Promise<Cable> {
  const sockets = new Set<Socket>();
  const state = { whole: Promise.withResolvers<undefined>(), cut: false, ms: 0 };
  const server = createServer((client) => {
    const far = connect(options.to, '127.0.0.1');
    for (const socket of [client, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy()); // its end tells the other side, below
      socket.on('close', () => sockets.delete(socket));
    }
    void forward(client, far, state);
    void forward(far, client, state);
  });
  const port = await listen(server, options.port ?? 0);
  return {
    port,
    cut: () => {
      state.cut = true;
      state.whole = Promise.withResolvers();
    },
    mend: () => {
      state.cut = false;
      state.whole.resolve(undefined);
    },
    slowDown: (ms) => (state.ms = ms),
    remove: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

interface State {
  readonly whole: PromiseWithResolvers<undefined>;
  readonly cut: boolean;
  readonly ms: number;
}

async function forward(from: Socket, to: Socket, state: State): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      if (state.ms > 0) await delay(state.ms);
      if (state.cut) await state.whole.promise;
      if (!to.write(chunk)) await drained(to);
    }
  } catch {
    // reset by one side: the other is told as soon as the cable is whole
  }
  if (state.cut) await state.whole.promise;
  to.destroySoon();
}

function drained(socket: Socket): Promise<void> {
  return new Promise((done) => {
    socket.once('drain', done);
    socket.once('close', () => done());
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
