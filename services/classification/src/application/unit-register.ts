import { formatPosition } from '@anjuan/contracts';
import type { ReadModel } from '@anjuan/read-models';
import { topics } from '@anjuan/regulation';
import { inForce, type UnitRow } from '../domain/classifier/index.ts';
import type { UnitStanding } from '../domain/decision/index.ts';
import { UnitRecord } from '../read-model/units/units.projection.ts';

/** The register of units as the classifier reads it; kept in memory until the read model moves. */
export interface UnitRegister {
  /** Names the version of the list; it changes when a unit does. */
  version(): Promise<string>;
  rows(): Promise<readonly UnitRow[]>;
  standing(code: string, day: string): Promise<UnitStanding>;
}

export function unitRegister(readModel: ReadModel): UnitRegister {
  let known: { version: string; rows: readonly UnitRow[] } = { version: '', rows: [] };
  let lookedAt = 0;
  async function current(): Promise<typeof known> {
    // A look at the checkpoint once a second is enough: units change a few times a year.
    if (Date.now() - lookedAt < 1000 && known.version !== '') return known;
    lookedAt = Date.now();
    const version = formatPosition(await readModel.position());
    if (version !== known.version) known = { version, rows: (await readModel.manager.find(UnitRecord)).map(rowOf) };
    return known;
  }
  return {
    version: async () => (await current()).version,
    rows: async () => (await current()).rows,
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
