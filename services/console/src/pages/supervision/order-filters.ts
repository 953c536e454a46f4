import { readNamedFilters, withNamedFilter, type NamedFilters } from '../../filters/named-filters.ts';

/** Filters of the list of supervision orders and suggestions; the address uses the names of the API. */
export const orderFilterNames = ['state', 'kind', 'unit', 'overdue', 'dueBy'] as const;
export type OrderFilterName = (typeof orderFilterNames)[number];
export type OrderFilters = NamedFilters<OrderFilterName>;

/** Stands in the address where no state is asked for: without it the list shows what is open. */
const anyState = 'any';

/** Reads the filters of an address. What awaits its answer is shown first; `state=any` shows the rest too. */
export function readOrderFilters(parameters: URLSearchParams): OrderFilters {
  const { state = 'open', ...rest } = readNamedFilters(orderFilterNames, parameters);
  return state === anyState ? rest : { state, ...rest };
}

/** The address with a filter set, or taken off. */
export function withOrderFilter(filters: OrderFilters, name: OrderFilterName, value: string | undefined): URLSearchParams {
  const all = { ...filters, state: filters.state ?? anyState };
  return withNamedFilter(orderFilterNames, all, name, name === 'state' ? (value ?? anyState) : value);
}
