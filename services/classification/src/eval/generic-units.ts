import { districtStem, knownUnits, stemOf, type UnitRow } from '../domain/classifier/unit-table.ts';
import type { PetitionFacts } from '../domain/classifier/suggestion.ts';

const blank = { parent: '', duties: [], topics: [], established: '', dissolved: '', successor: '' } as const;

/**
 * Candidate units for a city whose table is missing: the training city's kinds of office, with the other city's districts
 * in their names (云湖区民政局 -> X区民政局), its city organs as they are, and the streets and townships that the petitions
 * themselves name. No label is used.
 */
export function genericUnits(petitions: readonly PetitionFacts[], trainUnits: readonly UnitRow[]): readonly UnitRow[] {
  const known = knownUnits(trainUnits);
  const districts = [...new Set(petitions.map((petition) => petition.district))].filter((name) => name !== '').sort();
  const units = new Map<string, UnitRow>();
  for (const unit of known) {
    if (unit.level === 'city' && unit.name.startsWith('市')) units.set(unit.name, unit);
    if (unit.level !== 'district' || unit.dissolved !== '') continue;
    for (const district of districts) {
      if (/(园区|开发区|新区)$/u.test(district) !== /(园区|开发区|新区)$/u.test(unit.district)) continue;
      const name = renamed(unit.name, unit.district, district);
      if (name !== unit.name || district === unit.district)
        units.set(name, {
          ...blank,
          code: `${district}-${name}`,
          name,
          level: 'district',
          parent: `${district}-`,
          duties: unit.duties,
          topics: unit.topics,
        });
    }
  }
  for (const district of districts) {
    const seat = `${district}${/(园区|开发区)$/u.test(district) ? '管理委员会' : '人民政府'}`;
    units.set(seat, { ...blank, code: `${district}-`, name: seat, level: 'district' });
  }
  for (const petition of petitions) for (const street of streetsIn(petition)) units.set(street.name, street);
  return [...units.values()];
}

function renamed(name: string, from: string, to: string): string {
  return name.includes(from) ? name.replace(from, to) : name.replace(districtStem(from), districtStem(to));
}

function streetsIn(petition: PetitionFacts): readonly UnitRow[] {
  const found = `${petition.target} ${petition.title} ${petition.text} ${petition.address ?? ''}`.matchAll(
    /([\p{Script=Han}]{2,4}?)(街道|镇|乡)(?:办事处|人民政府|政府|办)?/gu,
  );
  return [...found].flatMap(([, stem = '', kind = '']) => {
    const proper = stemOf(stem.replace(/^.*[区县市，。、的在到找归住由向]/u, ''));
    if (proper.length < 2) return [];
    const name = kind === '街道' ? `${proper}街道办事处` : `${proper}${kind}人民政府`;
    return [{ ...blank, code: `${petition.district}-${name}`, name, level: 'street' as const, parent: `${petition.district}-` }];
  });
}
