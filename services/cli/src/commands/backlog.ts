import type { Command } from 'commander';
import { runBacklogImport } from '../backlog/run-backlog-import.ts';
import type { Bind } from '../program.ts';

/** `import backlog FILE`, in the group of the imports. */
export function addBacklogImport(group: Command, bind: Bind): void {
  const command = group
    .command('backlog')
    .description('导入积案台账（.xlsx）/ import an office’s own ledger of backlog cases')
    .argument('<file>', '文件 / file')
    .option('--mapping <file>', '列对应文件（JSON），用于自动识别不了的台账 / mapping file, for a layout that is not recognised')
    .option('--no-wait', '不等待后台处理 / do not wait for the processing');
  bind<{ mapping?: string }>(command, (cli, [file = ''], { mapping }) => runBacklogImport(cli, file, mapping));
}
