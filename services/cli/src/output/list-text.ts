import type { Page } from '../api/types.ts';
import type { Cli } from '../cli.ts';
import { table, type TableColumn } from './table.ts';

/** A page of a list as a table, with how many there are and how to see more. */
export function listText<Row>(cli: Cli, { items, next }: Page<Row>, columns: readonly TableColumn<Row>[]): string {
  if (items.length === 0) return cli.say('没有记录。', 'Nothing there.');
  const { isTTY, columns: room } = cli.io.stdout;
  const more = next === null ? '' : `\n${cli.say('还有更多，可用 --limit 增加条数', 'There are more: raise --limit')}`;
  return `${table(columns, items, isTTY === true ? room : undefined)}\n${cli.say(`共 ${items.length} 条`, `${items.length} shown`)}${more}`;
}
