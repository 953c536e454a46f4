import { TakeStepHandler, RecordUnitHandler, proposingCauses, propose, endingCauses, endLapsed } from '@anjuan/assignment/handlers';
import { DecideHandler } from '@anjuan/classification/handlers';
import type { RecordedEvent } from '@anjuan/contracts';
import { RegisterPetitionHandler, registration, TakeWindowStepHandler, WithdrawPetitionHandler } from '@anjuan/intake/handlers';
import type { Regulation } from '@anjuan/regulation';
import type { CommandRunner } from '@anjuan/service-kit';
import { clockingCauses, ExtendHandlingLimitHandler, GroupSteps, moveClocks, TakeBacklogStepHandler } from '@anjuan/supervision/handlers';
import type { City } from '../city/city.ts';
import type { MemoryStore } from './memory-store.ts';

export interface OfficeParts {
  readonly store: MemoryStore;
  readonly runner: CommandRunner;
  readonly clock: () => Date;
  readonly city: City;
  readonly regulation: Regulation;
  /** Makes person ids, the same for the same person. */
  readonly personSecret: Buffer;
}

/** The services' own command handlers on the simulated store: nothing of a decision is written again here. */
export function openOffices({ store, runner, city, regulation, personSecret }: OfficeParts) {
  const standing = (code: string) => {
    const unit = city.all().find((each) => each.code === code);
    if (!unit) return Promise.resolve({ known: false } as const);
    return Promise.resolve({ known: true, inForce: city.isInForce(unit), successor: unit.facts.successor } as const);
  };
  return {
    register: new RegisterPetitionHandler(runner, registration(personSecret)),
    window: new TakeWindowStepHandler(runner, regulation),
    withdraw: new WithdrawPetitionHandler(runner),
    classify: new DecideHandler({ runner, store }, { standing }),
    units: new RecordUnitHandler(runner),
    handle: new TakeStepHandler(runner, regulation),
    extend: new ExtendHandlingLimitHandler(runner),
    backlog: new TakeBacklogStepHandler(runner),
    groups: new GroupSteps(runner),
  };
}

export type Offices = ReturnType<typeof openOffices>;

const [proposing, clocking, ending]: readonly ReadonlySet<string>[] = [proposingCauses, clockingCauses, endingCauses].map(
  (types) => new Set(types),
);

/** What the process managers answer an event with, in the order they would: the dispatcher's desk, then the clocks, then the end. */
export async function answer(event: RecordedEvent, { runner, clock, regulation }: OfficeParts): Promise<void> {
  if (proposing?.has(event.type)) await propose({ runner, clock }, event);
  if (clocking?.has(event.type)) await moveClocks({ runner, clock }, regulation, event);
  if (ending?.has(event.type)) await endLapsed({ runner, clock }, regulation, event);
}
