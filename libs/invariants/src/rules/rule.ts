import type { Actor, DomainEvent } from '@anjuan/contracts';
import type { Day, Regulation } from '@anjuan/regulation';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { UnitRegister } from '../facts/register.ts';
import type { InvariantCode } from '../invariants.ts';

/** What stands around a case. */
export interface World {
  readonly units: UnitRegister;
  readonly regulation: Regulation;
}

/** Looks at an event and at what was known before it; gives what the event breaks. Pure, never throws. */
export type EventRule = (event: DomainEvent, before: CaseFacts, world: World, actor: Actor) => readonly InvariantCode[];

/** Looks at a case at the end of its history; `today` is the day on which that is. */
export type EndRule = (facts: CaseFacts, world: World, today: Day) => readonly InvariantCode[];

/** The codes whose condition holds. */
export function broken(conditions: Partial<Record<InvariantCode, boolean>>): InvariantCode[] {
  return Object.entries(conditions).flatMap(([code, holds]) => (holds ? [code as InvariantCode] : []));
}
