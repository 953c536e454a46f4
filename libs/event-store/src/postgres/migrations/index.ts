import { createEventStore } from './001-event-store.ts';
import { createAppend } from './002-append.ts';
import { limitWriters } from './003-writers.ts';
import { keepOrigins } from './004-copies.ts';
import { keepSnapshots } from './005-snapshots.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Forward only: what has been released is never changed, the next version is added below. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'event-store', sql: createEventStore },
  { version: 2, name: 'append', sql: createAppend },
  { version: 3, name: 'writers', sql: limitWriters },
  { version: 4, name: 'copies', sql: keepOrigins },
  { version: 5, name: 'snapshots', sql: keepSnapshots },
];
