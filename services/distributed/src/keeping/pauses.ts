/** Pauses before something that ended is started again: 100 ms, twice as long each time, 5 s at most; anew after it lived for 10 s. */
export function pauses(): (livedMs: number) => number {
  let failures = 0;
  return (livedMs) => {
    failures = livedMs > 10_000 ? 1 : failures + 1;
    return Math.min(50 * 2 ** failures, 5_000);
  };
}
