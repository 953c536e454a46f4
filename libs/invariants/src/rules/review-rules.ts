import { isOneLevelUp } from '@anjuan/regulation';
import { broken, type EventRule } from './rule.ts';

/** No review above its level: one level up each, in their order, asked for in time, and none after re-review ended the procedure. */
export const reviewRule: EventRule = (event, { deliveredOn, reviewed, review, procedureEnded }, { units, regulation }) => {
  if (event.type === 'ReviewOpinionIssued')
    return broken({ 'review-not-asked': review === null || review.level !== event.level || review.issuedOn !== null });
  if (event.type === 'ReviewOpinionDelivered') return broken({ 'delivery-without-opinion': review === null || review.issuedOn === null });
  if (event.type !== 'ReviewRequested') return [];
  const { level, requestedOn } = event;
  const [reviewer, decided] = [units.find(event.unit), units.find(event.ofUnit)];
  const levels = regulation.limitOn('levels-up', requestedOn).value;
  const due = deliveredOn === null ? null : regulation.limitFrom(`${level}-request`, deliveredOn, '').due;
  return broken({
    'review-without-opinion': deliveredOn === null,
    'review-level-skipped': reviewed !== (level === 'review' ? null : 'review'),
    'review-above-level': !reviewer || !decided || !isOneLevelUp(reviewer, decided, levels),
    'review-request-late': due !== null && requestedOn > due,
    'review-after-end': procedureEnded,
  });
};
