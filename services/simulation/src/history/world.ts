import type { Actor, Json, RecordedEvent } from '@anjuan/contracts';
import type { Day, Regulation } from '@anjuan/regulation';
import { commandRunner, requestContext, type CommandContext, type Outcome } from '@anjuan/service-kit';
import { fire } from '@anjuan/supervision/handlers';
import type { City } from '../city/city.ts';
import { Random } from '../random.ts';
import { DueClocks } from './due-clocks.ts';
import { MemoryStore, type Appended } from './memory-store.ts';
import { answer, openOffices, type OfficeParts, type Offices } from './offices.ts';
import type { Timeline } from './timeline.ts';

export interface WorldParts {
  readonly seed: number;
  /** Names this simulation in its case ids, unit codes and keys. */
  readonly run: string;
  readonly city: City;
  readonly timeline: Timeline;
  readonly regulation: Regulation;
  readonly personSecret: Buffer;
  /** Gets every event in order, once. */
  readonly see: (event: RecordedEvent) => void;
}

/** Milliseconds between two entries of a day, which begins at eight: there is room for half a million. */
const betweenEntries = 100;

/** The simulated offices on a virtual clock: entries go to the services' own handlers, and what follows from them is answered at once. */
export class World {
  readonly parts: WorldParts;
  readonly offices: Offices;
  /** How often each refusal was met: plausible behaviour runs into some. */
  readonly refusals: Record<string, number> = {};
  private readonly office: OfficeParts;
  private readonly due = new DueClocks();
  private untaken: Appended[] = [];
  private entries = 0;
  private ofDay = 0;
  private actors = 0;

  constructor(parts: WorldParts) {
    const { city, regulation, personSecret } = parts;
    const clock = (): Date => this.now();
    const store = new MemoryStore(clock);
    // In memory a personal part stays as it was said, as text; who writes it to a store seals it there.
    const runner = commandRunner(store, { seal: (_person, _context, value: Json) => Promise.resolve(JSON.stringify(value)) });
    this.parts = parts;
    this.office = { store, runner, clock, city, regulation, personSecret };
    this.offices = openOffices(this.office);
  }

  get today(): Day {
    return this.parts.timeline.today;
  }

  get city(): City {
    return this.parts.city;
  }

  /** The chance of the next actor, apart from everybody else's. */
  chance(): Random {
    return Random.of(this.parts.seed, (this.actors += 1));
  }

  /** Has somebody enter something; gives the state after it, undefined where it was refused. What follows from it has followed. */
  async enter<State, Refusal extends { readonly code: string }>(
    actor: Actor,
    take: (context: CommandContext) => Promise<Outcome<State, Refusal>>,
  ): Promise<State | undefined> {
    this.ofDay += 1;
    const context = requestContext(actor, this.now(), null, `${this.parts.run}/${(this.entries += 1)}`);
    const outcome = await take(context);
    await this.follow();
    if (outcome.outcome === 'done') return outcome.state;
    const { code } = outcome.refusal;
    this.refusals[code] = (this.refusals[code] ?? 0) + 1;
    return undefined;
  }

  /** Begins a day: limits whose last day is over run out. */
  async morning(): Promise<void> {
    this.ofDay = 0;
    for (const timer of this.due.take(this.today)) await fire(this.office, timer, this.today, this.parts.regulation);
    await this.follow();
  }

  /** Answers what was appended, and what that brings, until nothing more comes. */
  async follow(): Promise<void> {
    for (let fresh = this.office.store.take(); fresh.length > 0; fresh = this.office.store.take()) {
      this.untaken.push(...fresh);
      for (const event of fresh.flatMap(({ events }) => events)) {
        this.due.see(event, this.today);
        this.parts.see(event);
        await answer(event, this.office);
      }
    }
  }

  /** What was appended since the last time, as it is to be appended to a real store. */
  take(): readonly Appended[] {
    const taken = this.untaken;
    this.untaken = [];
    return taken;
  }

  /** The first event of a stream. */
  async first(stream: string): Promise<RecordedEvent | undefined> {
    for await (const event of this.office.store.readStream(stream, { limit: 1 })) return event;
    return undefined;
  }

  get runner(): OfficeParts['runner'] {
    return this.office.runner;
  }

  private now(): Date {
    const eight = this.ofDay === 0 ? 0 : 8 * 3_600_000;
    return new Date(Date.parse(`${this.today}T00:00:00+08:00`) + eight + this.ofDay * betweenEntries);
  }
}
