import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance by a seed: the same seed gives the same choices on every machine, for ever. */
export class Random {
  private readonly generator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed | 0);
  }

  /** A chance of its own for one actor: what others do changes nothing in it. */
  static of(seed: number, actor: number): Random {
    return new Random(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(actor + 1, 0xc2b2ae35));
  }

  /** A whole number from `from` to `to`, both among them. */
  int(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  /** True in so many of a hundred cases. */
  percent(chance: number): boolean {
    return this.int(0, 9_999) < chance * 100;
  }

  /** One of them, each as likely. Throws RangeError on none. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }

  /** One of them by its weight. */
  weighted<Item extends string>(weights: Readonly<Record<Item, number>>): Item {
    const entries = Object.entries(weights) as [Item, number][];
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let at = this.int(1, total);
    for (const [item, weight] of entries) if ((at -= weight) <= 0) return item;
    throw new RangeError('weights are whole numbers from 1 on');
  }
}
