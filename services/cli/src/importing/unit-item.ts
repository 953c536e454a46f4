import { recordUnit, unitCode } from '@anjuan/contracts';
import { topics, type Topic } from '@anjuan/regulation';
import type { UnitItem } from '../api/types.ts';
import type { ImportedUnit } from '../import/index.ts';
import { checked, type Checked } from './checked-item.ts';

const columns: Readonly<Record<string, string>> = {
  code: '单位代码',
  name: '单位名称',
  level: '层级',
  parent: '上级代码',
  duties: '职能关键词',
  topics: '管理领域',
  established: '设立日期',
  dissolved: '撤销日期',
  successor: '承继单位代码',
};

const unitWithCode = recordUnit.extend({ code: unitCode });

/** The column of a unit file behind a field, also of one entry of its list; null when there is none. */
export function unitColumn(field: string): string | null {
  return columns[field.split('.')[0] ?? ''] ?? null;
}

/** The command that records an imported unit (导入单位); topics the system does not know are left out. */
export function unitItem(unit: ImportedUnit): Checked<UnitItem> {
  const known = unit.topics.map((topic) => topics.codeOf(topic)).filter((code): code is Topic => code !== undefined);
  const item: UnitItem = {
    code: unit.code,
    name: unit.name,
    level: unit.level,
    parent: unit.parentCode,
    duties: [...unit.keywords],
    topics: [...new Set(known)],
    established: unit.establishedOn,
    dissolved: unit.dissolvedOn,
    successor: unit.successorCode,
  };
  return checked(unitWithCode, item, unitColumn);
}

/** Units so that each stands behind its parent: the register of units grows from the top. In file order otherwise. */
export function parentsFirst(units: readonly ImportedUnit[]): ImportedUnit[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const placed = new Set<ImportedUnit>();
  for (const unit of units) {
    const chain: ImportedUnit[] = [];
    for (let at: ImportedUnit | undefined = unit; at && !placed.has(at) && !chain.includes(at); at = byCode.get(at.parentCode ?? ''))
      chain.push(at);
    for (const member of chain.reverse()) placed.add(member);
  }
  return [...placed];
}
