import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Standalone } from '@anjuan/standalone';
import { createApi, type Api } from '../api/client.ts';
import { waitUntilCaughtUp } from '../api/consumers.ts';
import { CliFailure, usage } from '../cli-failure.ts';
import type { Cli } from '../cli.ts';
import { findRunningServer } from './running-server.ts';

export interface ServerUse {
  /** The command appends: a server of our own is not stopped before its consumers are done. */
  readonly writes?: boolean;
}

/** The data folder: --data, ANJUAN_DATA, or `.anjuan`. */
export function dataDirOf({ io, options }: Cli): string {
  return resolve(io.cwd, options.data ?? (io.env['ANJUAN_DATA'] || '.anjuan'));
}

/** Works with the server that --url names or that runs on the data folder; else with one of our own, stopped afterwards. */
export async function withServer<T>(cli: Cli, use: ServerUse, work: (api: Api) => Promise<T>): Promise<T> {
  const { url } = cli.options;
  if (url !== undefined) return work(apiAt(cli, checkedUrl(url)));
  const dataDir = dataDirOf(cli);
  const running = await findRunningServer(dataDir, cli.io.signal);
  if (running !== null) return work(apiAt(cli, running));
  return withOwnServer(cli, dataDir, use, work);
}

async function withOwnServer<T>(cli: Cli, dataDir: string, use: ServerUse, work: (api: Api) => Promise<T>): Promise<T> {
  cli.note(`没有正在运行的服务，为本命令临时启动（${dataDir}）`, `no server runs: starting one for this command (${dataDir})`);
  const standalone = await start(cli, dataDir);
  if (standalone === null) return withServer(cli, use, work);
  try {
    const api = apiAt(cli, standalone.url);
    const result = await work(api);
    if (use.writes === true && !cli.options.skipWaiting) await waitUntilCaughtUp(api, { signal: cli.io.signal });
    return result;
  } finally {
    await standalone.stop();
  }
}

/** Null when another process took the folder at the same moment: its server is used as soon as it answers. */
async function start(cli: Cli, dataDir: string): Promise<Standalone | null> {
  // Loaded only here: with a running server the whole system need not be read.
  const { AlreadyRunning, quietLog, standaloneConfig, startStandalone } = await import('@anjuan/standalone');
  try {
    return await startStandalone(standaloneConfig(['--data', dataDir, '--port', '0'], cli.io.env), quietLog());
  } catch (cause) {
    if (cause instanceof AlreadyRunning && (await comesUp(dataDir, cli.io.signal))) return null;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliFailure({
      code: 'server-not-started',
      zh: `无法在 ${dataDir} 启动服务：${reason}`,
      en: `no server could be started on ${dataDir}: ${reason}`,
      cause,
    });
  }
}

/** Waits for the server that another process is starting on the folder; false when none answers within the limit. */
async function comesUp(dataDir: string, signal: AbortSignal): Promise<boolean> {
  for (let waited = 0; waited < 60_000; waited += 500) {
    if ((await findRunningServer(dataDir, signal)) !== null) return true;
    await delay(500, undefined, { signal });
  }
  return false;
}

function apiAt(cli: Cli, url: string): Api {
  return createApi({ url, actor: cli.options.actor, signal: cli.io.signal });
}

function checkedUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw usage('--url 应为 http:// 或 https:// 开头的地址', '--url must be an address that begins with http:// or https://');
}
