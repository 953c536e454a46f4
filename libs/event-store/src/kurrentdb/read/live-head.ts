import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { Connection } from '../connection/connection.ts';
import { ownEvents, readHead } from './pages.ts';

/** Milliseconds between two looks of one's own while somebody waits: the net under the server's telling. */
const lookAgain = 1_000;
/** Milliseconds before the subscription is made again after it broke. */
const backOff = 200;

interface Waiter {
  readonly beyond: Position;
  readonly resolve: (head: Position) => void;
}

/**
 * Tells the subscribers of one process when the store has grown. One subscription to everything per process, made when the first of them waits,
 * tells the place of each new event; a look at the end of the store closes the gap before it was confirmed, and, once a second, any other. What
 * it tells is only a place: the events are read in pages, at the pace of who wants them.
 */
export class LiveHead {
  readonly #connection: Connection;
  readonly #waiters = new Set<Waiter>();
  readonly #closing = new AbortController();
  #following = false;
  #looking = false;
  #timer: NodeJS.Timeout | undefined;
  #end: (() => void) | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Resolves with a place after `position`, or with startPosition when the signal aborts. Never rejects: while the store is away it waits on. */
  beyond(position: Position, signal: AbortSignal): Promise<Position> {
    if (signal.aborted) return Promise.resolve(startPosition);
    return new Promise((resolve) => {
      const stop = () => {
        this.#waiters.delete(waiter);
        resolve(startPosition);
      };
      const waiter: Waiter = {
        beyond: position,
        resolve: (head) => {
          signal.removeEventListener('abort', stop);
          resolve(head);
        },
      };
      signal.addEventListener('abort', stop, { once: true });
      this.#waiters.add(waiter);
      void this.#look();
      void this.#follow();
    });
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
    this.#end?.();
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#isClosed()) return;
    this.#looking = true;
    clearTimeout(this.#timer);
    try {
      this.#tell(await readHead(this.#connection, this.#closing.signal));
    } catch {
      // away: the next look finds it again
    }
    this.#looking = false;
    if (this.#waiters.size > 0 && !this.#isClosed()) this.#timer = setTimeout(() => void this.#look(), lookAgain);
  }

  async #follow(): Promise<void> {
    if (this.#following || this.#isClosed()) return;
    this.#following = true;
    try {
      await this.#subscription();
    } catch {
      // the server or the way to it failed
    }
    if (this.#isClosed()) return;
    setTimeout(() => {
      this.#following = false;
      if (this.#waiters.size > 0) void this.#follow();
    }, backOff);
  }

  async #subscription(): Promise<void> {
    const { library, client } = await this.#connection.open();
    const filter = library.eventTypeFilter({ regex: ownEvents });
    const subscription = client.subscribeToAll({ fromPosition: library.END, filter, requiresLeader: true });
    this.#end = () => void subscription.unsubscribe().catch(() => undefined);
    if (this.#isClosed()) this.#end();
    await new Promise<void>((resolve, reject) => {
      subscription.on('confirmation', () => void this.#look());
      subscription.on('data', ({ event }) => {
        if (event?.position) this.#tell({ transaction: event.position.commit, sequence: event.position.prepare });
      });
      subscription.on('error', reject);
      subscription.on('end', resolve);
      subscription.on('close', resolve);
    });
  }

  #tell(head: Position): void {
    for (const waiter of this.#waiters) {
      if (comparePositions(head, waiter.beyond) <= 0) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(head);
    }
  }
}
