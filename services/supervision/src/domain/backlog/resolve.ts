import { accept, refuse, type CheckResolution, type ReportResolution, type StrikeOffBacklog } from '@anjuan/contracts';
import { addDays } from '@anjuan/regulation';
import type { BacklogRules, StrikeOffCondition } from './rules.ts';
import type { BacklogState } from './state.ts';
import { backlogStep, type BacklogDecision, type BacklogFacts, type Known } from './step.ts';

/** What was done with the request: settled, explained, relieved, referred for punishment. */
const article = '28';

/** The unit reports the case as resolved (上报化解). Reported already: adds nothing. Never throws. */
export function reportResolution(command: ReportResolution & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, ['listed', 'reported'], ({ personId, status }) => {
    if (status === 'reported') return accept();
    const { on: reportedOn, results, report, actor } = command;
    return accept({ type: 'ResolutionReported', unit: actor.unit, results, reportedOn, article, personId, personal: { report } });
  });
}

/** The superior looks at the result (核查验收): it holds, or the case goes back. Not the unit that reported it. Never throws. */
export function checkResolution(command: CheckResolution & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, ['reported'], ({ personId, reported }) => {
    const { on: checkedOn, passed, finding, actor } = command;
    if (actor.unit !== '' && actor.unit === reported?.unit) return refuse({ code: 'checked-by-own-unit', unit: actor.unit });
    return accept({ type: 'ResolutionChecked', passed, unit: actor.unit, checkedOn, personId, personal: { finding } });
  });
}

/** Takes the case off the list (销号) once every condition holds; the watch period begins with the next day. Struck off: adds nothing. Never throws. */
export function strikeOffBacklog(command: StrikeOffBacklog & BacklogFacts, state: BacklogState, rules: BacklogRules): BacklogDecision {
  if (state.status === 'watched') return accept();
  return backlogStep(command, state, ['checked'], (known) => {
    const missing = rules.conditions.filter((condition) => !holds(condition, known));
    const { leader, reported, checkedOn, personId } = known;
    if (missing.length > 0 || leader === null || reported === null || checkedOn === null)
      return refuse({ code: 'conditions-missing', missing: missing.length > 0 ? missing : ['leader'] });
    const { on: struckOffOn, documentNumber, summary } = command;
    const reliefFen = known.reliefs.reduce((sum, { paidFen }) => sum + paidFen, 0);
    const form = { visits: known.visits, planSteps: known.plan?.steps.length ?? 0, reliefFen, reportedOn: reported.on, checkedOn };
    const watchUntil = addDays(struckOffOn, rules.watchDays);
    return accept({ type: 'BacklogStruckOff', struckOffOn, documentNumber, watchUntil, leader, form, personId, personal: { summary } });
  });
}

function holds(condition: StrikeOffCondition, { leader, plan, visits, reliefs }: Known): boolean {
  switch (condition) {
    case 'leader':
      return leader !== null;
    case 'plan':
      return plan !== null;
    case 'plan-done':
      return plan?.steps.every(({ done }) => done) ?? true;
    case 'visited':
      return visits > 0;
    case 'relief-settled':
      return reliefs.every(({ approvedFen, paidFen }) => approvedFen !== null && approvedFen === paidFen);
  }
}
