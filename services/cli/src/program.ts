import { Command, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { operator, parseActor } from './api/actor.ts';
import { createCli, languageOf, type Cli } from './cli.ts';
import { addBacklogCommands } from './commands/backlog-lists.ts';
import { addCaseCommands } from './commands/case.ts';
import { addDeadLetterCommands } from './commands/dead-letters.ts';
import { addDocumentCommands } from './commands/documents.ts';
import { addImportCommands } from './commands/import.ts';
import { addListCommands } from './commands/lists.ts';
import { addOrderCommands } from './commands/orders.ts';
import { addRegulationCommands } from './commands/regulation.ts';
import { addReportCommands } from './commands/report.ts';
import { addSimulateCommands } from './commands/simulate.ts';
import { addStepCommands } from './commands/steps.ts';
import { addSnapshotCommands } from './commands/snapshots.ts';
import { addStoreCommands } from './commands/store.ts';
import { addSystemCommands } from './commands/system.ts';
import { addTemplateCommands } from './commands/templates.ts';
import type { Io } from './io.ts';
import { width } from './output/width.ts';

/** Does a command's work; answers the exit code, 0 when it answers nothing. */
export type Action<Options> = (cli: Cli, args: readonly string[], options: Options) => Promise<0 | 1 | undefined>;

/** Gives a command its work. */
export type Bind = <Options extends object>(command: Command, action: Action<Options>) => void;

interface GlobalOptions {
  data?: string;
  url?: string;
  json?: boolean;
  lang?: string;
  as?: string;
  wait?: boolean;
}

/** The whole command line (命令行). `onExit` gets the exit code of a command that ended without an error. */
export function createProgram(io: Io, onExit: (code: 0 | 1) => void): Command {
  const program = new Command('anjuan');
  program
    .description('案卷：信访事项的登记、查询、回放与办理 / petitions: import, look, replay, and steps by hand')
    .version(version(), '-V, --version', '版本 / version')
    .helpOption('-h, --help', '帮助 / help')
    .helpCommand('help [command]', '命令的帮助 / help for a command')
    .addOption(new Option('--data <dir>', '数据目录，默认 .anjuan / data folder (or ANJUAN_DATA)'))
    .addOption(new Option('--url <url>', '服务地址 / address of a running server').conflicts('data'))
    .option('--json', '最后一行输出一个 JSON 对象 / one JSON object as the last line of stdout')
    .addOption(new Option('--lang <lang>', '语言 / language').choices(['zh', 'en']))
    .option('--as <id:role:unit>', '办理人：账号:角色:单位代码 / who acts')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text), outputError: () => undefined })
    .configureHelp({ showGlobalOptions: true, displayWidth: width, styleTitle: bilingualTitle });

  const bind: Bind = (command, action) => {
    command.action(async (...received: unknown[]) => {
      const options = command.optsWithGlobals<GlobalOptions & object>();
      const { data, url, json, lang, as, wait } = options;
      const actor = as === undefined ? operator : parseActor(as);
      const common = { json: json ?? false, actor, skipWaiting: wait === false };
      const cli = createCli(
        io,
        { ...common, ...(data === undefined ? {} : { data }), ...(url === undefined ? {} : { url }) },
        languageOf(lang, io.env),
      );
      const args = received.slice(0, -2).filter((argument) => typeof argument === 'string');
      onExit((await action(cli, args, command.opts())) ?? 0);
    });
  };
  for (const add of [
    addImportCommands,
    addCaseCommands,
    addStepCommands,
    addBacklogCommands,
    addDocumentCommands,
    addTemplateCommands,
    addListCommands,
    addOrderCommands,
    addReportCommands,
    addRegulationCommands,
    addStoreCommands,
    addSnapshotCommands,
    addSystemCommands,
    addDeadLetterCommands,
    addSimulateCommands,
  ])
    add(program, bind);
  return program;
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 / Usage:',
  'Arguments:': '参数 / Arguments:',
  'Options:': '选项 / Options:',
  'Global Options:': '通用选项 / Global options:',
  'Commands:': '命令 / Commands:',
};

function bilingualTitle(title: string): string {
  return titles[title] ?? title;
}

function version(): string {
  const { version: text } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return text;
}
