import { accept, refuse, type AssignmentEvent } from '@anjuan/contracts';
import { categories } from '@anjuan/regulation';
import type { AssignmentState } from '../assignment/state.ts';
import { step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

const { article } = categories.term('accusation');

/**
 * Names the accused unit (被检举单位), which never gets the material, Art. 30. Where it already has it, the material is taken back at once.
 * Named before: adds nothing.
 */
export function nameAccusedUnit(
  command: StepFacts & { readonly unit: string; readonly reason: string },
  state: AssignmentState,
): AssignmentDecision {
  const needed = ['proposed', 'sent', 'objected', 'taken-back', 'in-conflict', 'accepted'] as const;
  return step(command, state, needed, (current) => {
    const { unit, on, reason } = command;
    const { proposal, aside } = current;
    if (proposal.category !== 'accusation') return refuse({ code: 'not-an-accusation' });
    if (aside.accused.includes(unit)) return accept();
    const named: AssignmentEvent = {
      type: 'AccusedUnitNamed',
      unit,
      namedOn: on,
      article,
      personId: proposal.personId,
      personal: { reason },
    };
    const hasIt = 'unit' in current && current.unit === unit;
    return hasIt ? accept<AssignmentEvent>(named, { type: 'MaterialTakenBack', unit, takenBackOn: on }) : accept(named);
  });
}

/** The refusal of a sending to an accused unit; undefined where it may be sent. */
export function refusedAccused(unit: string, accused: readonly string[]): AssignmentDecision | undefined {
  return accused.includes(unit) ? refuse({ code: 'accused-unit', unit, article }) : undefined;
}
