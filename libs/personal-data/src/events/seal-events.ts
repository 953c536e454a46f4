import type { EventToAppend, Json, JsonObject } from '@anjuan/contracts';
import type { SealRequest, Vault } from '../vault/vault.ts';

/** What a sealed part belongs to: moved to another event, it does not open. */
export function sealContext(event: Pick<EventToAppend, 'id' | 'type'>): string {
  return `${event.id}:${event.type}`;
}

/**
 * Events ready for the store: `data.personal` sealed under the key of `data.personId`, the rest as it was; events without a personal part
 * unchanged. Throws PersonErased, and a TypeError for a personal part without a person.
 */
export async function sealEvents<E extends EventToAppend>(vault: Pick<Vault, 'seal'>, events: readonly E[]): Promise<E[]> {
  return Promise.all(
    events.map(async (event) => {
      const { personal } = event.data;
      if (personal === undefined || personal === null) return event;
      return withPersonal(event, await vault.seal(personOf(event.data), sealContext(event), personal));
    }),
  );
}

/**
 * Events as they were before `sealEvents`; `data.personal` is null where the person was erased.
 * Throws SealBroken, PersonKeyMissing, UnknownMasterKey, and a TypeError for a personal part without a person.
 */
export async function openEvents<E extends EventToAppend>(vault: Pick<Vault, 'openMany'>, events: readonly E[]): Promise<E[]> {
  const requests = events.flatMap((event): SealRequest<string>[] => {
    const { personal } = event.data;
    return typeof personal === 'string' ? [{ personId: personOf(event.data), context: sealContext(event), content: personal }] : [];
  });
  const opened = (await vault.openMany(requests)).values();
  return events.map((event) => (typeof event.data['personal'] === 'string' ? withPersonal(event, opened.next().value ?? null) : event));
}

function withPersonal<E extends EventToAppend>(event: E, personal: Json): E {
  return { ...event, data: { ...event.data, personal } };
}

function personOf(data: JsonObject): string {
  const { personId } = data;
  if (typeof personId !== 'string') throw new TypeError('a personal part needs the personId whose key seals it');
  return personId;
}
