/** Filters of the list of backlog cases; the address uses the names of the API. */
export const backlogFilterNames = ['q', 'status', 'district', 'leader', 'campaign', 'rule', 'dueBy'] as const;
export type BacklogFilterName = (typeof backlogFilterNames)[number];
export type BacklogFilters = Readonly<Partial<Record<BacklogFilterName, string>>>;

/** Reads the filters of an address; an empty value is none. */
export function readBacklogFilters(parameters: URLSearchParams): BacklogFilters {
  const found = backlogFilterNames.flatMap((name) => {
    const value = parameters.get(name)?.trim() ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** The address with a filter set, or taken off. The page cursor ends when a filter changes. */
export function withBacklogFilter(filters: BacklogFilters, name: BacklogFilterName, value: string | undefined): URLSearchParams {
  const next: Record<string, string | undefined> = { ...filters, [name]: value };
  return new URLSearchParams(
    backlogFilterNames.flatMap((each) => {
      const set = next[each] ?? '';
      return set === '' ? [] : [[each, set]];
    }),
  );
}
