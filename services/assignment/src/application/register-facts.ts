import type { AssignmentEvent } from '@anjuan/contracts';
import type { CommandRunner } from '@anjuan/service-kit';
import {
  absent,
  beforeUnaskedEnd,
  evolveUnit,
  proposedUnit,
  reviewable,
  superiorOf,
  unitToSucceed,
  unknownUnit,
  type AssignmentState,
  type UnitState,
} from '../domain/index.ts';
import { assignmentDecider } from './assignment-decider.ts';
import type { Step } from './steps.ts';

/** The case id under which a unit's own stream is kept; no case is called like this. */
export function unitStream(code: string): string {
  return `unit.${code}`;
}

/** What a step needs to know beside its own case: units as the register tells them, and the other case of a merging. */
export interface RegisterFacts {
  /** The unit a step names or means. */
  readonly unit: string;
  readonly unitState: UnitState;
  /** The unit before it: the dissolved one, or the one whose decision is to be reviewed. */
  readonly before: UnitState;
  readonly other: AssignmentState;
}

const none: RegisterFacts = { unit: '', unitState: unknownUnit, before: unknownUnit, other: absent };
/** Reorganisations in a row that are followed; a register that turns in a circle ends here. */
const mostSuccessors = 20;

/** Looks up in this service's own streams what the step needs. */
export async function registerFacts(runner: CommandRunner, caseId: string, step: Step): Promise<RegisterFacts> {
  const caseState = (id = caseId): Promise<AssignmentState> =>
    runner.load<AssignmentState, AssignmentEvent>('assignment', id, assignmentDecider);
  const unitState = (code: string): Promise<UnitState> =>
    runner.load<UnitState, AssignmentEvent>('assignment', unitStream(code), { initialState: unknownUnit, evolve: evolveUnit });
  switch (step.type) {
    case 'TransferPetition':
    case 'EntrustPetition': {
      const unit = step.body.unit ?? proposedUnit(await caseState()) ?? '';
      return { ...none, unit, unitState: await unitState(unit) };
    }
    case 'DecideCompetence':
      return { ...none, unit: step.body.unit, unitState: await unitState(step.body.unit) };
    case 'SucceedUnit': {
      const before = await unitState(unitToSucceed(await caseState()) ?? '');
      const last = await lastSuccessor(before, unitState);
      return { ...none, before, unitState: last };
    }
    case 'RequestReview': {
      const before = await unitState(reviewable(beforeUnaskedEnd(await caseState()))?.decidedBy ?? '');
      const unit = step.body.unit ?? superiorOf(before) ?? '';
      return { ...none, unit, unitState: await unitState(unit), before };
    }
    case 'MergeCase':
      return { ...none, other: await caseState(step.body.into) };
    default: // the other steps need nothing beside their own case
      return none;
  }
}

async function lastSuccessor(first: UnitState, find: (code: string) => Promise<UnitState>): Promise<UnitState> {
  let last = first;
  for (let seen = 0; last.status === 'recorded' && last.dissolved !== null && last.successor !== null && seen < mostSuccessors; seen += 1)
    last = await find(last.successor);
  return last;
}
