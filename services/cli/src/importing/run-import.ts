import { RejectFile, TabularError, type Table } from '@anjuan/tabular';
import { isAbsolute, join } from 'node:path';
import type { Api } from '../api/client.ts';
import { waitUntilCaughtUp } from '../api/consumers.ts';
import type { Cli } from '../cli.ts';
import { CliFailure } from '../cli-failure.ts';
import { createProgress, type Progress } from '../output/progress.ts';
import { dataDirOf, withServer } from '../server/with-server.ts';
import { BatchSender, type Counts } from './batch-sender.ts';

/** What `import --json` prints. */
export type ImportResult = Counts & { readonly rejectFile: string | null };

/** What is special to petitions or units. */
export interface ImportKind {
  readonly path: string;
  readonly inFlight: number;
  readonly columnOf: (field: string) => string | null;
  readonly open: (path: string, sheet?: string) => Promise<Table>;
  /** Gives every row of the table to the sender; calls `onRow` after each. */
  readonly feed: (table: Table, sender: BatchSender, api: Api, cli: Cli, onRow: () => void) => Promise<void>;
}

/**
 * Imports a file: the good rows go to the server, the others to a reject file beside it. Exit code 1 when rows were rejected.
 * Throws CliFailure with the counts so far for a file that cannot be read or breaks off, and for a server that is lost.
 */
export async function runImport(cli: Cli, kind: ImportKind, file: string, sheet: string | undefined): Promise<0 | 1> {
  const path = isAbsolute(file) ? file : join(cli.io.cwd, file);
  // Opened first: a file that cannot be read must not start a server.
  const table = await kind.open(path, sheet).catch((error: unknown) => fileFailure(error, empty));
  try {
    const result = await withServer(cli, { writes: true }, async (api) => {
      const imported = await transfer(cli, kind, table, api);
      if (!cli.options.skipWaiting) await waitForConsumers(cli, api);
      return imported;
    });
    cli.result(result, () => summary(cli, result));
    return result.rejected > 0 ? 1 : 0;
  } finally {
    await table.close();
  }
}

const empty: ImportResult = { read: 0, accepted: 0, already: 0, rejected: 0, rejectFile: null };

async function transfer(cli: Cli, kind: ImportKind, table: Table, api: Api): Promise<ImportResult> {
  const rejects = new RejectFile(table, { fallbackDirectory: dataDirOf(cli) });
  const progress = createProgress(cli, cli.say('导入', 'import'), cli.say('行', 'rows'));
  const onRetry = retryNote(cli);
  const sender: BatchSender = new BatchSender(api, { path: kind.path, inFlight: kind.inFlight, columnOf: kind.columnOf, rejects, onRetry });
  const show = (): void => showRows(progress, table, sender.counts.read);
  try {
    try {
      await kind.feed(table, sender, api, cli, show);
    } catch (error) {
      if (!(error instanceof TabularError)) throw error;
      await sender.finish(); // the file breaks off: what came before it is settled, and the reject file is whole
      progress.stop();
      fileFailure(error, { ...sender.counts, rejectFile: await rejects.close() });
    }
    await sender.finish();
    show();
    return { ...sender.counts, rejectFile: await rejects.close() };
  } catch (error) {
    await rejects.abort(); // run again, the import completes and writes the whole reject file
    throw withCounts(error, { ...sender.counts, rejectFile: null });
  } finally {
    progress.stop();
  }
}

/** Four batches lose their connection together: one remark every few seconds is enough. */
function retryNote(cli: Cli): () => void {
  let last = -Infinity;
  return () => {
    if (cli.io.now() - last < 5_000) return;
    last = cli.io.now();
    cli.note('连接中断，正在重试…', 'the connection was lost, trying again…');
  };
}

function showRows(progress: Progress, table: Table, rows: number): void {
  if (table.totalRows === null) progress.update(table.bytesRead, table.totalBytes, rows);
  else progress.update(rows, table.totalRows);
}

/** The second bar: what was registered is screened, matched, proposed and put under its clocks. */
export async function waitForConsumers(cli: Cli, api: Api): Promise<void> {
  const progress = createProgress(cli, cli.say('处理中', 'processing'), cli.say('事件', 'events'));
  try {
    const done = await waitUntilCaughtUp(api, { signal: cli.io.signal, progress });
    if (!done) cli.note('后台处理停滞，请用 anjuan consumers 查看', 'processing stands still: see anjuan consumers');
  } finally {
    progress.stop();
  }
}

function fileFailure(error: unknown, result: ImportResult): never {
  if (!(error instanceof TabularError)) throw error;
  throw new CliFailure({ code: error.code, zh: error.messageZh, en: error.messageEn, result, cause: error });
}

/** A failure tells with --json how far the import came. */
function withCounts(error: unknown, result: ImportResult): unknown {
  if (!(error instanceof CliFailure) || error.details.result !== undefined) return error;
  const again = {
    zh: `${error.details.zh}。已接收的行不会丢失，重新运行即可续完`,
    en: `${error.details.en}. What was accepted is safe; run it again to complete`,
  };
  return new CliFailure({ ...error.details, ...again, result });
}

function summary(cli: Cli, { read, accepted, already, rejected, rejectFile }: ImportResult): string {
  const counts = cli.say(
    `读取 ${read} 行：新增 ${accepted}，已存在 ${already}，退回 ${rejected}`,
    `${read} rows read: ${accepted} accepted, ${already} already there, ${rejected} rejected`,
  );
  return rejectFile === null ? counts : `${counts}\n${cli.say('退回文件', 'Reject file')}: ${rejectFile}`;
}
