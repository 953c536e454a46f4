import type { LocalPostgres } from '@anjuan/local-postgres';
import type { Figure } from './figure.ts';

export interface BenchContext {
  /** Smaller sizes and fewer rounds: all benchmarks that take part end within a minute together. */
  readonly quick: boolean;
  /** One PostgreSQL for all pairs, with durability on. */
  readonly server: LocalPostgres;
  /** A new empty database on it: the owner's connection string. */
  database(): Promise<string>;
  /** Tells the person who waits what is going on (stderr). */
  readonly say: (text: string) => void;
}

/** A benchmark yields each figure as soon as it is measured. */
export interface Benchmark {
  /** What `--only` takes; its figures' names begin with it. */
  readonly name: string;
  readonly about: string;
  /** False for those that take minutes by nature: `--quick` leaves them out unless `--only` asks for them. */
  readonly inQuick: boolean;
  run(context: BenchContext): AsyncIterable<Figure>;
}
