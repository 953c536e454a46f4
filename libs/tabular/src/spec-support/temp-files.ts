import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable, type OpenOptions, type Row, type Table } from '../index.ts';

/** A folder of files made by one spec, removed at its end. */
export class TempFiles {
  readonly #folder = mkdtemp(join(tmpdir(), 'anjuan-tabular-'));

  async path(name: string): Promise<string> {
    return join(await this.#folder, name);
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    const path = await this.path(name);
    await writeFile(path, content);
    return path;
  }

  async remove(): Promise<void> {
    await rm(await this.#folder, { recursive: true, force: true });
  }
}

export async function allRows(table: Table): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

/** Rows as a reader of a spec likes them: the good ones as their cells, the others as number and codes. */
export async function outcomes(path: string, options: OpenOptions = {}): Promise<(string | [number, ...string[]])[]> {
  await using table = await openTable(path, options);
  return (await allRows(table)).map((row) =>
    row.problems.length === 0
      ? [...row.cells.values()].join('|')
      : [row.number, ...row.problems.map(({ code, column, address }) => [code, address ?? column].filter(Boolean).join('@'))],
  );
}
