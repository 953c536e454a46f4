import { supervisionStates } from '@anjuan/regulation';
import { Option, type Command } from 'commander';
import { readList } from '../api/pages.ts';
import type { OrderItem } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { fieldLabel, label } from '../output/labels.ts';
import { listText } from '../output/list-text.ts';
import type { TableColumn } from '../output/table.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { count } from './options.ts';

interface Asked {
  readonly unit?: string;
  readonly state?: string;
  readonly kind?: string;
  readonly overdue?: boolean;
  readonly dueBy?: string;
  readonly limit: number;
}

/** `orders`: supervision orders and suggestions (督办台账), those due first. */
export function addOrderCommands(program: Command, bind: Bind): void {
  const orders = program
    .command('orders')
    .description('督办台账 / supervision orders and suggestions')
    .option('--unit <code>', '被督办单位 / supervised unit')
    .addOption(new Option('--state <state>', '状态 / state').choices(supervisionStates.codes))
    .addOption(new Option('--kind <kind>', '督办或者建议 / order or suggestion').choices(['order', 'suggestion']))
    .option('--overdue', '只看逾期 / only what was, or is, answered too late')
    .option('--due-by <day>', '答复期限不晚于 / answer due by')
    .addOption(new Option('--limit <n>', '最多几条 / at most so many').default(50).argParser(count));
  bind<Asked>(orders, async (cli, _args, { limit, overdue, ...filter }) => {
    const query = { ...filter, ...(overdue === true ? { overdue: 'true' } : {}) };
    const page = await withServer(cli, {}, (api) => readList<OrderItem>(api, '/api/supervision/orders', query, limit));
    cli.result(page, () => listText(cli, page, columns(cli)));
    return 0;
  });
}

function columns({ language, say }: Cli): TableColumn<OrderItem>[] {
  const field = (name: string): string => fieldLabel(name, language);
  const demand = (code: string): string => label(code, language, 'demand');
  return [
    { title: say('答复期限', 'Answer due'), cell: ({ due }) => due },
    { title: say('逾期', 'Overdue'), cell: ({ overdue }) => (overdue ? say('是', 'yes') : '') },
    { title: field('state'), cell: ({ state }) => label(state, language, 'orderState') },
    { title: say('案件', 'Case'), cell: ({ caseId }) => caseId },
    {
      title: say('种类', 'Kind'),
      cell: ({ kind, number }) => `${kind === 'order' ? say('督办', 'order') : say('建议', 'suggestion')} ${number}`,
    },
    { title: field('unit'), cell: ({ unit }) => unit },
    { title: field('documentNumber'), cell: ({ documentNumber }) => documentNumber },
    { title: say('情形、建议', 'Grounds'), cell: ({ grounds }) => grounds.map(demand).join(say('、', ', ')), flexible: 12 },
  ];
}
