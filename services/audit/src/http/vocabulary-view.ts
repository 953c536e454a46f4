import { categories, categoryOfRoute, channels, routes, topics } from '@anjuan/regulation';

/** The vocabulary as the page and other programs read it. */
export const vocabularyView = {
  categories: categories.terms,
  topics: topics.terms,
  routes: routes.terms.map((term) => ({ ...term, category: categoryOfRoute(term.code) })),
  channels: channels.terms,
};
