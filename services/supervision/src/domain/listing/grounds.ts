import type { EventOf } from '@anjuan/contracts';
import { addMonths, type ClockCode, type Day, type ListingRow } from '@anjuan/regulation';

export type Ground = EventOf<'BacklogListed'>['grounds'][number];

/** What is known of a case that may be backlog: limits that ran out and are still open, and what came in again on the same matter. */
export interface ListingFacts {
  readonly overdue: readonly { readonly clock: ClockCode; readonly due: Day }[];
  /** Days on which the matter was registered again, linked to the first registration by an officer. */
  readonly returns: readonly Day[];
  /** Day on which the procedure ended, Art. 36; null where it did not. */
  readonly endedOn: Day | null;
}

/**
 * Why a case is to be listed as backlog on a day (列入情形): past a limit by the months of the rule, repeated so many times within its
 * months, or back after the end of its procedure. None where no rule meets it. Never throws.
 */
export function listingGrounds(facts: ListingFacts, rules: readonly ListingRow[], today: Day): readonly Ground[] {
  return rules
    .filter(({ since }) => since <= today)
    .flatMap((row): Ground[] => {
      switch (row.rule) {
        case 'overdue': {
          const months = facts.overdue.filter(({ clock }) => row.clocks.includes(clock)).map(({ due }) => monthsPast(due, today));
          const most = Math.max(-1, ...months);
          return most >= row.months ? [{ rule: row.rule, found: most }] : [];
        }
        case 'repeated':
          return counted(row, facts.returns, today);
        case 'returned-after-end': {
          const { endedOn } = facts;
          return endedOn === null ? [] : counted(row, facts.returns.filter((day) => day >= endedOn), today); // prettier-ignore
        }
        case 'superior-list':
        case 'office-list':
          return []; // an officer's own
      }
    });
}

/** Whole months since the last day of a limit; -1 while it runs. */
function monthsPast(due: Day, today: Day): number {
  let months = -1;
  while (addMonths(due, months + 1) < today) months += 1;
  return months;
}

/** The most that came in within the rule's months, as a window ends with each of them. */
function counted(row: Extract<ListingRow, { readonly times: number }>, days: readonly Day[], today: Day): Ground[] {
  const known = days.filter((day) => day <= today);
  const within = (last: Day): number =>
    known.filter((day) => day <= last && (row.withinMonths === null || day > addMonths(last, -row.withinMonths))).length;
  const most = Math.max(0, ...known.map(within));
  return most >= row.times ? [{ rule: row.rule, found: most }] : [];
}
