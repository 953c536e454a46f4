import { Option, type Command } from 'commander';
import type { CaseView, History } from '../api/types.ts';
import { historyMarkdown } from '../case-file/markdown.ts';
import { caseText, historyText } from '../case-file/text.ts';
import type { Cli } from '../cli.ts';
import { usage } from '../cli-failure.ts';
import { parseMoment } from '../output/moment.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';

interface ReplayOptions {
  readonly at?: string;
  readonly clock?: 'occurred' | 'recorded';
  readonly format?: 'text' | 'json' | 'markdown';
}

/** `case show ID`, `case replay ID`; the steps are added to the same group. */
export function addCaseCommands(program: Command, bind: Bind): void {
  const group = program.command('case').description('案件：查看、回放、逐步办理 / one case: look, replay, steps by hand');
  const show = group
    .command('show')
    .description('查看案件 / show a case')
    .argument('<id>', '案件编号或登记编号 / case id or registration number');
  bind(show, async (cli, [id = '']) => {
    const view = await withServer(cli, {}, (api) => api.send<CaseView>(casePath(id)));
    cli.result(view, () => caseText(view, cli.language));
    return 0;
  });
  const replay = group
    .command('replay')
    .description('回放到某一时刻：当时状态与全部经过 / the state at a moment, and every event to it')
    .argument('<id>', '案件编号或登记编号 / case id or registration number')
    .option('--at <time>', '时刻：ISO、2024-03-05（当日结束）、"2024-03-05 10:30" / moment; a day means its end in Asia/Shanghai')
    .addOption(
      new Option('--clock <clock>', '按发生时间或录入时间 / as things happened, or as they were recorded').choices([
        'occurred',
        'recorded',
      ]),
    )
    .addOption(new Option('--format <format>', '格式 / format').choices(['text', 'json', 'markdown']));
  bind<ReplayOptions>(replay, async (cli, [id = ''], options) => {
    const at = momentOf(options.at);
    const history = await withServer(cli, {}, (api) =>
      api.send<History>(`${casePath(id)}/history`, { query: { at, clock: options.clock } }),
    );
    const { caseId, state, events } = history;
    const replayed: History = { caseId, at: history.at ?? at ?? null, state, events };
    cli.result(replayed, () => written(cli, replayed, options.format));
    return 0;
  });
}

/** Path of a case; a register's number may hold characters that an address may not. */
export function casePath(id: string): string {
  return `/api/cases/${encodeURIComponent(id)}`;
}

function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = parseMoment(text);
  if (moment !== null) return moment;
  throw usage(
    '--at 不是有效的时刻，请写成 2024-03-05、"2024-03-05 10:30" 或 2024-03-05T10:30:00+08:00',
    '--at is no valid time: write 2024-03-05, "2024-03-05 10:30" or 2024-03-05T10:30:00+08:00',
  );
}

function written(cli: Cli, history: History, format: ReplayOptions['format'] = 'text'): string {
  if (format === 'json') return JSON.stringify(history, null, 2);
  if (format === 'markdown') return historyMarkdown(history, cli.language, new Date(cli.io.now()).toISOString());
  return historyText(history, cli.language);
}
