import { SingleBar } from 'cli-progress';
import type { Cli } from '../cli.ts';
import type { Io } from '../io.ts';
import { duration, rateMeter, type RateMeter } from './rate.ts';
import { pad } from './width.ts';

/** Progress on stderr: a bar in a terminal, elsewhere a line every few seconds. */
export interface Progress {
  /** `count` is what the rate counts when it is not what the bar shows: rows beside bytes. */
  update(done: number, total: number, count?: number): void;
  /** Leaves the last state standing; may be called twice. */
  stop(): void;
}

const barWidth = 24;
const lineEveryMs = 5_000;

/** @param what e.g. 导入; @param unit what is counted, e.g. 行. */
export function createProgress(cli: Cli, what: string, unit: string): Progress {
  return cli.io.stderr.isTTY === true ? bar(cli, what, unit) : lines(cli, what, unit);
}

function bar({ io, say }: Cli, what: string, unit: string): Progress {
  const meters = metersAt(io);
  const single = new SingleBar({
    stream: io.stderr,
    hideCursor: true,
    gracefulExit: false, // Ctrl-C is handled where the command is
    fps: 10,
    format: (_options, { progress, value, total }, { count }: { count?: number }) => {
      const full = Math.round(progress * barWidth);
      const blocks = '█'.repeat(full) + '░'.repeat(barWidth - full);
      const percent = pad(`${Math.floor(progress * 100)}%`, 4, 'right');
      const left = say('剩余', 'left');
      return `${what} ${blocks} ${percent}  ${count ?? value} ${unit}  ${rateText(meters.counted)} ${unit}/s  ${left} ${duration(meters.shown.left(total))}`;
    },
  });
  let started = false;
  return {
    update: (done, total, count) => {
      meters.add(done, count ?? done);
      if (!started) single.start(Math.max(total, 1), done, { count: count ?? done });
      started = true;
      single.setTotal(Math.max(total, 1));
      single.update(total === 0 ? 1 : done, { count: count ?? done });
    },
    stop: () => {
      if (started) single.stop();
      started = false;
    },
  };
}

function lines({ io, say }: Cli, what: string, unit: string): Progress {
  const meters = metersAt(io);
  let last = io.now();
  return {
    update: (done, total, count) => {
      meters.add(done, count ?? done);
      if (io.now() - last < lineEveryMs) return;
      last = io.now();
      const percent = total > 0 ? `${Math.floor((done / total) * 100)}%` : '';
      const left = `${say('剩余', 'left')} ${duration(meters.shown.left(total))}`;
      io.stderr.write(`${what} ${percent} ${count ?? done} ${unit}, ${rateText(meters.counted)} ${unit}/s, ${left}\n`);
    },
    stop: () => undefined,
  };
}

function metersAt(io: Io): { shown: RateMeter; counted: RateMeter; add(done: number, count: number): void } {
  const [shown, counted] = [rateMeter(io.now()), rateMeter(io.now())];
  return {
    shown,
    counted,
    add: (done, count) => {
      shown.add(done, io.now());
      counted.add(count, io.now());
    },
  };
}

function rateText(meter: RateMeter): string {
  const rate = meter.rate();
  return rate === null ? '--' : rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1);
}
