export { columnIndex, columnLetter, normaliseHeader } from './column-name.ts';
export { openTable } from './open-table.ts';
export { csvLine } from './reject/csv-line.ts';
export { guardCell, unguardCell } from './reject/cell-guard.ts';
export { RejectFile, type RejectFileOptions, type RejectReason } from './reject/reject-file.ts';
export { rejectColumnNames } from './reject/reject-columns.ts';
export type { CellProblem, CellProblemCode, Column, OpenOptions, Row, Table } from './table.ts';
export { TabularError, type TabularErrorCode } from './tabular-error.ts';
export type { TextEncoding } from './text/detect-encoding.ts';
