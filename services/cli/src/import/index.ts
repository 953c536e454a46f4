export { checkUnits, type UnitProblem } from './check-units.ts';
export type { FieldProblem, FieldProblemCode } from './field-problem.ts';
export type { Channel, UnitLevel } from './labels.ts';
export {
  petitionColumns,
  petitionLabelColumns,
  readPetitionRow,
  type ImportedPetition,
  type PetitionLabels,
  type PetitionRowResult,
} from './petition-row.ts';
export { openPetitions, openUnits, petitionsOf, unitsOf, type PetitionEntry, type RowProblem, type UnitTable } from './read-tables.ts';
export { readUnitRow, unitColumns, type ImportedUnit, type UnitRowResult } from './unit-row.ts';
