import type { RecordedEvent } from '@anjuan/contracts';
import { CopyRefused, EventStoreUnavailable, type CopyTarget, type EventStore } from '@anjuan/event-store';
import { resolve } from 'node:path';
import type { Cli } from '../cli.ts';
import { CliFailure, usage } from '../cli-failure.ts';
import { createProgress } from '../output/progress.ts';
import { copyStore } from './copy-store.ts';
import { writeMap } from './position-map.ts';
import { openSource, openTarget, storeAddress } from './stores.ts';
import { verifyCopy, type Difference } from './verify-copy.ts';

export interface CopyCommand {
  readonly from?: string;
  readonly to?: string;
  /** File that gets the places of every event in both stores. */
  readonly map?: string;
}

/** What a copy came to: `already` stood in the target before. */
interface Counts {
  readonly copied: number;
  readonly already: number;
  readonly verified: number;
  readonly differences: number;
}

/** Differences that are named one by one; the others are counted. */
const named = 20;

/** Copies, then compares everything. Answers 1 when there is a difference. Throws CliFailure. */
export async function runCopy(cli: Cli, { from, to, map }: CopyCommand): Promise<0 | 1> {
  const [source, target] = [storeAddress('--from', from), storeAddress('--to', to)];
  if (source.url === target.url) throw usage('--from 与 --to 相同', '--from and --to are the same', 'same-store');
  try {
    const open = openSource(source);
    await using _source = { [Symbol.asyncDispose]: () => open.close() };
    const copy = await openTarget(target);
    await using _copy = { [Symbol.asyncDispose]: () => copy.close() };
    const counts = await copyAndVerify(cli, open, copy, map === undefined ? undefined : resolve(cli.io.cwd, map));
    cli.result(counts, () =>
      cli.say(
        `写入 ${counts.copied}，已有 ${counts.already}，核对一致 ${counts.verified}，不一致 ${counts.differences}`,
        `${counts.copied} copied, ${counts.already} already there, ${counts.verified} verified, ${counts.differences} different`,
      ),
    );
    return counts.differences > 0 ? 1 : 0;
  } catch (error) {
    if (cli.io.signal.aborted) throw error;
    throw failureOf(error);
  }
}

async function copyAndVerify(cli: Cli, source: EventStore, target: CopyTarget, map: string | undefined): Promise<Counts> {
  const { signal } = cli.io;
  const end = await source.head();
  const copying = createProgress(cli, cli.say('复制', 'copying'), cli.say('事件', 'events'));
  const copied = await copyStore(source, target, end, { signal, progress: (count) => copying.update(count, count) }).finally(() =>
    copying.stop(),
  );
  const checking = createProgress(cli, cli.say('核对', 'verifying'), cli.say('事件', 'events'));
  const writer = map === undefined ? undefined : writeMap(map);
  let [verified, differences, missing] = [0, 0, 0];
  const different = (difference: Difference): void => {
    differences += 1;
    if (difference.what === 'missing') missing += 1;
    if (differences <= named) note(cli, difference);
  };
  const equal = async (original: RecordedEvent, event: RecordedEvent): Promise<void> => {
    verified += 1;
    checking.update(verified, verified);
    await writer?.add(original.position, event.position);
  };
  await verifyCopy(source, target, end, { signal, equal, different }).finally(() => checking.stop());
  await writer?.finish();
  return { copied, already: Math.max(0, verified + differences - missing - copied), verified, differences };
}

function note(cli: Cli, { what, position, fields }: Difference): void {
  const words = {
    missing: ['缺失', 'missing'],
    surplus: ['多余', 'surplus'],
    order: ['顺序不同', 'out of order'],
    changed: ['内容不同', 'changed'],
  } as const;
  const [zh, en] = words[what];
  const detail = fields ? `: ${fields.join(', ')}` : '';
  cli.note(`${position} ${zh}${detail}`, `${position} ${en}${detail}`);
}

function failureOf(error: unknown): unknown {
  if (error instanceof CopyRefused)
    return new CliFailure({
      code: 'not-a-copy',
      zh: '目标库不是该源库的副本，未作改动',
      en: `the target is no copy of this source and was left alone: ${error.message}`,
      exit: 2,
      cause: error,
    });
  if (error instanceof EventStoreUnavailable)
    return new CliFailure({
      code: 'unavailable',
      zh: '事件库没有应答，可再次运行以继续',
      en: `${error.message.split(' / ').at(-1) ?? ''}; run it again to go on`,
      cause: error,
    });
  return error;
}
