import type { Command } from 'commander';

/** By what backlog cases are found, as the interface names it. */
export type BacklogFilter = Readonly<Partial<Record<'status' | 'district' | 'leader' | 'campaign' | 'rule' | 'dueBy' | 'q', string>>>;

/** The options by which a command finds backlog cases. */
export function addBacklogFilter(command: Command): Command {
  return command
    .option('--status <status>', '状态 / listed | reported | checked | watched | ended | moved')
    .option('--district <name>', '属地 / district')
    .option('--leader <id>', '包案领导 / leader in charge')
    .option('--campaign <id>', '专项 / campaign')
    .option('--rule <rule>', '列入情形 / why listed')
    .option('--due-by <day>', '期限不晚于 / due by')
    .option('--q <number>', '台账编号或案件编号的开头 / beginning of a number');
}

/** The filter among a command's options. */
export function backlogFilterOf({ status, district, leader, campaign, rule, dueBy, q }: BacklogFilter): BacklogFilter {
  const given = Object.entries({ status, district, leader, campaign, rule, dueBy, q }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
