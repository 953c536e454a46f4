import type { BacklogLedger, LedgerCase } from '@anjuan/backlog-ledger';
import type { Api } from '../api/client.ts';
import { problemText } from '../api/problem.ts';
import { patiently } from '../api/retry.ts';
import type { Bilingual, Problem } from '../api/types.ts';
import { CliFailure } from '../cli-failure.ts';
import { ledgerItem } from './ledger-item.ts';
import { petitionerOf, registrationItem } from './registration-item.ts';

/** A row that the server did not take. */
export interface RefusedRow {
  readonly one: LedgerCase;
  readonly reason: Bilingual;
}

/** What an import added; all 0 when it is repeated. */
export interface Added {
  /** Cases registered. */
  readonly cases: number;
  /** Events appended on the backlog side: rows, their lines, their links. */
  readonly events: number;
}

interface Result {
  readonly outcome: string;
  readonly caseId?: string;
  readonly added?: number;
  readonly problem?: Problem;
}

const rowsAtOnce = 50;

/**
 * Brings a ledger to the server in three rounds of batches: which rows are known cases; those that are not are registered in intake; then
 * each row goes with its history to supervision, when every case has its id and links can name them. Any part may be repeated.
 */
export async function sendLedger(
  api: Api,
  ledger: BacklogLedger,
  source: { readonly file: string; readonly asOf: string | null; readonly today: string },
  onRow: (done: number) => void,
): Promise<{ readonly added: Added; readonly refused: readonly RefusedRow[] }> {
  const refused = new Map<LedgerCase, Bilingual>();
  const caseIds = new Map<string, string>();
  const fresh: LedgerCase[] = [];
  await inBatches(
    api,
    '/api/backlog/ledger/cases',
    ledger.cases,
    (one) => ({ key: one.key, alternateKeys: one.alternateKeys, petitioner: petitionerOf(one) }),
    (one, result) => {
      if (result.caseId === undefined) return void refused.set(one, reasonOf(result));
      caseIds.set(one.key, result.caseId);
      if (result.outcome === 'new') fresh.push(one);
    },
  );

  let cases = 0;
  await inBatches(
    api,
    '/api/petitions/batch',
    fresh,
    (one) => registrationItem(one, caseIds.get(one.key) ?? '', source, source.today),
    (one, result) => {
      if (result.outcome === 'rejected') refused.set(one, reasonOf(result));
      else if (result.outcome === 'registered') cases += 1;
    },
  );

  let [events, done] = [0, 0];
  const taken = ledger.cases.filter((one) => !refused.has(one));
  await inBatches(
    api,
    '/api/backlog/ledger',
    taken,
    (one) => ledgerItem(one, ledger.links, caseIds, source),
    (one, result) => {
      if (result.outcome === 'rejected') refused.set(one, reasonOf(result));
      events += result.added ?? 0;
      onRow((done += 1));
    },
  );
  return { added: { cases, events }, refused: [...refused].map(([one, reason]) => ({ one, reason })) };
}

async function inBatches(
  api: Api,
  path: string,
  all: readonly LedgerCase[],
  itemOf: (one: LedgerCase) => object,
  answered: (one: LedgerCase, result: Result) => void,
): Promise<void> {
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    const some = all.slice(from, from + rowsAtOnce);
    const { results } = await api.send<{ results?: readonly Result[] }>(path, {
      ...{ method: 'POST', body: { items: some.map(itemOf) }, patience: patiently },
    });
    if (results?.length !== some.length) {
      const [zh, en] = ['服务的应答与所发批次不符', 'the server answered something else than the batch asked'];
      throw new CliFailure({ code: 'bad-answer', zh, en });
    }
    some.forEach((one, index) => answered(one, results[index] ?? { outcome: 'rejected' }));
  }
}

function reasonOf({ problem }: Result): Bilingual {
  const { zh, en } = problemText(problem ?? {}, 422);
  return { zh: zh.replaceAll(/\s*\n\s*/g, ' '), en: en.replaceAll(/\s*\n\s*/g, ' ') };
}
