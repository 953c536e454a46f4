import { loadLibrary, type Client, type Library } from './library.ts';

const scheme = /^(?:kurrentdb|kurrent|kdb|esdb)(?:\+discover)?:\/\//;

/** The client with what it is loaded from. */
export interface Open {
  readonly library: Library;
  readonly client: Client;
}

/** The one connection of a store: made at the first call, made anew after a call to which the server gave no answer at all. */
export class Connection {
  readonly #connectionString: string;
  #open: Promise<Open> | undefined;
  readonly #replaced = new Set<Promise<void>>();

  /** Throws a TypeError when the text is no connection string of KurrentDB; the text itself is not in the message. */
  constructor(connectionString: string) {
    if (!scheme.test(connectionString)) throw new TypeError('connectionString: begins with kurrentdb://, kurrentdb+discover:// or esdb://');
    this.#connectionString = connectionString;
  }

  open(): Promise<Open> {
    return (this.#open ??= this.#connect());
  }

  /** The client did not hear from its server in time: the next call gets another one. What is still under way on it fails. */
  replace({ client }: Open): void {
    const current = this.#open;
    if (!current) return;
    const closing = current.then(async (open) => {
      if (open.client !== client || this.#open !== current) return;
      this.#open = undefined;
      await client.dispose();
    });
    const done = closing.catch(() => undefined).finally(() => this.#replaced.delete(done));
    this.#replaced.add(done);
  }

  async close(): Promise<void> {
    const open = await this.#open?.catch(() => undefined);
    await open?.client.dispose();
    await Promise.all(this.#replaced);
  }

  async #connect(): Promise<Open> {
    const library = await loadLibrary();
    try {
      return { library, client: library.KurrentDBClient.connectionString(this.#connectionString) };
    } catch {
      throw new TypeError('connectionString: KurrentDB cannot read it'); // the client's own error quotes the text with its password
    }
  }
}
