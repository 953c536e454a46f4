import { createKurrentEventStore, createPostgresEventStore, type EventStore } from '@anjuan/event-store';
import { findMasterKeys, passwordOf, roleUrl } from '@anjuan/service-host';
import type { RelayConfig } from './config.ts';

/** The store that the configuration names, as the relay's own role: it reads what is sealed and appends nothing. Throws MasterKeyError. */
export async function openStore({ databaseUrl, kurrentUrl, dataDir, env }: RelayConfig): Promise<EventStore> {
  if (databaseUrl === undefined) return createKurrentEventStore({ connectionString: kurrentUrl ?? '' });
  const given = env['ANJUAN_PASSWORD_RELAY'] ?? env['ANJUAN_PASSWORD_RELAY_FILE'];
  const keys = given === undefined && !namesRole(databaseUrl) ? await findMasterKeys({ dataDir, env }) : undefined;
  return createPostgresEventStore({ connectionString: roleUrl(databaseUrl, role, () => passwordOf('relay', keys, env)), readers: 3 });
}

const role = 'anjuan_relay';

function namesRole(databaseUrl: string): boolean {
  const { username, password } = new URL(databaseUrl);
  return username === role && password !== '';
}
