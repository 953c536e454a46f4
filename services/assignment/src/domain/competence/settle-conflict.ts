import { accept, refuse, type DecideCompetence, type ReferConflict } from '@anjuan/contracts';
import { conflictStages } from '@anjuan/regulation';
import { refusedAccused } from '../accusation/name-accused-unit.ts';
import type { AssignmentState } from '../assignment/state.ts';
import { step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';
import { inForceOn, type UnitState } from '../unit/unit.ts';

/**
 * Takes a conflict of competence up (管辖争议提请裁定), Art. 24: first to the common superior, and from there to the joint conference. The
 * same again adds nothing.
 */
export function referConflict(command: StepFacts & Omit<ReferConflict, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['objected', 'taken-back', 'in-conflict'], (current) => {
    const { to, on, units, reason } = command;
    const { article } = conflictStages.term(to);
    const stage = current.status === 'in-conflict' ? current.stage : null;
    if (stage === to) return accept();
    const needed = to === 'joint-conference' ? 'common-superior' : null;
    if (stage !== needed) return refuse({ code: 'conflict-stage-order', needed: needed ?? 'joint-conference', article });
    const { personId } = current.proposal;
    return accept({ type: 'ConflictReferred', to, referredOn: on, units, article, personId, personal: { reason } });
  });
}

/**
 * Settles which unit is competent (确定责任单位), Art. 24: the units agree; else their common superior decides; else the joint conference
 * coordinates. Who was not asked cannot decide. The petition then waits to be sent to that unit, which cannot object again.
 */
export function decideCompetence(
  command: StepFacts & Omit<DecideCompetence, 'on'> & { readonly unitState: UnitState },
  state: AssignmentState,
): AssignmentDecision {
  return step(command, state, ['objected', 'taken-back', 'in-conflict'], (current) => {
    const { unit, by, on, unitState } = command;
    const { article } = conflictStages.term(by);
    const stage = current.status === 'in-conflict' ? current.stage : null;
    if (by !== 'agreement' && by !== stage) return refuse({ code: 'conflict-stage-order', needed: by, article });
    if (unitState.status === 'unknown') return refuse({ code: 'unit-unknown', unit });
    if (!inForceOn(unitState, on)) return refuse({ code: 'unit-not-in-force', unit, successor: unitState.successor });
    return refusedAccused(unit, current.aside.accused) ?? accept({ type: 'CompetenceDecided', unit, by, decidedOn: on, article });
  });
}
