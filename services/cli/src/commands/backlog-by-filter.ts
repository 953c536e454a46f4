import { Option, type Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { batchOfSeries, type AnswerBatch } from '@anjuan/contracts';
import type { Api } from '../api/client.ts';
import { CliFailure } from '../cli-failure.ts';
import type { Cli } from '../cli.ts';
import { createProgress } from '../output/progress.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { addBacklogFilter, backlogFilterOf, type BacklogFilter } from './backlog-filter-options.ts';
import type { GroupAnswer } from './backlog-groups.ts';
import { stepBody } from './step-body.ts';
import { batchSteps } from './step-table-backlog.ts';
import { addFields, type StepOptions } from './steps.ts';

interface Drawn {
  readonly batch: string;
  readonly outcome: 'done' | 'already';
  readonly cases: number;
  readonly next: { readonly part: number; readonly after: string } | null;
}
type Options = BacklogFilter & { readonly on?: string };
type Count = (done: number) => void;

/** `backlog campaign join-by-filter ID`, `backlog batch make-by-filter SERIES`, `backlog batch answer-series SERIES`. */
export function addByFilterCommands(campaign: Command, batch: Command, bind: Bind): void {
  const join = addBacklogFilter(campaign.command('join-by-filter'))
    .description('按条件纳入专项，中断后重新运行即可接续 / take the cases of a filter in; run again after an interruption')
    .argument('<id>', '编号 / id')
    .option('--on <day>', '日期 / day');
  bind<Options>(join, joinByFilter);

  const make = addBacklogFilter(batch.command('make-by-filter'))
    .description('按条件组成批次，每批至多一千件 / make batches of the cases of a filter, a thousand in each at most')
    .argument('<series>', '批次系列编号 / id of the series')
    .requiredOption('--reason <text>', '理由 / reason')
    .addOption(new Option('--basis <kind>', '共同之处 / what they share').choices(['target', 'place', 'policy', 'topic']))
    .option('--on <day>', '日期 / day');
  bind<Options & { readonly reason: string; readonly basis?: string }>(make, makeByFilter);

  const answering = batchSteps.find(({ name }) => name === 'answer');
  if (!answering) throw new TypeError('a batch has no answer');
  const answer = batch
    .command('answer-series')
    .description('成批答复：系列的每一批 / answer every case of every batch of a series')
    .argument('<series>', '批次系列编号 / id of the series');
  addFields(answer, answering);
  bind<StepOptions>(answer, async (cli, [series = ''], options) => {
    const body = (await stepBody(answering, options, cli.io.cwd)) as AnswerBatch;
    return answerSeries(cli, series, body, options['idempotencyKey'] ?? randomUUID());
  });
}

/** How many match at first is the bar's end; who joins no longer matches a filter that asks for those outside, so it may end early. */
async function counted<T>(cli: Cli, api: Api, filter: BacklogFilter, what: string, work: (count: Count) => Promise<T>): Promise<T> {
  const { total } = await api.send<{ total: number }>('/api/backlog/counts', { query: { ...filter, by: 'status' } });
  const progress = createProgress(cli, what, cli.say('件', 'cases'));
  try {
    return await work((done) => progress.update(done, Math.max(total, done)));
  } finally {
    progress.stop();
  }
}

async function joinByFilter(cli: Cli, [id = '']: readonly string[], options: Options): Promise<0 | 1> {
  const filter = backlogFilterOf(options);
  const path = `/api/campaigns/${encodeURIComponent(id)}/cases/by-filter`;
  const [what, idempotencyKey] = [cli.say('纳入专项', 'joining'), randomUUID()];
  const found = await withServer(cli, { writes: true }, (api) =>
    counted(cli, api, filter, what, async (count) => {
      let [done, refused] = [0, 0];
      for (let after: string | null | undefined; after !== null;) {
        const body = { filter, ...(options.on !== undefined && { on: options.on }), ...(after !== undefined && { after }) };
        const answer: GroupAnswer & { next: string | null } = await api.send(path, { method: 'POST', body, idempotencyKey });
        done += answer.done;
        refused += answer.refused;
        count(done + refused);
        after = answer.next;
      }
      return { campaign: id, done, refused };
    }),
  );
  cli.result(found, () =>
    cli.say(`纳入专项：${found.done} 件已办，${found.refused} 件未办`, `taken in: ${found.done}, refused: ${found.refused}`),
  );
  return found.refused > 0 ? 1 : 0;
}

async function makeByFilter(
  cli: Cli,
  [series = '']: readonly string[],
  { reason, basis, on, ...options }: Options & { readonly reason: string; readonly basis?: string },
): Promise<0> {
  const filter = backlogFilterOf(options);
  const [what, idempotencyKey] = [cli.say('组成批次', 'making batches'), randomUUID()];
  const found = await withServer(cli, { writes: true }, (api) =>
    counted(cli, api, filter, what, async (count) => {
      const batches: Pick<Drawn, 'batch' | 'cases'>[] = [];
      let cases = 0;
      for (let next: Drawn['next'] | undefined; next !== null;) {
        const body = { series, reason, filter, ...(basis !== undefined && { basis }), ...(on !== undefined && { on }), ...next };
        const drawn: Drawn = await api.send('/api/batches/by-filter', { method: 'POST', body, idempotencyKey });
        batches.push({ batch: drawn.batch, cases: drawn.cases });
        count((cases += drawn.cases));
        next = drawn.next;
      }
      return { series, cases, batches };
    }),
  );
  cli.result(found, () => {
    const lines = found.batches.map(({ batch, cases }) => `  ${batch}  ${cases}`);
    const [first, second] = [found.cases, found.batches.length];
    return [cli.say(`${first} 件，${second} 批`, `${first} cases in ${second} batches`), ...lines].join('\n');
  });
  return 0;
}

async function answerSeries(cli: Cli, series: string, body: AnswerBatch, idempotencyKey: string): Promise<0 | 1> {
  const found = await withServer(cli, { writes: true }, async (api) => {
    let [done, refused, part] = [0, 0, 1];
    for (; ; part += 1) {
      const path = `/api/batches/${encodeURIComponent(batchOfSeries(series, part))}/answer`;
      const answer = await ofNext(part, api.send<GroupAnswer>(path, { method: 'POST', body, idempotencyKey }));
      if (answer === null) break;
      done += answer.done;
      refused += answer.refused;
      cli.note(`${batchOfSeries(series, part)}：${answer.done} 件`, `${batchOfSeries(series, part)}: ${answer.done} cases`);
    }
    return { series, batches: part - 1, done, refused };
  });
  cli.result(found, () =>
    cli.say(
      `成批答复：${found.batches} 批，${found.done} 件已办，${found.refused} 件未办`,
      `answered: ${found.batches} batches, done in ${found.done}, refused in ${found.refused}`,
    ),
  );
  return found.refused > 0 ? 1 : 0;
}

/** Null where the series ended before this batch; without a first one the series is unknown. */
async function ofNext(part: number, sent: Promise<GroupAnswer>): Promise<GroupAnswer | null> {
  try {
    return await sent;
  } catch (error) {
    if (part > 1 && error instanceof CliFailure && error.details.code === 'group-unknown') return null;
    throw error;
  }
}
