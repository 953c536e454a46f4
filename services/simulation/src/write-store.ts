import type { Json, RecordedEvent } from '@anjuan/contracts';
import type { Append, EventStore } from '@anjuan/event-store';
import { sealEvents, type Vault } from '@anjuan/personal-data';
import { accountPrefix } from './history/actors.ts';
import type { Appended } from './history/memory-store.ts';

/** Appends that go to the database in one statement. */
const atOnce = 500;

/** A stream of the store went on beside the simulation: it holds another history under the same names. */
export class OtherHistory extends Error {
  override readonly name = 'OtherHistory';
}

/**
 * Writes simulated appends to a store in their order, personal parts sealed. The same again adds nothing, since ids derive from the options
 * of the simulation. Gives the number of events that are new. Throws OtherHistory, and what store and vault throw.
 */
export async function writeAppends(store: EventStore, vault: Vault, appended: readonly Appended[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < appended.length; from += atOnce) {
    const some = await Promise.all(appended.slice(from, from + atOnce).map((one) => sealed(one, vault)));
    const results = await store.appendMany(some);
    for (const [index, result] of results.entries()) {
      if (result.outcome === 'conflict') throw new OtherHistory(some[index]?.stream);
      if (!result.repeated) added += some[index]?.events.length ?? 0;
    }
  }
  return added;
}

async function sealed({ stream, events }: Appended, vault: Vault): Promise<Append> {
  const first = events[0]?.revision ?? 0;
  const opened = events.map(({ stream: _stream, revision: _revision, position: _position, recordedAt: _recordedAt, ...event }) => {
    const { personal } = event.data;
    return typeof personal === 'string' ? { ...event, data: { ...event.data, personal: JSON.parse(personal) as Json } } : event;
  });
  return { stream, events: await sealEvents(vault, opened), expected: first === 0 ? 'no-stream' : first - 1 };
}

/** Whether a store holds a case or unit that no simulation wrote (真实案件); reads until it finds one. */
export async function holdsRealCases(store: EventStore): Promise<boolean> {
  for await (const { events } of store.readAll({ filter: { types: ['PetitionRegistered', 'UnitRecorded'] } }))
    if (events.some((event: RecordedEvent) => !event.actor.id.startsWith(accountPrefix))) return true;
  return false;
}
