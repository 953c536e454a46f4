import { categories, categoryOfRoute, routes, type Category, type Route } from '@anjuan/regulation';

const categoryIndex = routes.codes.map((route) => categories.codes.indexOf(categoryOfRoute(route)));

const doubt = 0.01; // two models that agree are still not certain

/**
 * Joint decoding of category and route: each route belongs to one category (Art. 29 to 31), so P(route) is weighed with
 * P(its category) and normalised. Both inputs are probabilities in the order of the vocabulary.
 */
export function jointRoute(category: Float64Array, route: Float64Array): Float64Array {
  const joint = route.map((chance, r) => chance * (category[categoryIndex[r] as number] as number));
  const sum = joint.reduce((a, b) => a + b, 0);
  return joint.map((chance) => (1 - doubt) * (sum > 0 ? chance / sum : 1 / joint.length) + doubt / joint.length);
}

/** The decision: the likeliest category, then its likeliest route; so the two never contradict each other. */
export function decide(joint: Float64Array): {
  readonly category: Float64Array;
  readonly bestCategory: Category;
  readonly bestRoute: Route;
} {
  const category = new Float64Array(categories.codes.length);
  for (const [r, c] of categoryIndex.entries()) category[c] = (category[c] as number) + (joint[r] as number);
  const bestCategory = categories.codes[largest(category)] as Category;
  const open = joint.map((chance, r) => (categoryOfRoute(routes.codes[r] as Route) === bestCategory ? chance : -1));
  return { category, bestCategory, bestRoute: routes.codes[largest(open)] as Route };
}

function largest(values: Float64Array): number {
  let best = 0;
  for (const [i, value] of values.entries()) if (value > (values[best] as number)) best = i;
  return best;
}
