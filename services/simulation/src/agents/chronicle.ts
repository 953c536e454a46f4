import type { Matter } from '../city/people.ts';
import type { World } from '../history/world.ts';
import { Case } from './case.ts';

/** Every case of a simulation, for those who look at all of them: supervisors, reorganisers. */
export class Chronicle {
  readonly world: World;
  /** Written into each registration: it came from no register but from this simulation. */
  readonly reference: string;
  private readonly cases: Case[] = [];

  constructor(world: World, reference: string) {
    this.world = world;
    this.reference = reference;
  }

  open(matter: Matter, earlier: readonly Case[]): Case {
    const number = String(this.cases.length + 1).padStart(6, '0');
    const found = new Case(this.world, `SIM-${this.world.parts.run}-${number}`, matter, earlier);
    this.cases.push(found);
    return found;
  }

  all(): readonly Case[] {
    return this.cases;
  }
}
