/** One measured pair. `ratio` above 1 means that ours is better, whatever the unit. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly peerName: string;
  readonly unit: string;
  readonly ratio: number | null;
}

/** A figure of two rates: more is better. Three significant digits are more than the noise allows anyway. */
export function rateFigure(name: string, unit: string, ours: number, peer: number, peerName: string): Figure {
  return { name, ours: round(ours), peer: round(peer), peerName, unit, ratio: Number((ours / peer).toFixed(3)) };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** The middle value; the mean of the two middle ones for an even count. Throws on none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing');
  return (upper + lower) / 2;
}
