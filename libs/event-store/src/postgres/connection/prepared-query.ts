import type pg from 'pg';

export interface Statement {
  /** Keeps the statement prepared on each connection. */
  readonly name: string;
  readonly text: string;
}

/** A parameter in text form, or in binary form as a Buffer. */
export type Parameter = string | Buffer | null;

/** A row as PostgreSQL wrote it: a text per column. */
export type RawRow = readonly (string | null)[];

/** Which statements a connection has been told; gone with the connection. */
const told = new WeakMap<pg.Connection, Set<string>>();

/**
 * One run of a prepared statement, as pg's own Query does it, but without asking for a description of the columns, which the callers know, and
 * with every row given to `onRow` as it came. pg lets such objects be queried (its cursors are made so); the `handle` methods are what it calls.
 */
export class PreparedQuery implements pg.Submittable {
  readonly done: Promise<void>;
  readonly #statement: Statement;
  readonly #values: readonly Parameter[];
  readonly #onRow: (row: RawRow) => void;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #failed: unknown;

  constructor(statement: Statement, values: readonly Parameter[], onRow: (row: RawRow) => void) {
    this.#statement = statement;
    this.#values = values;
    this.#onRow = onRow;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: pg.Connection): void {
    const { name, text } = this.#statement;
    const { stream } = connection;
    stream.cork();
    try {
      if (!told.get(connection)?.has(name)) connection.parse({ name, text, types: [] }, true);
      connection.bind({ statement: name, values: [...this.#values] }, true);
      connection.execute(null, true);
      connection.sync();
    } finally {
      stream.uncork();
    }
  }

  handleDataRow({ fields }: { readonly fields: RawRow }): void {
    if (this.#failed !== undefined) return;
    try {
      this.#onRow(fields);
    } catch (error) {
      this.#failed = error;
    }
  }

  handleCommandComplete(_: unknown, connection: pg.Connection): void {
    const names = told.get(connection);
    if (names) names.add(this.#statement.name);
    else told.set(connection, new Set([this.#statement.name]));
  }

  handleReadyForQuery(): void {
    if (this.#failed === undefined) this.#resolve();
    else this.#reject(this.#failed);
  }

  handleError(error: unknown): void {
    this.#reject(error);
  }
}

/** Runs a prepared statement and gives every row to `onRow`. Throws what the database or the connection throws, or `onRow` does. */
export function runPrepared(
  client: pg.ClientBase,
  statement: Statement,
  values: readonly Parameter[],
  onRow: (row: RawRow) => void,
): Promise<void> {
  return client.query(new PreparedQuery(statement, values, onRow)).done;
}
