import { Option, type Command } from 'commander';
import { readList } from '../api/pages.ts';
import { backlogText, statusWord, type BacklogCaseView } from '../backlog/backlog-text.ts';
import type { Cli } from '../cli.ts';
import { listText } from '../output/list-text.ts';
import type { TableColumn } from '../output/table.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { addBacklogFilter, type BacklogFilter } from './backlog-filter-options.ts';
import { addGroupCommands } from './backlog-groups.ts';
import { casePath } from './case.ts';
import { count } from './options.ts';
import { addCaseSteps } from './steps.ts';
import { backlogSteps } from './step-table-backlog.ts';

type Row = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** `backlog list|show`, its steps, `backlog campaigns|clusters|batches`, and the steps of campaigns and batches. */
export function addBacklogCommands(program: Command, bind: Bind): void {
  const group = program.command('backlog').description('积案：台账、一案、专项、串并、批次 / backlog cases, campaigns, clusters, batches');
  const limit = new Option('--limit <n>', '最多几条 / at most so many').default(50).argParser(count);
  const list = addBacklogFilter(group.command('list').description('积案台账 / the list of backlog cases')).addOption(limit);
  bind<BacklogFilter & { limit: number }>(list, async (cli, _args, { limit: most, ...filter }) => {
    const page = await withServer(cli, {}, (api) => readList<Row>(api, '/api/backlog', { ...filter }, most));
    cli.result(page, () => listText(cli, page, caseColumns(cli)));
    return 0;
  });
  const show = group.command('show').description('一案 / one backlog case').argument('<id>', '案件编号 / case id');
  bind(show, async (cli, [id = '']) => {
    const view = await withServer(cli, {}, (api) => api.send<BacklogCaseView>(`${casePath(id)}/backlog`));
    cli.result(view, () => backlogText(view, cli.language));
    return 0;
  });
  const campaigns = group.command('campaigns').description('专项与进展 / campaigns and what they have reached');
  bind(campaigns, (cli) => whole(cli, '/api/campaigns', {}, campaignColumns(cli)));
  const clusters = group
    .command('clusters')
    .description('串并建议 / cases that share something')
    .addOption(new Option('--by <kind>', '共同之处 / what they share').choices(['target', 'place', 'policy', 'topic']))
    .option('--district <name>', '属地 / district')
    .addOption(new Option('--least <n>', '至少几件 / at least so many cases').argParser(count));
  bind<{ by?: string; district?: string; least?: number }>(clusters, (cli, _args, { by, district, least }) =>
    whole(cli, '/api/backlog/clusters', { by, district, least }, clusterColumns(cli)),
  );
  const batches = group.command('batches').description('批次与答复情况 / batches and their answers');
  bind(batches, (cli) => whole(cli, '/api/batches', {}, batchColumns(cli)));
  addCaseSteps(group, backlogSteps, bind);
  addGroupCommands(group, bind);
}

/** A list that comes in one piece. */
async function whole(
  cli: Cli,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
  columns: TableColumn<Row>[],
): Promise<0> {
  const page = await withServer(cli, {}, (api) => api.send<{ items: readonly Row[] }>(path, { query: { ...query, limit: 200 } }));
  cli.result(page, () => listText(cli, { items: page.items, next: null }, columns));
  return 0;
}

function caseColumns({ say, language }: Cli): TableColumn<Row>[] {
  return [
    { title: say('案件', 'Case'), cell: ({ caseId }) => text(caseId) },
    { title: say('台账编号', 'Number'), cell: ({ ledgerNumber }) => text(ledgerNumber) },
    { title: say('始于', 'Since'), cell: ({ since }) => text(since) },
    { title: say('状态', 'State'), cell: ({ status }) => statusWord(text(status), language) },
    { title: say('标题', 'Title'), cell: ({ title }) => text(title), flexible: 12 },
    { title: say('属地', 'District'), cell: ({ district }) => text(district) },
    { title: say('包案领导', 'Leader'), cell: ({ leaderWording, leader }) => text(leaderWording ?? leader), flexible: 10 },
    { title: say('期限', 'Due'), cell: ({ dueOn }) => text(dueOn) },
  ];
}

function campaignColumns({ say }: Cli): TableColumn<Row>[] {
  const progress = ({ progress: reached }: Row, name: string): string =>
    text(typeof reached === 'object' && reached !== null ? (reached as Row)[name] : undefined);
  return [
    { title: say('专项', 'Campaign'), cell: ({ campaign }) => text(campaign) },
    { title: say('名称', 'Title'), cell: ({ title }) => text(title), flexible: 12 },
    { title: say('状态', 'State'), cell: ({ status }) => (status === 'closed' ? say('已结束', 'ended') : say('进行中', 'running')) },
    { title: say('截止', 'Until'), cell: ({ until }) => text(until) },
    { title: say('案件', 'Cases'), cell: (row) => progress(row, 'cases'), align: 'right' },
    { title: say('已销号', 'Struck off'), cell: (row) => progress(row, 'struckOff'), align: 'right' },
    { title: say('未化解', 'Open'), cell: (row) => progress(row, 'open'), align: 'right' },
    { title: say('完成目标', 'Of target'), cell: ({ reachedPercent }) => `${text(reachedPercent)}%`, align: 'right' },
  ];
}

function clusterColumns({ say, language }: Cli): TableColumn<Row>[] {
  return [
    { title: say('件数', 'Cases'), cell: ({ cases }) => text(cases), align: 'right' },
    { title: say('理由', 'Reason'), cell: ({ reasonZh, reasonEn }) => text(language === 'zh' ? reasonZh : reasonEn) },
  ];
}

function batchColumns({ say }: Cli): TableColumn<Row>[] {
  return [
    { title: say('批次', 'Batch'), cell: ({ batch }) => text(batch) },
    { title: say('组成日期', 'Made on'), cell: ({ madeOn }) => text(madeOn) },
    { title: say('件数', 'Cases'), cell: ({ cases }) => text(cases), align: 'right' },
    {
      title: say('答复', 'Answers'),
      cell: ({ answers }) =>
        Array.isArray(answers) ? answers.map((one: Row) => `${text(one['documentNumber'])} ${text(one['cases'])}`).join('; ') : '',
    },
    { title: say('理由', 'Reason'), cell: ({ reason }) => text(reason), flexible: 12 },
  ];
}
