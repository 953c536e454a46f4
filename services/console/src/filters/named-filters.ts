/** Filters of a list by their names in the API; the address of the page uses the same names. */
export type NamedFilters<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** Reads the filters of an address; an empty value is none. */
export function readNamedFilters<Name extends string>(names: readonly Name[], parameters: URLSearchParams): NamedFilters<Name> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = parameters.get(name)?.trim() ?? '';
    if (value !== '') found[name] = value;
  }
  return found;
}

/** The address with a filter set, or taken off, always in the same order. The page cursor ends when a filter changes. */
export function withNamedFilter<Name extends string>(
  names: readonly Name[],
  filters: NamedFilters<Name>,
  name: Name,
  value: string | undefined,
): URLSearchParams {
  const next: Partial<Record<Name, string | undefined>> = { ...filters, [name]: value };
  return new URLSearchParams(
    names.flatMap((each) => {
      const set = next[each] ?? '';
      return set === '' ? [] : [[each, set]];
    }),
  );
}
