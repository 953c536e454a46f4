import type { EventOf } from '@anjuan/contracts';
import { clockOf, isClockEvent, type ClockFacts } from '../facts/clocks.ts';
import { broken, type EndRule, type EventRule } from './rule.ts';

/** No clock unaccounted for: each that started is stopped, expired, or still running at the end, and each only once. */
export const clockRule: EventRule = (event, { clocks }, { regulation }, actor) => {
  if (!isClockEvent(event)) return [];
  const known = clocks[clockOf(event)];
  if (event.type === 'ClockStarted')
    return broken({
      'clock-started-twice': known !== undefined && (known.status !== 'stopped' || event.run <= known.run),
    });
  if (known?.run !== event.run) return ['clock-never-started'];
  switch (event.type) {
    case 'ClockStopped':
      return [...broken({ 'clock-ended-twice': known.status === 'stopped' }), ...wrongOutcome(event, known)];
    case 'ClockExpired':
      return broken({ 'clock-ended-twice': known.status !== 'running', 'clock-outcome-wrong': event.due !== known.due });
    case 'ClockPaused':
      return broken({ 'clock-ended-twice': known.status === 'stopped', 'pause-outside-re-review': event.clock !== 're-review' });
    case 'ClockResumed':
      return broken({ 'clock-ended-twice': known.status !== 'paused' });
    case 'HandlingLimitExtended': {
      const { maxDays, approver } = regulation.extensionOn('handling', known.due);
      return broken({
        'clock-ended-twice': known.status === 'stopped',
        'extension-too-long': known.extendedBy + event.days > maxDays,
        'extension-by-another': actor.role !== approver,
      });
    }
  }
};

function wrongOutcome({ on, outcome }: EventOf<'ClockStopped'>, { due }: ClockFacts) {
  const wrong = (outcome === 'met' && on > due) || (outcome === 'late' && on <= due) || (outcome === 'lapsed' && on !== due);
  return broken({ 'clock-outcome-wrong': wrong });
}

/** Clocks that run on after a closing: what is still to be carried out or reported, and the petitioner's own time. */
const outlive: readonly string[] = ['carrying-out', 'report-back', 'review-request', 're-review-request'];

/** What runs at the end may run: it is not over, and its case is not. */
export const clocksAtEnd: EndRule = ({ clocks, standing }, _world, today) => {
  const running = Object.values(clocks).filter(({ status }) => status === 'running' || status === 'paused');
  const gone = standing === 'over' || standing === 'merged';
  return broken({
    'clock-unaccounted': running.some(({ status, due }) => status === 'running' && due < today),
    'clock-outlives-case': standing !== 'open' && running.some(({ clock }) => gone || !outlive.includes(clock)),
  });
};
