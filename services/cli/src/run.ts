import { CommanderError } from 'commander';
import { CliFailure } from './cli-failure.ts';
import { createProgram } from './program.ts';
import type { Io } from './io.ts';

/** 0 done; 1 refused, or some rows rejected; 2 wrong usage; 130 ended by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Runs one command line, without the names of node and program. Never throws: what fails is said on stderr. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const outcome = { exit: 0 as 0 | 1 };
  try {
    await createProgram(io, (exit) => (outcome.exit = exit)).parseAsync(argv, { from: 'user' });
    return outcome.exit;
  } catch (error) {
    if (io.signal.aborted) return interrupted(io, argv);
    if (error instanceof CommanderError) return ofCommander(io, argv, error);
    return failed(io, argv, error instanceof CliFailure ? error : unexpected(error));
  }
}

function interrupted(io: Io, argv: readonly string[]): ExitCode {
  report(io, argv, new CliFailure({ code: 'interrupted', zh: '已中断', en: 'interrupted' }));
  return 130;
}

function failed(io: Io, argv: readonly string[], failure: CliFailure): ExitCode {
  report(io, argv, failure);
  return failure.exit;
}

/** Chinese first, then English; with --json also as the one object on stdout, beside what was reached. */
function report(io: Io, argv: readonly string[], { details }: CliFailure): void {
  io.stderr.write(`错误：${details.zh}\nError: ${details.en}\n`);
  if (!argv.includes('--json')) return;
  const error = { code: details.code, zh: details.zh, en: details.en, ...(details.problem ? { problem: details.problem } : {}) };
  io.stdout.write(`${JSON.stringify({ ...details.result, error })}\n`);
}

/** What commander found wrong, in Chinese too. Help and version end well. */
const commanderWords: Readonly<Record<string, string>> = {
  'commander.unknownOption': '未知选项',
  'commander.unknownCommand': '未知命令',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.excessArguments': '参数过多',
  'commander.invalidArgument': '取值不合要求',
  'commander.conflictingOption': '选项不能同时使用',
  'commander.help': '请指定命令',
};

function ofCommander(io: Io, argv: readonly string[], error: CommanderError): ExitCode {
  if (error.exitCode === 0) return 0;
  const message = error.code === 'commander.help' ? 'name a command' : error.message.replace(/^error: /, '').trim();
  const word = commanderWords[error.code] ?? '用法错误';
  return failed(io, argv, new CliFailure({ code: 'wrong-usage', zh: `${word}：${message}`, en: `${message}; see anjuan help`, exit: 2 }));
}

function unexpected(error: unknown): CliFailure {
  const reason = error instanceof Error ? error.message : String(error);
  return new CliFailure({ code: 'unexpected', zh: `意外错误：${reason}`, en: `unexpected: ${reason}`, cause: error });
}
