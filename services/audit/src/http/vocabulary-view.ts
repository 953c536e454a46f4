import * as regulation from '@anjuan/regulation';
import type { Term } from '@anjuan/regulation';
import type { ClockState } from '../domain/index.ts';

const { categoryOfRoute, clockRules, routes } = regulation;

/** How a clock stands (计时状态); `lapsed`: the petitioner's own time ended unused. */
const clockStates: Readonly<Record<ClockState, readonly [label: string, english: string, article: string]>> = {
  running: ['计时中', 'Running', ''],
  expired: ['已超期', 'Expired', ''],
  paused: ['计时中止', 'Paused', '36'],
  met: ['按期完成', 'Met', ''],
  late: ['逾期完成', 'Met late', ''],
  cancelled: ['已取消', 'Cancelled', ''],
  lapsed: ['期满未提出', 'Time not used', ''],
};

/** The vocabulary as the page and other programs read it: every code with its labels and article. */
export const vocabularyView = {
  categories: regulation.categories.terms,
  topics: regulation.topics.terms,
  routes: routes.terms.map((term) => ({ ...term, category: categoryOfRoute(term.code) })),
  channels: regulation.channels.terms,
  states: regulation.caseStates.terms,
  clocks: clockRules.map(({ clock, label, english, article, days, dayKind, holder }) => {
    return { code: clock, label, english, article, days, dayKind, holder };
  }),
  clockStates: Object.entries(clockStates).map(([code, [label, english, article]]) => ({ code, label, english, article })),
  results: regulation.handlingResults.terms,
  ratings: regulation.ratings.terms,
  deliveryMethods: regulation.deliveryMethods.terms,
  workKinds: regulation.workKinds.terms,
  nonAcceptanceGrounds: regulation.nonAcceptanceGrounds.terms,
  opinionParts: regulation.opinionParts.terms,
  conflictStages: regulation.conflictStages.terms,
  reviewLevels: regulation.reviewLevels.terms,
  reviewOutcomes: regulation.reviewOutcomes.terms,
  adoptions: regulation.adoptions.terms,
  procedureEnds: regulation.procedureEnds.terms,
  hearingStages: regulation.hearingStages.terms,
  visitKinds: regulation.visitKinds.terms,
  agentKinds: regulation.agentKinds.terms,
  confidentialityScopes: regulation.confidentialityScopes.terms,
  avoidanceGrounds: regulation.avoidanceGrounds.terms,
  supervisionGrounds: regulation.supervisionGrounds.terms,
  supervisionMethods: regulation.supervisionMethods.terms,
  suggestionKinds: regulation.suggestionKinds.terms,
  supervisionStates: regulation.supervisionStates.terms,
} satisfies Readonly<Record<string, readonly (Omit<Term<string>, 'aliases'> & { readonly [more: string]: unknown })[]>>;
