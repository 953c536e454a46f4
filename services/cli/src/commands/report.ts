import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Api } from '../api/client.ts';
import { readList } from '../api/pages.ts';
import type { ReportAnswer, ReportCase } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { CliFailure, usage } from '../cli-failure.ts';
import { parseMoment } from '../output/moment.ts';
import { casesText, reportText } from '../output/report.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { count } from './options.ts';

interface ReportOptions {
  readonly asOf?: string;
  readonly xlsx?: string;
}

interface CasesOptions {
  readonly asOf?: string;
  readonly measure: string;
  readonly by?: string;
  readonly value?: string;
  readonly limit: number;
}

const asOfText = '截至何时已记录的数据：2024-06-30（当日结束）或时刻 / as recorded by a day’s end in Asia/Shanghai, or by a moment';

/** `report month`, `report year`, `report cases`: the statistics of petitions as of any past date (统计报表). */
export function addReportCommands(program: Command, bind: Bind): void {
  const group = program.command('report').description('统计报表，可截至任一过去日期 / reports, as of any past date');
  for (const [kind, example, description] of [
    ['month', '2024-05', '月度统计表 / tables of a month'],
    ['year', '2024', '年度报告数据，第四十一条 / yearly report, Art. 41'],
  ] as const) {
    const command = group
      .command(kind)
      .description(description)
      .argument('<period>', example)
      .option('--as-of <date>', asOfText)
      .option('--xlsx <file>', '另存为 Excel，含每个数字的案件 / also as an Excel workbook, with the cases behind each number');
    bind<ReportOptions>(command, async (cli, [period = ''], { asOf: asked, xlsx }) => {
      const asOf = momentOf(asked);
      const path = `/api/reports/${kind}/${encodeURIComponent(period)}`;
      const report = await withServer(cli, {}, async (api) => {
        const answer = await api.send<ReportAnswer>(path, { query: { asOf } });
        if (xlsx !== undefined) await save(cli, api, answer, xlsx);
        return answer;
      });
      cli.result(report, () => reportText(cli, report));
      return 0;
    });
  }
  const cases = group
    .command('cases')
    .description('统计数字背后的案件 / the cases behind a number')
    .argument('<period>', '2024-05, 2024')
    .requiredOption('--measure <code>', '指标代码，见报表的 measures / code of a number, among the report’s measures')
    .option('--by <dimension>', 'channel, category, topic, district, unit')
    .option('--value <code>', '该维度的取值 / value of that dimension')
    .option('--as-of <date>', asOfText)
    .option('--limit <n>', '最多几条 / at most so many', count, 50);
  bind<CasesOptions>(cases, async (cli, [period = ''], { asOf: asked, measure, by, value, limit }) => {
    const asOf = momentOf(asked);
    const page = await withServer(cli, {}, (api) =>
      readList<ReportCase>(api, '/api/reports/cases', { period, measure, by, value, asOf }, limit),
    );
    cli.result(page, () => casesText(cli, page));
    return 0;
  });
}

function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = parseMoment(text);
  if (moment === null) throw usage('--as-of 写作 2024-06-30 或 "2024-06-30 10:30"', '--as-of is written 2024-06-30 or "2024-06-30 10:30"');
  return moment;
}

/** The workbook is of the same moment as the report beside it. */
async function save(cli: Cli, api: Api, { period, asOf }: ReportAnswer, file: string): Promise<void> {
  const bytes = await api.download(`/api/reports/workbook/${period.name}`, { asOf, lang: cli.language });
  try {
    await writeFile(resolve(cli.io.cwd, file), bytes);
  } catch (cause) {
    throw new CliFailure({ code: 'file-not-written', zh: `无法写入 ${file}`, en: `${file} could not be written`, cause });
  }
  cli.note(`已写入 ${file}`, `written: ${file}`);
}
