import { Option, type Command } from 'commander';
import { readList } from '../api/pages.ts';
import type { Api } from '../api/client.ts';
import type { ClockItem, ListedCase, Page, WorkItem } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { fieldLabel, label } from '../output/labels.ts';
import { table, type TableColumn } from '../output/table.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { count, days } from './options.ts';

const queues = ['classification', 'relations', 'dispatch', 'acceptance', 'objections', 'handling', 'closing'] as const;
type Queue = (typeof queues)[number];

/** `worklist`, `clocks`. */
export function addListCommands(program: Command, bind: Bind): void {
  const limit = new Option('--limit <n>', '最多几条 / at most so many').default(50).argParser(count);
  const worklist = program
    .command('worklist')
    .description('待办 / what waits for a step')
    .addOption(new Option('--queue <queue>', '队列 / queue').choices(queues))
    .addOption(limit);
  bind<{ queue?: Queue; limit: number }>(worklist, async (cli, _args, { queue, limit: most }) => {
    const page = await withServer(cli, {}, (api) => readQueues(api, queue === undefined ? queues : [queue], most));
    cli.result(page, () => listText(cli, page, workColumns(cli)));
    return 0;
  });
  const clocks = program
    .command('clocks')
    .description('时限 / statutory limits that run')
    .addOption(new Option('--due-within <days>', '几天内到期，例如 5d / due within so many days').argParser(days))
    .option('--expired', '只看已超期 / only those that expired')
    .addOption(limit);
  bind<{ dueWithin?: string; expired?: boolean; limit: number }>(clocks, async (cli, _args, { dueWithin, expired, limit: most }) => {
    const page = await withServer(cli, {}, (api) =>
      readList<ClockItem>(api, '/api/clocks', { dueWithin, ...(expired === true ? { state: 'expired' } : {}) }, most),
    );
    cli.result(page, () => listText(cli, page, clockColumns(cli)));
    return 0;
  });
}

/** Desk after desk, each case with the name of its desk, until there are enough. */
async function readQueues(api: Api, names: readonly Queue[], most: number): Promise<Page<WorkItem>> {
  const items: WorkItem[] = [];
  for (const [at, queue] of names.entries()) {
    const page = await readList<ListedCase>(api, '/api/worklist', { queue }, most - items.length);
    items.push(...page.items.map((item) => ({ ...item, queue })));
    if (page.next !== null || items.length === most) return { items, next: page.next ?? names[at + 1] ?? null };
  }
  return { items, next: null };
}

function listText<Row>(cli: Cli, { items, next }: Page<Row>, columns: readonly TableColumn<Row>[]): string {
  if (items.length === 0) return cli.say('没有记录。', 'Nothing there.');
  const { isTTY, columns: room } = cli.io.stdout;
  const more = next === null ? '' : `\n${cli.say('还有更多，可用 --limit 增加条数', 'There are more: raise --limit')}`;
  return `${table(columns, items, isTTY === true ? room : undefined)}\n${cli.say(`共 ${items.length} 条`, `${items.length} shown`)}${more}`;
}

function workColumns({ language, say }: Cli): TableColumn<WorkItem>[] {
  const field = (name: string): string => fieldLabel(name, language);
  return [
    { title: say('队列', 'Queue'), cell: ({ queue }) => label(queue, language, 'queue') },
    { title: say('案件', 'Case'), cell: ({ caseId }) => caseId },
    { title: field('receivedOn'), cell: ({ receivedOn }) => receivedOn },
    { title: field('title'), cell: ({ urgent, title }) => `${urgent ? '！' : ''}${title ?? ''}`, flexible: 12 },
    { title: field('category'), cell: ({ category }) => label(category, language, 'category') },
    { title: field('topic'), cell: ({ topic }) => label(topic, language, 'topic') },
    { title: field('unit'), cell: ({ unitName, unit }) => unitName ?? unit ?? '', flexible: 10 },
  ];
}

function clockColumns({ language, say }: Cli): TableColumn<ClockItem>[] {
  const field = (name: string): string => fieldLabel(name, language);
  return [
    { title: field('due'), cell: ({ due }) => due },
    { title: say('剩余天数', 'Days left'), cell: ({ daysLeft }) => String(daysLeft), align: 'right' },
    { title: field('clock'), cell: ({ clock }) => label(clock, language, 'clock') },
    { title: field('article'), cell: ({ article }) => article },
    { title: field('state'), cell: ({ state }) => label(state, language, 'clockState') },
    { title: say('案件', 'Case'), cell: ({ caseId }) => caseId },
    { title: field('title'), cell: ({ title }) => title ?? '', flexible: 12 },
    { title: field('unit'), cell: ({ unitName, unit }) => unitName ?? unit ?? '', flexible: 10 },
  ];
}
