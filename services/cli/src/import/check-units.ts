import type { FieldProblem, FieldProblemCode } from './field-problem.ts';
import type { ImportedUnit } from './unit-row.ts';

/** A fault of a unit table as a whole, at its row and column. */
export interface UnitProblem extends FieldProblem {
  readonly row: number;
  readonly unitCode: string;
}

/**
 * Checks a unit table as a whole (单位表整体校验): codes are unique; parents and successors exist; no chain of parents or successors
 * comes back to its unit; no unit was dissolved before it was established. Answers every fault, in the order of the rows.
 * @param existing codes of units that the system has already; parents and successors may be among them.
 */
export function checkUnits(units: readonly ImportedUnit[], existing: ReadonlySet<string> = new Set()): UnitProblem[] {
  const problems: UnitProblem[] = [];
  const byCode = new Map<string, ImportedUnit>();
  for (const unit of units) {
    const earlier = byCode.get(unit.code);
    if (earlier) {
      const at = `第 ${earlier.row} 行`;
      problems.push(problem(unit, '单位代码', 'duplicate-code', `与${at}重复`, `is already used in row ${earlier.row}`));
    } else byCode.set(unit.code, unit);
  }
  const parents = unitsInCycles(units, byCode, ({ parentCode }) => parentCode);
  const successors = unitsInCycles(units, byCode, ({ successorCode }) => successorCode);
  const known = (code: string): boolean => byCode.has(code) || existing.has(code);
  for (const unit of units) problems.push(...faultsOf(unit, known, parents.has(unit.code), successors.has(unit.code)));
  return problems.sort((a, b) => a.row - b.row);
}

const [notFoundZh, notFoundEn] = ['在表中和系统中都找不到', 'is neither in the table nor in the system'];

function faultsOf(unit: ImportedUnit, known: (code: string) => boolean, parentCycle: boolean, successorCycle: boolean): UnitProblem[] {
  const faults: UnitProblem[] = [];
  const add = (...args: [column: string, code: FieldProblemCode, zh: string, en: string]): void => {
    faults.push(problem(unit, ...args));
  };
  const { parentCode, successorCode, dissolvedOn, establishedOn } = unit;
  if (parentCode !== null && !known(parentCode)) add('上级代码', 'unknown-parent', notFoundZh, notFoundEn);
  if (parentCycle) add('上级代码', 'parent-cycle', '形成循环，单位成了自己的上级', 'leads back to the unit itself');
  if (successorCode !== null && !known(successorCode)) add('承继单位代码', 'unknown-successor', notFoundZh, notFoundEn);
  if (successorCycle) add('承继单位代码', 'successor-cycle', '形成循环，单位成了自己的承继单位', 'leads back to the unit itself');
  if (successorCode !== null && dissolvedOn === null) {
    add('撤销日期', 'successor-without-dissolution', '为空，却填了承继单位', 'is empty although a successor is named');
  }
  if (dissolvedOn !== null && dissolvedOn < establishedOn) {
    add('撤销日期', 'dissolved-before-established', '早于设立日期', 'is before the day of establishment');
  }
  return faults;
}

/**
 * Units that refer, directly or through others, to a unit that was rejected (连带退回): they would hang in the air.
 * @param kept the units without a fault of their own.
 * @param rejected codes that no kept unit has.
 */
export function danglingUnits(kept: readonly ImportedUnit[], rejected: Iterable<string>): UnitProblem[] {
  const byParent = Map.groupBy(kept, ({ parentCode }) => parentCode);
  const bySuccessor = Map.groupBy(kept, ({ successorCode }) => successorCode);
  const dangling = new Map<ImportedUnit, UnitProblem>();
  const queue = [...rejected];
  for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
    for (const [units, column] of [
      [byParent.get(code), '上级代码'],
      [bySuccessor.get(code), '承继单位代码'],
    ] as const) {
      for (const unit of units ?? []) {
        if (dangling.has(unit)) continue;
        const kind = column === '上级代码' ? 'unknown-parent' : 'unknown-successor';
        dangling.set(unit, problem(unit, column, kind, '所指的单位被退回，未能导入', 'names a unit that was rejected'));
        queue.push(unit.code);
      }
    }
  }
  return [...dangling.values()];
}

/** Codes of units whose chain comes back to them; each chain is walked once. */
function unitsInCycles(
  units: readonly ImportedUnit[],
  byCode: ReadonlyMap<string, ImportedUnit>,
  next: (unit: ImportedUnit) => string | null,
): ReadonlySet<string> {
  const inCycle = new Set<string>();
  const done = new Set<string>();
  for (const start of units) {
    const path = new Set<string>();
    let code: string | null = start.code;
    while (code !== null && !done.has(code) && !path.has(code)) {
      path.add(code);
      const unit = byCode.get(code);
      code = unit ? next(unit) : null;
    }
    const walked = [...path];
    if (code !== null && path.has(code)) for (const member of walked.slice(walked.indexOf(code))) inCycle.add(member);
    for (const member of path) done.add(member);
  }
  return inCycle;
}

/** Unit codes and names are public, so the reason names the unit. */
function problem(unit: ImportedUnit, column: string, code: FieldProblemCode, zh: string, en: string): UnitProblem {
  return {
    row: unit.row,
    unitCode: unit.code,
    column,
    code,
    reasonZh: `第 ${unit.row} 行（${unit.code}）的「${column}」${zh}`,
    reasonEn: `row ${unit.row} (${unit.code}): "${column}" ${en}`,
  };
}
