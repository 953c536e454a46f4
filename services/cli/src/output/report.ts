import type { Page, ReportAnswer, ReportCase, ReportSums } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { fieldLabel, label } from './labels.ts';
import { table, type TableColumn } from './table.ts';

/** Numbers that fit beside each other on a terminal; --json and --xlsx hold all. */
const shown = ['received', 'first', 'repeat', 'closed', 'openAtEnd', 'backlogAtEnd'] as const;
const shares = ['acceptanceRate', 'handlingRate', 'firstSettlementRate', 'repeatRate', 'satisfactionRate'] as const;

interface Line {
  readonly name: string;
  readonly sums: ReportSums;
}

/** A report for reading: the numbers of the whole that are not 0, then a table per division. */
export function reportText(cli: Cli, report: ReportAnswer): string {
  const { period, asOf, total, tables } = report;
  const title = cli.say(
    `${period.name} 统计（${period.first} 至 ${period.last}），截至 ${asOf} 已记录的数据`,
    `${period.name} (${period.first} to ${period.last}), as recorded by ${asOf}`,
  );
  const divided = tables.map(({ by, rows }) => {
    const lines = rows.map((row): Line => ({ name: cli.say(row.label, row.english), sums: row }));
    return `\n${table(rowColumns(cli, report, by), lines, roomOf(cli))}`;
  });
  return [title, '', wholeText(cli, report, total), ...divided].join('\n');
}

function wholeText(cli: Cli, { measures, rates }: ReportAnswer, total: ReportSums): string {
  const numbers = measures
    .filter(({ code }) => (total.numbers[code] ?? 0) !== 0)
    .map((measure): [string, string] => [cli.say(measure.label, measure.english), String(total.numbers[measure.code])]);
  const parts = rates.map((rate): [string, string] => {
    const { numerator = 0, denominator = 0 } = total.rates[rate.code] ?? {};
    return [cli.say(rate.label, rate.english), `${percent(total, rate.code)} (${numerator}/${denominator})`];
  });
  const columns: readonly TableColumn<readonly [string, string]>[] = [
    { title: cli.say('指标', 'Number'), cell: ([name]) => name },
    { title: cli.say('数值', 'Value'), cell: ([, value]) => value },
  ];
  return table(columns, [...numbers, ...parts], roomOf(cli));
}

function rowColumns(cli: Cli, { measures, rates }: ReportAnswer, by: string): readonly TableColumn<Line>[] {
  const named = (codes: readonly string[], among: ReportAnswer['measures']) =>
    codes.flatMap((code) => among.find((each) => each.code === code) ?? []);
  return [
    { title: by === 'month' ? cli.say('月份', 'Month') : fieldLabel(by, cli.language), cell: ({ name }) => name, flexible: 12 },
    ...named(shown, measures).map((measure): TableColumn<Line> => ({
      ...{ title: cli.say(measure.label, measure.english), align: 'right' },
      cell: ({ sums }) => String(sums.numbers[measure.code] ?? 0),
    })),
    ...named(shares, rates).map((rate): TableColumn<Line> => ({
      ...{ title: cli.say(rate.label, rate.english), align: 'right' },
      cell: ({ sums }) => percent(sums, rate.code),
    })),
  ];
}

function percent({ rates }: ReportSums, code: string): string {
  const value = rates[code]?.value ?? null;
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`;
}

/** The cases behind a number, a line each. */
export function casesText(cli: Cli, { items, next }: Page<ReportCase>): string {
  if (items.length === 0) return cli.say('没有案件。', 'No cases.');
  const field = (name: string): string => fieldLabel(name, cli.language);
  const columns: readonly TableColumn<ReportCase>[] = [
    { title: cli.say('案件', 'Case'), cell: ({ caseId }) => caseId },
    { title: cli.say('起', 'From'), cell: ({ from }) => from },
    { title: cli.say('止', 'To'), cell: ({ to }) => to ?? '' },
    { title: field('channel'), cell: ({ channel }) => label(channel, cli.language, 'channel') },
    { title: field('topic'), cell: ({ topic }) => label(topic, cli.language, 'topic') },
    { title: field('district'), cell: ({ district }) => district },
    { title: field('unit'), cell: ({ unitName }) => unitName, flexible: 10 },
    { title: field('outcome'), cell: ({ outcome }) => outcome ?? '' },
  ];
  const more = next === null ? '' : `\n${cli.say('还有更多，可用 --limit 增加条数', 'There are more: raise --limit')}`;
  return `${table(columns, items, roomOf(cli))}${more}`;
}

function roomOf({ io }: Cli): number | undefined {
  return io.stdout.isTTY === true ? io.stdout.columns : undefined;
}
