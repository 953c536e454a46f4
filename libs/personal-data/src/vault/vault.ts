import type { Json } from '@anjuan/contracts';
import type pg from 'pg';
import { PersonErased, PersonKeyMissing, SealBroken } from '../errors.ts';
import type { MasterKeys } from '../master-key/master-key.ts';
import type { PersonKey } from './key-wrapping.ts';
import { personKeys, type CacheBounds } from './person-keys.ts';
import { openText, sealText } from './sealed-text.ts';

export interface SealRequest<Content> {
  readonly personId: string;
  /** What the sealed text belongs to, `<event id>:<event type>`: it opens nowhere else. */
  readonly context: string;
  readonly content: Content;
}

/** Seals personal data under the person's own key, opens it, and erases the person (个人信息加密). */
export interface Vault {
  /** Makes the person's key on first use. Throws PersonErased. */
  seal(personId: string, context: string, value: Json): Promise<string>;
  /** In the order asked, with one query for all persons. Throws PersonErased. */
  sealMany(requests: readonly SealRequest<Json>[]): Promise<string[]>;
  /** The value; null once the key was erased. Throws SealBroken, PersonKeyMissing, UnknownMasterKey. */
  open(personId: string, context: string, sealed: string): Promise<Json>;
  /** In the order asked, with one query for all persons. Throws as `open` does. */
  openMany(requests: readonly SealRequest<string>[]): Promise<Json[]>;
  /**
   * Destroys the person's key for ever: everything sealed for the person opens as null, nothing more is sealed. Answers 'already' when
   * that was so. Other processes notice within the age of their cache; the old row leaves the disk with the table's next VACUUM, and the
   * backups with their own expiry.
   */
  erase(personId: string): Promise<'erased' | 'already'>;
}

export interface VaultOptions {
  /** Connections as a role that `migratePersonalData` granted. */
  readonly pool: pg.Pool;
  readonly masterKeys: MasterKeys;
  /** 50,000 keys for at most one minute when left out. */
  readonly cache?: CacheBounds;
}

/** A vault over the key table. Several, also in several processes, may work on one table at the same time. */
export function createVault({ pool, masterKeys, cache = { max: 50_000, maxAgeMs: 60_000 } }: VaultOptions): Vault {
  const keys = personKeys(pool, masterKeys, cache);

  const seal: Vault['seal'] = async (personId, context, value) => {
    const found = await keys.obtain(personId);
    if (found.status === 'erased') throw new PersonErased(personId);
    return sealText(found.key, context, value);
  };

  const openWith = (found: PersonKey | undefined, { personId, context, content }: SealRequest<string>): Json => {
    if (!found) throw new PersonKeyMissing(personId);
    if (found.status === 'erased') return null;
    try {
      return openText(found.key, context, content);
    } catch (cause) {
      throw new SealBroken(personId, context, { cause });
    }
  };

  /** A long case is thousands of texts of a few persons: a look-up for each text would cost as much as opening it. */
  const openMany: Vault['openMany'] = async (requests) => {
    const persons = [...new Set(requests.map(({ personId }) => personId))];
    const found = new Map(await Promise.all(persons.map(async (personId) => [personId, await keys.find(personId)] as const)));
    return requests.map((request) => openWith(found.get(request.personId), request));
  };

  return {
    seal,
    open: async (personId, context, content) => openWith(await keys.find(personId), { personId, context, content }),
    sealMany: (requests) => Promise.all(requests.map(({ personId, context, content }) => seal(personId, context, content))),
    openMany,
    erase: async (personId) => ((await keys.erase(personId)) ? 'erased' : 'already'),
  };
}
