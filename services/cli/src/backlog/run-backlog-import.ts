import { LedgerError, parseLedgerMapping, readBacklogLedger, type BacklogLedger } from '@anjuan/backlog-ledger';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Cli } from '../cli.ts';
import { CliFailure } from '../cli-failure.ts';
import { waitForConsumers } from '../importing/run-import.ts';
import { createProgress } from '../output/progress.ts';
import { shanghaiDay } from '../output/time.ts';
import { withServer } from '../server/with-server.ts';
import { sendLedger, type Added, type RefusedRow } from './send-ledger.ts';

/** What `import backlog --json` prints. `sheets` to `problems` tell of the file, the same each time; `added` of this run. */
export interface BacklogImport {
  /** Sheets that are ledgers. */
  readonly sheets: number;
  /** Cases, rows that are linked as one counted once. */
  readonly cases: number;
  /** Dated and undated lines of the histories. */
  readonly events: number;
  /** Links proposed between rows. */
  readonly linked: number;
  readonly problems: readonly { readonly sheet: string; readonly cell: string; readonly reason: string }[];
  /** Rows that carry a case. */
  readonly rows: number;
  readonly added: Added;
}

/**
 * Imports an office's own ledger of backlog cases (导入积案台账). Exit code 1 when the server did not take some row; a cell that could not
 * be read is told with its address and stops nothing. Throws CliFailure for a file that is no ledger.
 */
export async function runBacklogImport(cli: Cli, file: string, mapping: string | undefined): Promise<0 | 1> {
  const ledger = await readLedger(cli, file, mapping);
  const { added, refused } = await withServer(cli, { writes: true }, async (api) => {
    const progress = createProgress(cli, cli.say('导入', 'import'), cli.say('案', 'cases'));
    const source = { file: basename(file), asOf: ledger.closingDate, today: shanghaiDay(cli.io.now()) };
    try {
      const sent = await sendLedger(api, ledger, source, (done) => progress.update(done, ledger.cases.length));
      progress.stop();
      if (!cli.options.skipWaiting) await waitForConsumers(cli, api);
      return sent;
    } finally {
      progress.stop();
    }
  });
  const result = resultOf(cli, ledger, added, refused);
  cli.result(result, () => summary(cli, result, ledger));
  return refused.length > 0 ? 1 : 0;
}

async function readLedger(cli: Cli, file: string, mapping: string | undefined): Promise<BacklogLedger> {
  const read = (path: string): Promise<Buffer> => readFile(resolve(cli.io.cwd, path)).catch((cause: unknown) => unreadable(path, cause));
  const bytes = await read(file);
  const text = mapping === undefined ? null : (await read(mapping)).toString('utf8');
  try {
    return await readBacklogLedger(bytes, text === null ? {} : { mapping: parseLedgerMapping(text) });
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause;
    throw new CliFailure({ code: cause.code, zh: cause.messageZh, en: cause.messageEn, cause });
  }
}

function unreadable(path: string, cause: unknown): never {
  throw new CliFailure({ code: 'file-not-readable', zh: `文件无法读取：${path}`, en: `the file cannot be read: ${path}`, cause });
}

function resultOf(cli: Cli, ledger: BacklogLedger, added: Added, refused: readonly RefusedRow[]): BacklogImport {
  const { cases, links } = ledger;
  return {
    sheets: ledger.sheets.filter(({ kind }) => kind !== 'other').length,
    cases: ledger.distinctCases,
    events: cases.reduce((sum, { events }) => sum + events.length, 0),
    linked: links.length,
    problems: [
      ...ledger.problems.map(({ sheet, cell, reasonZh, reasonEn }) => ({ sheet, cell, reason: cli.say(reasonZh, reasonEn) })),
      ...refused.map(({ one, reason }) => ({
        sheet: one.sheet,
        cell: one.cells.title ?? `A${one.row}`,
        reason: cli.say(reason.zh, reason.en),
      })),
    ],
    rows: cases.length,
    added,
  };
}

function summary(
  cli: Cli,
  { sheets, rows, cases, events, linked, problems, added }: BacklogImport,
  { closingDate }: BacklogLedger,
): string {
  const until = closingDate === null ? '' : cli.say(`，截至 ${closingDate}`, `, kept up to ${closingDate}`);
  return [
    cli.say(
      `读取 ${sheets} 张台账${until}：${rows} 行，${cases} 案，${events} 条经过，${linked} 处关联待确认`,
      `${sheets} ledger sheets read${until}: ${rows} rows, ${cases} cases, ${events} entries, ${linked} links to decide`,
    ),
    cli.say(`新登记 ${added.cases} 案，新增 ${added.events} 条记载`, `${added.cases} cases registered, ${added.events} events added`),
    ...(problems.length === 0 ? [] : [cli.say(`存疑单元格 ${problems.length} 处：`, `${problems.length} cells to look at:`)]),
    ...problems.map(({ sheet, cell, reason }) => `  ${sheet}!${cell}  ${reason}`),
  ].join('\n');
}
