import { accept, refuse, type ReportResult } from '@anjuan/contracts';
import { unitInCharge, type AssignmentState } from '../assignment/state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

/** The unit reports the result of an entrusted petition to who entrusted it (反馈交办结果). A transferred one (转送) needs no report; a closed one still does. */
export function reportResult(command: StepFacts & Omit<ReportResult, 'on'>, state: AssignmentState): AssignmentDecision {
  const needed = [
    'accepted',
    'directed',
    'settled',
    'opinion-issued',
    'delivered',
    'under-review',
    'review-issued',
    'procedure-ended',
    'closed',
  ] as const;
  return step(command, state, needed, (current) => {
    const { proposal, aside } = current;
    const { personId } = proposal;
    const { reportBy } = aside;
    const unit = unitInCharge(current);
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (reportBy === null) return refuse({ code: 'nothing-entrusted' });
    return accept({ type: 'ResultReported', unit, reportedOn: command.on, reportBy, personId, personal: { report: command.report } });
  });
}
