import type { Command } from 'commander';
import type { Json, JsonObject } from '@anjuan/contracts';
import type { Api } from '../api/client.ts';
import { consumersPath } from '../api/consumers.ts';
import { followJob } from '../api/jobs.ts';
import type { Consumer, Consumers, Job } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { usage } from '../cli-failure.ts';
import { label } from '../output/labels.ts';
import { createProgress } from '../output/progress.ts';
import { table, type TableColumn } from '../output/table.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';

/** `rebuild`, `topics rebuild`, `classify train`, `consumers`, `check`. */
export function addSystemCommands(program: Command, bind: Bind): void {
  const rebuild = program
    .command('rebuild')
    .description('重建读模型，完成后切换 / rebuild a projection beside the live one, then swap')
    .argument('<projection>', '读模型名称 / name of the projection');
  bind(rebuild, async (cli, [projection = '']) => {
    const job = await withServer(cli, {}, async (api) => {
      await checkName(api, projection);
      return runJob(cli, api, `/api/system/projections/${encodeURIComponent(projection)}/rebuild`, cli.say('重建', 'rebuild'));
    });
    cli.result({ projection, state: job.state, done: job.done, total: job.total }, () =>
      cli.say(`${projection} 已重建，处理 ${job.done} 个事件`, `${projection} was rebuilt from ${job.done} events`),
    );
    return 0;
  });

  const train = program
    .command('classify')
    .description('甄别模型 / the classifier')
    .command('train')
    .description('从标注和人工甄别学习 / learn from labels and from officers’ decisions');
  bind(train, async (cli) => {
    const job = await withServer(cli, { writes: true }, (api) =>
      runJob(cli, api, '/api/classification/training', cli.say('训练', 'training')),
    );
    const result = trained(job);
    const [version, examples] = [textOf(result['version']), textOf(result['examples'])];
    cli.result(result, () => cli.say(`模型 ${version}，样本 ${examples} 件`, `model ${version} from ${examples} examples`));
    return 0;
  });

  const topics = program
    .command('topics')
    .description('消息主题 / the topics')
    .command('rebuild')
    .description('删除主题，由事件库重新填充 / delete the topics and fill them anew from the store');
  bind(topics, async (cli) => {
    const job = await withServer(cli, { writes: true }, (api) =>
      runJob(cli, api, '/api/system/topics/rebuild', cli.say('填充主题', 'filling the topics')),
    );
    const result = job.result ?? {};
    cli.result(result, () =>
      cli.say(
        `主题已重新填充，${textOf(result['published'])} 个事件`,
        `the topics were filled anew with ${textOf(result['published'])} events`,
      ),
    );
    return 0;
  });

  const check = program
    .command('check')
    .description('核查事件库、主题和读模型有无丢失、重复、错序 / check store, topics and read models: nothing lost, doubled, out of order');
  bind(check, async (cli) => {
    const job = await withServer(cli, {}, (api) => runJob(cli, api, '/api/system/check', cli.say('核查', 'checking')));
    const result = job.result ?? {};
    cli.result(result, () => findingsText(cli, result));
    return faults.every((name) => result[name] === 0) ? 0 : 1;
  });

  const consumers = program.command('consumers').description('后台处理进度 / how far the consumers are');
  bind(consumers, async (cli) => {
    const answer = await withServer(cli, {}, (api) => api.send<Consumers>(consumersPath));
    cli.result(answer, () => consumersText(cli, answer));
    return 0;
  });
}

async function runJob(cli: Cli, api: Api, path: string, what: string): Promise<Job> {
  const { job } = await api.send<{ job: string }>(path, { method: 'POST', idempotencyKey: crypto.randomUUID() });
  const progress = createProgress(cli, what, cli.say('事件', 'events'));
  try {
    return await followJob(api, job, progress, cli.io.signal);
  } finally {
    progress.stop();
  }
}

/** A read model may be named in full, `audit/case-file`, or by its last part. Throws CliFailure (2) that lists those there are. */
async function checkName(api: Api, projection: string): Promise<void> {
  const { items } = await api.send<{ items: readonly string[] }>('/api/system/projections');
  if (items.some((name) => name === projection || name.split('/').at(-1) === projection)) return;
  throw usage(
    `没有读模型「${projection}」，可用的有：${items.join('、')}`,
    `there is no projection "${projection}"; there are ${items.join(', ')}`,
    'unknown-projection',
  );
}

function trained({ result }: Job): JsonObject {
  const { version, examples, metrics } = result ?? {};
  return { version: version ?? null, examples: examples ?? null, ...(metrics === undefined ? {} : { metrics }) };
}

/** What must be zero in a sound system. */
const faults = ['lost', 'doubled', 'outOfOrder', 'readModelDifferences'] as const;

function findingsText(cli: Cli, result: JsonObject): string {
  const [cases, events, lost, doubled, outOfOrder, differences] = ['cases', 'events', ...faults].map((name) => textOf(result[name]));
  const details = Array.isArray(result['details']) ? (result['details'] as readonly JsonObject[]) : [];
  const lines = details.map((detail) => `  ${['kind', 'where', 'what'].map((name) => textOf(detail[name])).join('  ')}`);
  const summary = cli.say(
    `案件 ${cases} 件，事件 ${events} 个；丢失 ${lost}，重复 ${doubled}，错序 ${outOfOrder}，读模型差异 ${differences}。`,
    `${cases} cases, ${events} events; lost ${lost}, doubled ${doubled}, out of order ${outOfOrder}, read model differences ${differences}.`,
  );
  return [summary, ...lines].join('\n');
}

function consumersText(cli: Cli, { consumers, caughtUp }: Consumers): string {
  const columns: TableColumn<Consumer>[] = [
    { title: cli.say('消费者', 'Consumer'), cell: ({ name }) => name },
    { title: cli.say('位置', 'Position'), cell: ({ position }) => position, align: 'right' },
    { title: cli.say('落后', 'Behind'), cell: ({ behind }) => String(behind), align: 'right' },
    { title: cli.say('状态', 'State'), cell: ({ state }) => label(state, cli.language, 'consumer') },
    { title: cli.say('最近错误', 'Last error'), cell: ({ lastError }) => lastError ?? '', flexible: 20 },
  ];
  const { isTTY, columns: room } = cli.io.stdout;
  const state = caughtUp ? cli.say('已全部处理。', 'All caught up.') : cli.say('仍在处理。', 'Still processing.');
  return `${table(columns, consumers, isTTY === true ? room : undefined)}\n${state}`;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
