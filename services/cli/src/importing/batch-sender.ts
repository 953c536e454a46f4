import type { RejectFile, RejectReason, Row } from '@anjuan/tabular';
import type { Api } from '../api/client.ts';
import { problemCode, problemText } from '../api/problem.ts';
import { patiently, type Patience } from '../api/retry.ts';
import type { BatchResult, Problem } from '../api/types.ts';
import { CliFailure } from '../cli-failure.ts';

/** Rows of a batch, and bytes after which it is sent though not full: long texts must not outgrow what a server takes in one request. */
const batchRows = 200;
const batchBytes = 512 * 1024;

export interface Counts {
  read: number;
  accepted: number;
  already: number;
  rejected: number;
}

export interface SenderOptions {
  readonly path: string;
  readonly rejects: RejectFile;
  readonly columnOf: (field: string) => string | null;
  /** Batches on the way at the same time. */
  readonly inFlight: number;
  readonly onRetry: () => void;
  readonly onSettled?: () => void;
  readonly patience?: Patience;
}

type Entry = { readonly row: Row } & ({ readonly reasons: readonly RejectReason[] } | { readonly item: object });
type Batch = { readonly entries: readonly Entry[]; readonly answer: Promise<readonly BatchResult[]> };

/**
 * Sends the rows of a file in batches, some of them at the same time, and keeps the counts. Answers are taken in the order of the file,
 * so that also the reject file is in that order. A batch may arrive twice: the server knows its rows.
 */
export class BatchSender {
  readonly counts: Counts = { read: 0, accepted: 0, already: 0, rejected: 0 };
  readonly #api: Api;
  readonly #options: SenderOptions;
  readonly #onTheWay: Batch[] = [];
  #entries: Entry[] = [];
  #items = 0;
  #bytes = 0;

  constructor(api: Api, options: SenderOptions) {
    this.#api = api;
    this.#options = options;
  }

  /** A good row. */
  async send(row: Row, item: object): Promise<void> {
    const bytes = Buffer.byteLength(JSON.stringify(item));
    if (this.#items > 0 && this.#bytes + bytes > batchBytes) await this.#dispatch();
    this.#entries.push({ row, item });
    this.#items += 1;
    this.#bytes += bytes;
    await this.#dispatchWhenFull();
  }

  /** A row that does not go to the server; it keeps its place among the others. */
  async reject(row: Row, reasons: readonly RejectReason[]): Promise<void> {
    this.#entries.push({ row, reasons });
    await this.#dispatchWhenFull();
  }

  /** Waits for everything that was sent. Throws what a batch failed with; the counts then hold what is certain. */
  async finish(): Promise<void> {
    await this.#dispatch();
    while (this.#onTheWay.length > 0) await this.#settle();
  }

  async #dispatchWhenFull(): Promise<void> {
    if (this.#entries.length >= batchRows) await this.#dispatch();
  }

  async #dispatch(): Promise<void> {
    const entries = this.#entries;
    if (entries.length === 0) return;
    [this.#entries, this.#items, this.#bytes] = [[], 0, 0];
    while (this.#onTheWay.length >= this.#options.inFlight) await this.#settle();
    const items = entries.flatMap((entry) => ('item' in entry ? [entry.item] : []));
    const answer = items.length === 0 ? Promise.resolve([]) : this.#post(items);
    answer.catch(() => undefined); // seen in #settle, in its turn
    this.#onTheWay.push({ entries, answer });
  }

  async #post(items: readonly object[]): Promise<readonly BatchResult[]> {
    const patience = { ...(this.#options.patience ?? patiently), onRetry: this.#options.onRetry };
    const { results } = await this.#api.send<{ results?: readonly BatchResult[] }>(this.#options.path, {
      method: 'POST',
      body: { items },
      patience,
    });
    if (results?.length !== items.length) {
      throw new CliFailure({
        code: 'bad-answer',
        zh: '服务的应答与所发批次不符',
        en: 'the server answered something else than the batch asked',
      });
    }
    return results;
  }

  async #settle(): Promise<void> {
    const batch = this.#onTheWay.shift();
    if (!batch) return;
    const results = (await batch.answer).values();
    for (const entry of batch.entries) {
      this.counts.read += 1;
      if ('reasons' in entry) await this.#rejected(entry.row, entry.reasons);
      else await this.#answered(entry.row, results.next().value);
    }
    this.#options.onSettled?.();
  }

  async #answered(row: Row, result: BatchResult | undefined): Promise<void> {
    if (result?.outcome === 'already') this.counts.already += 1;
    else if (result?.outcome === 'rejected') await this.#rejected(row, this.#reasonsOf(result.problem ?? {}));
    else this.counts.accepted += 1;
  }

  async #rejected(row: Row, reasons: readonly RejectReason[]): Promise<void> {
    await this.#options.rejects.add(row, reasons);
    this.counts.rejected += 1;
  }

  #reasonsOf(problem: Problem): RejectReason[] {
    const code = problemCode(problem, 422);
    const { zh } = problemText({ ...problem, errors: [] }, 422);
    const faults = (problem.errors ?? []).map((fault): RejectReason => {
      const column = this.#options.columnOf(fault.field);
      return { code, column, reasonZh: `${column === null ? fault.field : `「${column}」`}${fault.zh}` };
    });
    return faults.length === 0 ? [{ code, reasonZh: zh }] : faults;
  }
}
