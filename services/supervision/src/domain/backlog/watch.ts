import { accept, refuse, type EndWatch, type RecordRelapse, type RecordWatchVisit } from '@anjuan/contracts';
import type { BacklogState } from './state.ts';
import { backlogStep, type BacklogDecision, type BacklogFacts } from './step.ts';

/** Records a visit in the watch period (稳控回访). Never throws. */
export function recordWatchVisit({ stable, record, ...facts }: RecordWatchVisit & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(facts, state, ['watched'], ({ personId }) =>
    accept({ type: 'WatchVisitRecorded', visitedOn: facts.on, stable, personId, personal: { record } }),
  );
}

/** Ends the watch period (稳控期满), after its last day. Ended: adds nothing. Never throws. */
export function endWatch(command: EndWatch & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(command, state, ['watched', 'ended'], ({ status, watchUntil, watchVisits }) => {
    if (status === 'ended') return accept();
    if (watchUntil !== null && command.on <= watchUntil) return refuse({ code: 'watch-not-over', until: watchUntil });
    return accept({ type: 'WatchEnded', endedOn: command.on, visits: watchVisits });
  });
}

/** The matter is back (反弹), in the watch period or after it: the case is on the list again. Listed: adds nothing. Never throws. */
export function recordRelapse({ because, reason, ...facts }: RecordRelapse & BacklogFacts, state: BacklogState): BacklogDecision {
  return backlogStep(facts, state, ['watched', 'ended', 'listed'], ({ personId, status, times }) => {
    if (status === 'listed')
      return times > 1 ? accept() : refuse({ code: 'wrong-backlog-state', is: status, needed: ['watched', 'ended'] });
    return accept({ type: 'BacklogRelapsed', relapsedOn: facts.on, because, times: times + 1, personId, personal: { reason } });
  });
}
