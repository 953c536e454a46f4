import {
  createKurrentEventStore,
  createPostgresEventStore,
  openKurrentCopyTarget,
  openPostgresCopyTarget,
  type CopyTarget,
  type EventStore,
} from '@anjuan/event-store';
import { usage } from '../cli-failure.ts';

type Kind = 'postgres' | 'kurrentdb';

/** Where a store is: which adapter, and its connection string, which may hold a password and is never printed. */
export interface StoreAddress {
  readonly kind: Kind;
  readonly url: string;
}

/** Reads `postgres://…` or `kurrentdb://…`. Throws CliFailure (2) that names the option, not the address. */
export function storeAddress(option: string, url: string | undefined): StoreAddress {
  if (url && /^postgres(?:ql)?:\/\//.test(url)) return { kind: 'postgres', url };
  if (url && /^(?:kurrentdb|kdb|esdb)(?:\+discover)?:\/\//.test(url)) return { kind: 'kurrentdb', url };
  throw usage(`${option} 应为 postgres://… 或 kurrentdb://…`, `${option} is postgres://… or kurrentdb://…`, 'wrong-address');
}

export function openSource({ kind, url }: StoreAddress): EventStore {
  return kind === 'postgres' ? createPostgresEventStore({ connectionString: url }) : createKurrentEventStore({ connectionString: url });
}

/** In PostgreSQL the address must be of the role that owns the schema. */
export async function openTarget({ kind, url }: StoreAddress): Promise<CopyTarget> {
  return kind === 'postgres' ? await openPostgresCopyTarget(url) : openKurrentCopyTarget(url);
}
