import { openTable, type CellProblem, type Row, type Table } from '@anjuan/tabular';
import { checkUnits, danglingUnits } from './check-units.ts';
import type { FieldProblem } from './field-problem.ts';
import { petitionColumns, petitionLabelColumns, readPetitionRow, type ImportedPetition } from './petition-row.ts';
import { readUnitRow, unitColumns, type ImportedUnit } from './unit-row.ts';

/** Why a row is rejected: a fault of the file or of a field. Fits `RejectFile.add`. */
export type RowProblem = CellProblem | FieldProblem;

export type PetitionEntry =
  | { readonly ok: true; readonly row: Row; readonly petition: ImportedPetition; readonly warnings: readonly FieldProblem[] }
  | { readonly ok: false; readonly row: Row; readonly problems: readonly RowProblem[] };

/** Opens a petition file (信访事项文件). Throws TabularError. */
export function openPetitions(path: string, sheet?: string): Promise<Table> {
  const columns = { required: petitionColumns, optional: petitionLabelColumns };
  return openTable(path, sheet === undefined ? columns : { ...columns, sheet });
}

/**
 * Streams the petitions of a file in its order, the rejected rows among them. A row that the reader could not cut into cells is not
 * checked further: its fields would not be where they belong. Throws TabularError when the file breaks off.
 * @param today YYYY-MM-DD in Asia/Shanghai.
 */
export async function* petitionsOf(table: Table, today: string): AsyncGenerator<PetitionEntry, void, undefined> {
  for await (const row of table.rows()) {
    const result = row.raw === null ? readPetitionRow(row.cells, today) : null;
    if (row.problems.length === 0 && result?.ok) {
      yield { ok: true, row, petition: result.petition, warnings: result.warnings };
    } else {
      yield { ok: false, row, problems: withLetters([...row.problems, ...fieldProblems(row, result)], table) };
    }
  }
}

export interface UnitTable {
  readonly units: readonly ImportedUnit[];
  readonly warnings: readonly { readonly row: number; readonly warnings: readonly FieldProblem[] }[];
  readonly rejected: readonly { readonly row: Row; readonly problems: readonly RowProblem[] }[];
}

/** Opens a unit file (单位文件). Throws TabularError. */
export function openUnits(path: string, sheet?: string): Promise<Table> {
  return openTable(path, sheet === undefined ? { required: unitColumns } : { required: unitColumns, sheet });
}

export interface UnitOptions {
  /** Topics the office knows; a unit with others gets a remark. Not compared when left out. */
  readonly topics?: ReadonlySet<string>;
  /** Codes of units that the system has already. */
  readonly existing?: ReadonlySet<string>;
}

/**
 * Reads a whole unit table and checks it as a whole. A unit that refers to a rejected one is rejected too, so that what remains is
 * consistent in itself. Throws TabularError when the file breaks off.
 */
export async function unitsOf(table: Table, options: UnitOptions = {}): Promise<UnitTable> {
  const existing = options.existing ?? new Set<string>();
  const rejected: { row: Row; problems: readonly RowProblem[] }[] = [];
  const rows = new Map<number, Row>();
  const read: ImportedUnit[] = [];
  const warnings: { row: number; warnings: readonly FieldProblem[] }[] = [];
  for await (const row of table.rows()) {
    const result = row.raw === null ? readUnitRow(row.cells, row.number, options.topics ?? null) : null;
    if (row.problems.length === 0 && result?.ok) {
      read.push(result.unit);
      rows.set(row.number, row);
      if (result.warnings.length > 0) warnings.push({ row: row.number, warnings: result.warnings });
    } else {
      rejected.push({ row, problems: withLetters([...row.problems, ...fieldProblems(row, result)], table) });
    }
  }
  const faults = Map.groupBy(checkUnits(read, existing), ({ row }) => row);
  const sound = read.filter(({ row }) => !faults.has(row));
  const soundCodes = new Set(sound.map(({ code }) => code));
  const lost = read.map(({ code }) => code).filter((code) => !soundCodes.has(code) && !existing.has(code));
  for (const dangling of danglingUnits(sound, lost)) faults.set(dangling.row, [dangling]);
  for (const [number, problems] of faults) {
    const row = rows.get(number);
    if (row) rejected.push({ row, problems: withLetters(problems, table) });
  }
  const units = sound.filter(({ row }) => !faults.has(row));
  return { units, warnings, rejected: rejected.sort((a, b) => a.row.number - b.row.number) };
}

/** A column whose cell is damaged in the file is reported once, by the reader. */
function fieldProblems(row: Row, result: { ok: boolean; problems?: readonly FieldProblem[] } | null): readonly FieldProblem[] {
  const reported = new Set(row.problems.map(({ column }) => column));
  return (result?.problems ?? []).filter(({ column }) => !reported.has(column));
}

function withLetters(problems: readonly RowProblem[], table: Table): RowProblem[] {
  return problems.map((problem) => {
    if ('letter' in problem) return problem;
    const letter = table.columns.find(({ name }) => name === problem.column)?.letter ?? null;
    return { ...problem, letter };
  });
}
