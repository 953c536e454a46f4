import { addDays, type Day } from '@anjuan/regulation';

/** What somebody does over time: acts, then gives the number of days until acting again (0: later the same day). */
export type Life = AsyncGenerator<number, void, undefined>;

/** Lives on one calendar (虚拟时钟): those of a day act one after another in the order they came to it, so every run is the same. */
export class Timeline {
  private readonly days = new Map<Day, Life[]>();
  today: Day;

  constructor(begin: Day) {
    this.today = begin;
  }

  /** `inDays`: days from today. */
  add(life: Life, inDays = 0): void {
    const day = inDays === 0 ? this.today : addDays(this.today, inDays);
    const waiting = this.days.get(day);
    if (waiting) waiting.push(life);
    else this.days.set(day, [life]);
  }

  /** Lives the days up to `until`, that day among them. `morning` comes before anybody acts on a day, `evening` after. */
  async run(until: Day, morning: () => Promise<void>, evening: () => Promise<void>): Promise<void> {
    for (; this.today <= until; this.today = addDays(this.today, 1)) {
      await morning();
      const acting = this.days.get(this.today) ?? [];
      for (let at = 0; at < acting.length; at += 1) await this.act(acting[at]);
      this.days.delete(this.today);
      await evening();
    }
  }

  private async act(life: Life | undefined): Promise<void> {
    const step = await life?.next();
    if (life && step?.done === false) this.add(life, step.value);
  }
}
