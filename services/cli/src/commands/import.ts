import type { Command } from 'commander';
import { petitionImport } from '../importing/petitions.ts';
import { runImport, type ImportKind } from '../importing/run-import.ts';
import { unitImport } from '../importing/units.ts';
import type { Bind } from '../program.ts';
import { addBacklogImport } from './backlog.ts';

/** `import petitions FILE`, `import units FILE`, `import backlog FILE`. */
export function addImportCommands(program: Command, bind: Bind): void {
  const group = program.command('import').description('导入表格 / import a table');
  const kinds: [string, string, ImportKind][] = [
    ['petitions', '导入信访事项（.csv、.xlsx）/ import petitions', petitionImport],
    ['units', '导入单位（.csv、.xlsx）/ import units', unitImport],
  ];
  for (const [name, description, kind] of kinds) {
    const command = group
      .command(name)
      .description(description)
      .argument('<file>', '文件 / file')
      .option('--sheet <name>', '工作表名 / sheet of a workbook')
      .option('--no-wait', '不等待后台处理 / do not wait for the processing');
    bind<{ sheet?: string }>(command, (cli, [file = ''], { sheet }) => runImport(cli, kind, file, sheet));
  }
  addBacklogImport(group, bind);
}
