import { regulationList, type ListedRule } from '@anjuan/regulation';
import type { Command } from 'commander';
import { usage } from '../cli-failure.ts';
import type { Cli } from '../cli.ts';
import { table, type TableColumn } from '../output/table.ts';
import type { Bind } from '../program.ts';

/** `regulation list`: every rule of the Regulation (法规规则) as the program applies it, with the office's own files; needs no server. */
export function addRegulationCommands(program: Command, bind: Bind): void {
  const group = program.command('regulation').description('《信访工作条例》规则 / the rules of the Regulation');
  const list = group.command('list').description('列出全部规则，附条款与施行日期 / every rule with its article and date of effect');
  bind(list, async (cli) => {
    const rules = await rulesOf(cli);
    cli.result({ items: rules }, () => listText(cli, rules));
    return 0;
  });
}

async function rulesOf({ io }: Cli): Promise<readonly ListedRule[]> {
  const { officeRules, WrongUsage } = await import('@anjuan/service-host'); // only here: what hosts a server takes long to load
  try {
    const { local, warnings, notices } = officeRules(io.env);
    return regulationList(local, warnings, notices);
  } catch (error) {
    throw error instanceof WrongUsage ? usage(error.message, error.message) : error;
  }
}

function listText(cli: Cli, rules: readonly ListedRule[]): string {
  const { isTTY, columns: room } = cli.io.stdout;
  return `${table(columnsOf(cli), rules, isTTY === true ? room : undefined)}\n${cli.say(`共 ${rules.length} 条规则`, `${rules.length} rules`)}`;
}

function columnsOf({ say }: Cli): readonly TableColumn<ListedRule>[] {
  return [
    { title: say('种类', 'Kind'), cell: ({ kind }) => say(...kinds[kind]) },
    { title: say('代码', 'Code'), cell: ({ code }) => code },
    { title: say('规则', 'Rule'), cell: ({ label, english }) => say(label, english), flexible: 16 },
    { title: say('数值', 'Value'), cell: ({ value }) => (value === null ? '' : String(value)), align: 'right' },
    { title: say('单位', 'Unit'), cell: ({ unit }) => (unit === null ? '' : say(...units[unit])) },
    { title: say('起算', 'Counted from'), cell: ({ start, startEnglish }) => say(start, startEnglish), flexible: 12 },
    { title: say('条款', 'Article'), cell: ({ article }) => (article === '' ? '' : say(`第${article}条`, `Art. ${article}`)) },
    { title: say('施行日期', 'In force from'), cell: ({ since }) => since },
  ];
}

const kinds: Readonly<Record<ListedRule['kind'], readonly [zh: string, en: string]>> = {
  clock: ['时限', 'limit'],
  extension: ['延长', 'extension'],
  limit: ['限额', 'number'],
  'local-limit': ['本地时限', 'local limit'],
  warning: ['预警', 'warning step'],
  'holiday-notice': ['节假日安排', 'holiday notice'],
  category: ['类别', 'category'],
  route: ['办理路径', 'route'],
  'refusal-ground': ['不予受理理由', 'ground for refusal'],
  'opinion-part': ['意见书内容', 'part of an opinion'],
};

const units: Readonly<Record<NonNullable<ListedRule['unit']>, readonly [zh: string, en: string]>> = {
  'calendar-days': ['自然日', 'calendar days'],
  'working-days': ['工作日', 'working days'],
  persons: ['人', 'people'],
  levels: ['级', 'levels'],
  percent: ['%', '%'],
};
