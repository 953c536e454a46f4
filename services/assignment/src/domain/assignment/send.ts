import { accept, refuse } from '@anjuan/contracts';
import { conflictStages } from '@anjuan/regulation';
import { refusedAccused } from '../accusation/name-accused-unit.ts';
import { inForceOn, type UnitState } from '../unit/unit.ts';
import type { AssignmentState } from './state.ts';
import { step, type AssignmentDecision, type StepFacts } from './step.ts';

/** Where it goes: the unit named, or the proposed one, as the register knows it. */
export interface Sending extends StepFacts {
  readonly unit: string;
  readonly unitState: UnitState;
}

/** The unit a sending goes to when none is named. */
export function proposedUnit(state: AssignmentState): string | undefined {
  return state.status !== 'ended' && 'proposal' in state ? state.proposal.unit : undefined;
}

/** Hands the petition over to the competent unit (转送). Art. 22. */
export function transferPetition(sending: Sending, state: AssignmentState): AssignmentDecision {
  return send(sending, state, () => accept({ type: 'PetitionTransferred', unit: sending.unit, transferredOn: sending.on }));
}

/** Hands the petition over with an order to report the result by a day (交办). Art. 22. */
export function entrustPetition(sending: Sending & { readonly reportBy: string }, state: AssignmentState): AssignmentDecision {
  const { unit, on, reportBy } = sending;
  return send(sending, state, () =>
    reportBy < on ? refuse({ code: 'report-before-sending' }) : accept({ type: 'PetitionEntrusted', unit, entrustedOn: on, reportBy }),
  );
}

function send(sending: Sending, state: AssignmentState, then: () => AssignmentDecision): AssignmentDecision {
  return step(sending, state, ['proposed', 'taken-back'], ({ aside: { accused, competent } }) => {
    const { unit, unitState, on } = sending;
    if (unitState.status === 'unknown') return refuse({ code: 'unit-unknown', unit });
    if (!inForceOn(unitState, on)) return refuse({ code: 'unit-not-in-force', unit, successor: unitState.successor });
    // Who settled a conflict of competence settled it for the sender too.
    if (competent !== null && competent !== unit)
      return refuse({ code: 'competence-decided', unit: competent, article: conflictStages.term('agreement').article });
    return refusedAccused(unit, accused) ?? then();
  });
}
