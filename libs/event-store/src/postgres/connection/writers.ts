import pg from 'pg';
import { abandon, prepareSession } from './session.ts';

/**
 * The connections of the appends: as many as batches are on the way, made when needed and kept. Handed out without waiting when one is
 * idle, which a general pool does not do, and the time of an append on a fast disk is little more than that.
 */
export class Writers {
  readonly #config: pg.ClientConfig;
  readonly #idle: pg.Client[] = [];
  readonly #open = new Set<pg.Client>();

  constructor(config: pg.ClientConfig) {
    this.#config = { keepAlive: true, connectionTimeoutMillis: 5_000, application_name: 'anjuan-event-store-append', ...config };
  }

  /** An idle connection, if there is one. */
  take(): pg.Client | undefined {
    return this.#idle.pop();
  }

  /** A new connection, made ready within the time limit. Throws what the connecting throws. */
  async connect(timeoutMs: number): Promise<pg.Client> {
    const client = new pg.Client(this.#config);
    client.on('error', () => this.discard(client)); // also while idle: the server went away
    client.on('end', () => this.#forget(client));
    this.#open.add(client);
    try {
      await client.connect();
      await prepareSession(client, timeoutMs);
      return client;
    } catch (error) {
      this.discard(client);
      throw error;
    }
  }

  giveBack(client: pg.Client): void {
    if (this.#open.has(client)) this.#idle.push(client);
  }

  /** Closes a connection whose state is unknown, without waiting for an answer. */
  discard(client: pg.Client): void {
    if (!this.#forget(client)) return;
    client.end().catch(() => undefined);
    abandon(client);
  }

  async end(): Promise<void> {
    const clients = [...this.#open];
    clients.forEach((client) => this.#forget(client));
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }

  #forget(client: pg.Client): boolean {
    const at = this.#idle.indexOf(client);
    if (at >= 0) this.#idle.splice(at, 1);
    return this.#open.delete(client);
  }
}
