import { Option, type Command } from 'commander';
import { readList } from '../api/pages.ts';
import type { Api } from '../api/client.ts';
import type { ClockItem, ListedCase, Page, WorkItem } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { fieldLabel, label } from '../output/labels.ts';
import { listText } from '../output/list-text.ts';
import type { TableColumn } from '../output/table.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { count, days } from './options.ts';

const queues = ['classification', 'relations', 'dispatch', 'acceptance', 'objections', 'handling', 'closing'] as const;
type Queue = (typeof queues)[number];

interface AskedClocks {
  readonly dueWithin?: string;
  readonly expired?: boolean;
  readonly warned?: boolean;
  readonly limit: number;
}

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
    .addOption(new Option('--expired', '只看已超期 / only those that expired').conflicts('warned'))
    .option('--warned', '只看已预警 / only those that were warned of')
    .addOption(limit);
  bind<AskedClocks>(clocks, async (cli, _args, { dueWithin, expired, warned, limit: most }) => {
    const state = expired === true ? 'expired' : warned === true ? 'warned' : undefined;
    const page = await withServer(cli, {}, (api) => readList<ClockItem>(api, '/api/clocks', { dueWithin, state }, most));
    cli.result(page, () => listText(cli, page, [...clockColumns(cli), ...(warned === true ? [warningColumn(cli)] : [])]));
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

/** By which step a limit was warned of: `5d` before its last day, or `75%` of it gone. */
function warningColumn({ language }: Cli): TableColumn<ClockItem> {
  return { title: fieldLabel('warned', language), cell: ({ warned }) => warned ?? '' };
}
