import { fit, pad, printable, width } from './width.ts';

export interface TableColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** Takes the room that is left; at least so many columns of the terminal. */
  readonly flexible?: number;
}

const gap = '  ';

/**
 * A table for reading, its columns aligned also where Chinese and Latin stand together. `room` is the terminal's width: flexible columns
 * are cut to it; without one (a pipe) nothing is cut.
 */
export function table<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[], room?: number): string {
  const cells = rows.map((row) => columns.map(({ cell }) => printable(cell(row))));
  const widths = columns.map(({ title }, at) => Math.max(width(title), ...cells.map((line) => width(line[at] ?? ''))));
  if (room !== undefined) shrink(columns, widths, room);
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => pad(fit(text, widths[at] ?? 0), widths[at] ?? 0, columns[at]?.align))
      .join(gap)
      .trimEnd();
  const rule = widths.map((columnWidth) => '-'.repeat(columnWidth)).join(gap);
  return [line(columns.map(({ title }) => title)), rule, ...cells.map(line)].join('\n');
}

/** Takes what is too much from the flexible columns, the widest first. */
function shrink<Row>(columns: readonly TableColumn<Row>[], widths: number[], room: number): void {
  let excess = widths.reduce((sum, columnWidth) => sum + columnWidth, 0) + gap.length * (widths.length - 1) - room;
  const flexible = [...columns.keys()].filter((at) => columns[at]?.flexible !== undefined);
  for (const at of flexible.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))) {
    if (excess <= 0) return;
    const before = widths[at] ?? 0;
    widths[at] = Math.max(columns[at]?.flexible ?? 0, before - excess);
    excess -= before - widths[at];
  }
}
