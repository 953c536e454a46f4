/** Looks back so many milliseconds: long enough to be steady, short enough to notice a change. */
const windowMs = 10_000;

/** Rate and time left of a running task (速率, 剩余时间), over the last ten seconds. */
export interface RateMeter {
  add(done: number, nowMs: number): void;
  /** Per second; null before there is anything to go by. */
  rate(): number | null;
  /** Seconds; null when unknown. */
  left(total: number): number | null;
}

export function rateMeter(startMs: number): RateMeter {
  const samples: { done: number; at: number }[] = [{ done: 0, at: startMs }];
  const rate = (): number | null => {
    const [first, last] = [samples[0], samples.at(-1)];
    if (!first || !last || last.at <= first.at || last.done <= first.done) return null;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  };
  return {
    add: (done, at) => {
      samples.push({ done, at });
      while (samples.length > 2 && at - (samples[1]?.at ?? at) > windowMs) samples.shift();
    },
    rate,
    left: (total) => {
      const perSecond = rate();
      return perSecond === null ? null : Math.max(0, total - (samples.at(-1)?.done ?? 0)) / perSecond;
    },
  };
}

/** `1:02:03` or `2:03`; `--:--` when unknown. */
export function duration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return '--:--';
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
