import type { DomainEvent } from '@anjuan/contracts';
import { backlogAfter, type BacklogFacts } from '../facts/backlog.ts';
import type { InvariantCode } from '../invariants.ts';
import { broken, type EventRule } from './rule.ts';

const steps: readonly string[] = [
  ...['LeaderAssigned', 'BacklogPlanSet', 'PlanStepDone', 'BacklogWorkRecorded', 'ReliefRequested', 'ReliefDecided', 'ReliefPaid'],
  ...['ResolutionReported', 'ResolutionChecked', 'BacklogStruckOff', 'WatchVisitRecorded', 'WatchEnded', 'BacklogRelapsed'],
  ...['CampaignJoined', 'BatchAnswered'],
];

/** Backlog work: on a listed case, struck off by another unit's check under a leader, no more money than approved. */
export const backlogRule: EventRule = (event, { backlog }) => [
  ...broken({ 'backlog-step-unlisted': !backlog.listed && steps.includes(event.type) }),
  ...ofStep(event, backlog),
];

function ofStep(event: DomainEvent, backlog: BacklogFacts): readonly InvariantCode[] {
  switch (event.type) {
    case 'ResolutionChecked':
      return broken({ 'checked-by-own-unit': event.unit !== '' && event.unit === backlog.reportedBy });
    case 'BacklogStruckOff':
      return broken({ 'struck-off-unchecked': !backlog.checked, 'struck-off-without-leader': !backlog.leader });
    case 'WatchEnded':
      return broken({ 'watch-ended-early': backlog.watchUntil !== null && event.endedOn <= backlog.watchUntil });
    case 'BacklogRelapsed':
      return broken({ 'relapse-count-wrong': event.times !== backlog.times + 1 });
    case 'ReliefDecided':
    case 'ReliefPaid': {
      const relief = backlogAfter(backlog, event).reliefs[event.relief - 1];
      return broken({ 'relief-overpaid': !relief || relief.approvedFen > relief.askedFen || relief.paidFen > relief.approvedFen });
    }
    default: // no other step can break a rule of backlog work
      return [];
  }
}
