import { Option, type Command } from 'commander';
import { readList } from '../api/pages.ts';
import type { ClockItem, Page, WorkItem } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { fieldLabel, label } from '../output/labels.ts';
import { table, type TableColumn } from '../output/table.ts';
import { daysBetween, shanghaiDay } from '../output/time.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { count, days } from './options.ts';

const queues = ['classification', 'relations', 'dispatch', 'acceptance', 'objections', 'handling', 'closing'] as const;

/** `worklist`, `clocks`. */
export function addListCommands(program: Command, bind: Bind): void {
  const limit = new Option('--limit <n>', '最多几条 / at most so many').default(50).argParser(count);
  const worklist = program
    .command('worklist')
    .description('待办 / what waits for a step')
    .addOption(new Option('--queue <queue>', '队列 / queue').choices(queues))
    .addOption(limit);
  bind<{ queue?: string; limit: number }>(worklist, async (cli, _args, { queue, limit: most }) => {
    const page = await withServer(cli, {}, (api) => readList<WorkItem>(api, '/api/worklist', { queue }, most));
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

function listText<Row>(cli: Cli, { items, next }: Page<Row>, columns: readonly TableColumn<Row>[]): string {
  if (items.length === 0) return cli.say('没有记录。', 'Nothing there.');
  const { isTTY, columns: room } = cli.io.stdout;
  const more = next === null ? '' : `\n${cli.say('还有更多，可用 --limit 增加条数', 'There are more: raise --limit')}`;
  return `${table(columns, items, isTTY === true ? room : undefined)}\n${cli.say(`共 ${items.length} 条`, `${items.length} shown`)}${more}`;
}

function workColumns({ language, say }: Cli): TableColumn<WorkItem>[] {
  const field = (name: string): string => fieldLabel(name, language);
  return [
    { title: say('队列', 'Queue'), cell: (item) => label(item.queue ?? item.state, language) },
    { title: field('registrationNumber'), cell: (item) => item.registrationNumber ?? item.caseId },
    { title: field('receivedOn'), cell: (item) => item.receivedOn ?? '' },
    { title: field('title'), cell: (item) => `${item.urgent === true ? '！' : ''}${item.title ?? ''}`, flexible: 12 },
    { title: field('category'), cell: (item) => label(item.category, language, 'category') },
    { title: field('topic'), cell: (item) => label(item.topic, language, 'topic') },
    { title: field('unit'), cell: (item) => item.unitName ?? item.unit ?? '', flexible: 10 },
    { title: field('due'), cell: (item) => item.due ?? '' },
  ];
}

function clockColumns({ language, say, io }: Cli): TableColumn<ClockItem>[] {
  const field = (name: string): string => fieldLabel(name, language);
  const today = shanghaiDay(io.now());
  return [
    { title: field('due'), cell: (item) => item.due },
    { title: say('剩余天数', 'Days left'), cell: (item) => String(daysBetween(today, item.due)), align: 'right' },
    { title: field('clock'), cell: (item) => label(item.clock, language) },
    { title: field('article'), cell: (item) => item.article },
    { title: field('state'), cell: (item) => label(item.state, language) },
    { title: field('registrationNumber'), cell: (item) => item.registrationNumber ?? item.caseId },
    { title: field('title'), cell: (item) => item.title ?? '', flexible: 12 },
    { title: field('unit'), cell: (item) => item.unitName ?? item.unit ?? '', flexible: 10 },
  ];
}
