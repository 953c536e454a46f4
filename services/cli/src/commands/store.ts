import { formatPosition, startPosition } from '@anjuan/contracts';
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { usage } from '../cli-failure.ts';
import type { Bind } from '../program.ts';
import { parsePlace, placeInTarget } from '../store-copy/position-map.ts';
import { runCopy, type CopyCommand } from '../store-copy/run-copy.ts';

/** `store copy`, `store place`. */
export function addStoreCommands(program: Command, bind: Bind): void {
  const group = program.command('store').description('事件库 / the event store itself');
  const copy = group
    .command('copy')
    .description('把事件库复制到另一个库并逐条核对 / copy the store into another one and compare event by event')
    .requiredOption('--from <url>', '源库 / postgres://… or kurrentdb://…')
    .requiredOption('--to <url>', '目标库（PostgreSQL 须用属主）/ the target; in PostgreSQL as the schema’s owner')
    .option('--map <file>', '记录每个事件在两库中的位置 / writes where each event was and is');
  bind<CopyCommand>(copy, (cli, _, options) => runCopy(cli, options));

  const place = group
    .command('place')
    .description('源库中的位置在目标库中是哪里 / where a place of the source lies in the target')
    .argument('<position>', '源库位置 / place in the source, e.g. 812.90311')
    .requiredOption('--map <file>', 'store copy --map 的文件 / the file of store copy --map');
  bind<{ map: string }>(place, async (cli, [text = ''], { map }) => {
    const asked = parsePlace(text);
    if (!asked) throw usage('位置写作 812.90311', 'a place is written 812.90311', 'wrong-place');
    const found = formatPosition((await placeInTarget(resolve(cli.io.cwd, map), asked)) ?? startPosition);
    cli.result({ from: text, to: found }, () => found);
    return 0;
  });
}
