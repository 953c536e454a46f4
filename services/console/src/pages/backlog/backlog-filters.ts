import { readNamedFilters, withNamedFilter, type NamedFilters } from '../../filters/named-filters.ts';

/** Filters of the list of backlog cases; the address uses the names of the API. */
export const backlogFilterNames = ['q', 'status', 'district', 'leader', 'campaign', 'rule', 'dueBy'] as const;
export type BacklogFilterName = (typeof backlogFilterNames)[number];
export type BacklogFilters = NamedFilters<BacklogFilterName>;

export const readBacklogFilters = (parameters: URLSearchParams): BacklogFilters => readNamedFilters(backlogFilterNames, parameters);

export const withBacklogFilter = (filters: BacklogFilters, name: BacklogFilterName, value: string | undefined): URLSearchParams =>
  withNamedFilter(backlogFilterNames, filters, name, value);
