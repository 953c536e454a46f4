import { createHash } from 'node:crypto';
import { progressText } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { ReadModel } from '@anjuan/read-models';
import { topics } from '@anjuan/regulation';
import { inForce, type UnitRow } from '../domain/classifier/index.ts';
import type { UnitStanding } from '../domain/decision/index.ts';
import { UnitRecord } from '../read-model/units/units.projection.ts';

/** The register of units as the classifier reads it; kept in memory until the read model moves. */
export interface UnitRegister {
  /** Names the content of the list; it changes when a unit does, and only then. */
  version(): Promise<string>;
  rows(): Promise<readonly UnitRow[]>;
  standing(code: string, day: string): Promise<UnitStanding>;
  /**
   * Brings the register to what the store holds now, without waiting for its own consumer: what is decided about an event must know the
   * units that were recorded before it. Applied by both, a unit is applied once.
   */
  catchUp(signal: AbortSignal): Promise<void>;
}

/** Units change a few times a year: a look at the checkpoint once in so many milliseconds is enough. */
const lookEvery = 1000;

export function unitRegister(readModel: ReadModel, store: EventStore, now: () => number = () => performance.now()): UnitRegister {
  let known: { at: string; version: string; rows: readonly UnitRow[] } | undefined;
  let lookedAt = 0;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    // The progress moves also where no unit changed, as during an import of petitions.
    const at = progressText(await readModel.progress());
    if (known?.at === at) return;
    const rows = (await readModel.manager.find(UnitRecord, { order: { code: 'ASC' } })).map(rowOf);
    const version = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
    known = { at, version, rows: known?.version === version ? known.rows : rows };
  }

  async function current(): Promise<NonNullable<typeof known>> {
    if (!known || now() - lookedAt >= lookEvery) {
      looking ??= look().finally(() => {
        lookedAt = now();
        looking = undefined;
      });
      await looking;
    }
    return known ?? { at: '', version: '', rows: [] };
  }

  return {
    version: async () => (await current()).version,
    rows: async () => (await current()).rows,
    async catchUp(signal) {
      const { floor: after } = await readModel.progress();
      for await (const { events, readTo } of store.readAll({ after, filter: readModel.filter, signal }))
        await readModel.handle({ events, reached: { from: 'store', readTo } }, signal);
      // Also where nothing was new here: the consumer may have applied it since the last look.
      await look();
    },
    async standing(code, day) {
      const found = await readModel.manager.findOneBy(UnitRecord, { code });
      if (!found) return { known: false };
      return { known: true, inForce: inForce(rowOf(found), day), successor: found.facts.successor };
    },
  };
}

function rowOf({ facts }: UnitRecord): UnitRow {
  const { unit, name, level, parent, duties, established, dissolved, successor } = facts;
  const labels = facts.topics.map((topic) => topics.labelOf(topic));
  return {
    code: unit,
    name,
    level,
    parent: parent ?? '',
    duties,
    topics: labels,
    established: established ?? '',
    dissolved: dissolved ?? '',
    successor: successor ?? '',
  };
}
