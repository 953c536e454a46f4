import type { Verdict } from '@anjuan/invariants';
import { isDay } from '@anjuan/regulation';
import type { Simulated, Simulation } from '@anjuan/simulation';
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { CliFailure, usage } from '../cli-failure.ts';
import { createProgress } from '../output/progress.ts';
import type { Bind } from '../program.ts';
import { dataDirOf, withServer } from '../server/with-server.ts';

interface SimulateOptions {
  readonly city: string;
  readonly years: string;
  readonly casesPerYear: string;
  readonly seed: string;
  readonly until: string;
  readonly dryRun?: boolean;
  readonly besideRealCases?: boolean;
  /** --no-wait */
  readonly wait?: boolean;
}

/** `simulate`: years of an invented city's petition work (模拟), by the services' own deciders, into a data folder or only in memory. */
export function addSimulateCommands(program: Command, bind: Bind): void {
  const command = program
    .command('simulate')
    .description('模拟一座城市多年的信访办理并核查不变量 / years of an invented city’s petition work, checked against the invariants')
    .option('--city <name>', '城市名称 / name of the city', '星城市')
    .option('--years <n>', '年数 / years', '10')
    .option('--cases-per-year <n>', '每年新增事项 / new matters a year', '200')
    .option('--seed <n>', '种子，相同则结果相同 / the same seed gives the same history', '1')
    .option('--until <day>', '最后一日 / last day of the history', '2025-12-31')
    .option('--dry-run', '只在内存中，不写入 / only in memory')
    .option('--beside-real-cases', '允许写入已有真实案件的库 / also into a store that holds real cases')
    .option('--no-wait', '不等待各服务处理完毕 / do not wait until the services have worked on it');
  bind<SimulateOptions>(command, async (cli, _, options) => {
    const asked = { ...simulationOf(options, cli.io.now()), signal: cli.io.signal };
    const begun = performance.now();
    const simulated = options.dryRun === true ? await counted(cli, asked) : await written(cli, asked, options.besideRealCases === true);
    const seconds = (performance.now() - begun) / 1000;
    if (options.dryRun !== true && options.wait !== false) await withServer(cli, { writes: true }, () => Promise.resolve());
    return report(cli, simulated, seconds);
  });
}

function simulationOf({ city, until, ...options }: SimulateOptions, now: number): Simulation {
  const number = (name: string, text: string, most: number, least = 1): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw usage(`${name} 应为 ${least} 至 ${most} 的整数`, `${name} is a whole number from ${least} to ${most}`);
  };
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  if (!isDay(until) || until >= today)
    throw usage('--until 应为今天之前的日期，如 2025-12-31', '--until is a day before today, e.g. 2025-12-31');
  if (city.trim() === '' || city.length > 30) throw usage('--city 应为 1 至 30 个字', '--city has 1 to 30 characters');
  return {
    ...{ city: city.trim(), until, years: number('--years', options.years, 50), seed: number('--seed', options.seed, 2 ** 31 - 1, 0) },
    casesPerYear: number('--cases-per-year', options.casesPerYear, 1_000_000),
  };
}

/** In memory: nothing is kept of it but the verdict. */
async function counted(cli: Cli, simulation: Simulation): Promise<Simulated> {
  const { simulate } = await import('@anjuan/simulation');
  const progress = createProgress(cli, cli.say('模拟', 'simulating'), cli.say('事件', 'events'));
  let events = 0;
  const write: Simulation['write'] = (appended) => {
    for (const one of appended) events += one.events.length;
    progress.update(events, events);
    return Promise.resolve();
  };
  return simulate({ ...simulation, write }).finally(() => progress.stop());
}

/** Into the store of the data folder, on which no server may run meanwhile. */
async function written(cli: Cli, simulation: Simulation, besideRealCases: boolean): Promise<Simulated> {
  if (cli.options.url !== undefined)
    throw usage('模拟只能写入本机数据目录（--data），或用 --dry-run', 'simulate writes to a data folder (--data), or use --dry-run');
  const { AlreadyRunning, quietLog, standaloneConfig, withHost } = await import('@anjuan/standalone');
  const { holdsRealCases, OtherHistory, simulate, writeAppends } = await import('@anjuan/simulation');
  const progress = createProgress(cli, cli.say('模拟', 'simulating'), cli.say('事件', 'events'));
  const dataDir = dataDirOf(cli);
  try {
    return await withHost(
      standaloneConfig(['--data', dataDir, '--port', '0'], cli.io.env),
      quietLog(),
      async ({ store, vault, secrets }) => {
        if (!besideRealCases && (await holdsRealCases(store))) throw realCases(dataDir);
        let events = 0;
        let waiting: Parameters<NonNullable<Simulation['write']>>[0][number][] = [];
        const flush = async (): Promise<void> => {
          await writeAppends(store, vault, waiting);
          waiting = [];
        };
        const write: Simulation['write'] = async (appended) => {
          waiting.push(...appended);
          for (const one of appended) events += one.events.length;
          progress.update(events, events);
          if (waiting.length >= 2_000) await flush();
        };
        const simulated = await simulate({ ...simulation, personSecret: secrets.personId, write });
        await flush();
        return simulated;
      },
    );
  } catch (error) {
    if (error instanceof AlreadyRunning)
      throw new CliFailure({
        code: 'server-runs',
        zh: `有服务正在 ${dataDir} 上运行，请先停止它再写入模拟数据`,
        en: `a server runs on ${dataDir}: stop it before writing a simulation`,
        cause: error,
      });
    if (error instanceof OtherHistory)
      throw new CliFailure({
        code: 'other-history',
        zh: '库中已有同名的另一段历史，请换种子',
        en: 'the store holds another history under these names: take another seed',
        cause: error,
      });
    throw error;
  } finally {
    progress.stop();
  }
}

function realCases(dataDir: string): CliFailure {
  return new CliFailure({
    code: 'real-cases',
    zh: `${dataDir} 中已有真实案件或单位，未写入任何模拟数据；确要写入请加 --beside-real-cases，或用 --data 指定另一目录`,
    en: `${dataDir} holds real cases or units: nothing was written. Name another folder with --data, or add --beside-real-cases`,
  });
}

function report(cli: Cli, simulated: Simulated, seconds: number): 0 | 1 {
  const { cases, events, violations, counts, details, refusals } = simulated;
  const eventsPerSecond = Math.round(events / seconds);
  cli.result({ cases, events, violations, counts, details, refusals, seconds: Number(seconds.toFixed(1)), eventsPerSecond }, () =>
    [
      cli.say(
        `案件 ${cases}，事件 ${events}，不变量违反 ${violations}；每秒 ${eventsPerSecond} 个事件`,
        `${cases} cases, ${events} events, ${violations} violations; ${eventsPerSecond} events a second`,
      ),
      ...details.slice(0, 20).map((violation) => line(cli, violation)),
    ].join('\n'),
  );
  return violations === 0 ? 0 : 1;
}

function line({ say }: Cli, { invariant, caseId, event }: Verdict['details'][number]): string {
  const where = event ? `${event.stream} ${event.revision} ${event.type}` : say('历史结束时', 'at the end');
  return `${caseId}: ${invariant} (${where})`;
}
