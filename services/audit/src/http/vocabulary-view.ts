import {
  caseStates,
  categories,
  categoryOfRoute,
  channels,
  clockRules,
  deliveryMethods,
  handlingResults,
  nonAcceptanceGrounds,
  ratings,
  routes,
  topics,
  workKinds,
} from '@anjuan/regulation';

/** The vocabulary as the page and other programs read it: every code with its labels and article. */
export const vocabularyView = {
  categories: categories.terms,
  topics: topics.terms,
  routes: routes.terms.map((term) => ({ ...term, category: categoryOfRoute(term.code) })),
  channels: channels.terms,
  states: caseStates.terms,
  clocks: clockRules.map(({ clock, label, english, article, days, dayKind }) => ({ code: clock, label, english, article, days, dayKind })),
  results: handlingResults.terms,
  ratings: ratings.terms,
  deliveryMethods: deliveryMethods.terms,
  workKinds: workKinds.terms,
  nonAcceptanceGrounds: nonAcceptanceGrounds.terms,
};
