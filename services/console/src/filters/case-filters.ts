/** Filters of the case list (筛选). The page's address uses the names of the API, so that a list can be sent to a colleague as a link. */
export const filterNames = [
  'q',
  'state',
  'category',
  'topic',
  'route',
  'district',
  'unit',
  'channel',
  'urgent',
  'repeat',
  'receivedFrom',
  'receivedTo',
] as const;
export type FilterName = (typeof filterNames)[number];
export type CaseFilters = Readonly<Partial<Record<FilterName, string>>>;

const days: readonly FilterName[] = ['receivedFrom', 'receivedTo'];
const switches: readonly FilterName[] = ['urgent', 'repeat'];
const maxLength = 120;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function usable(name: FilterName, value: string): boolean {
  if (value === '' || value.length > maxLength) return false;
  if (days.includes(name)) return isDay(value);
  if (switches.includes(name)) return value === 'true';
  return true;
}

/** Reads the filters of an address. What cannot be one (an impossible day, an empty value) is left out. */
export function readFilters(parameters: URLSearchParams): CaseFilters {
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of filterNames) {
    const value = parameters.get(name)?.trim() ?? '';
    if (usable(name, value)) filters[name] = value;
  }
  return filters;
}

/** The address of filters, always in the same order. The page cursor is no filter: it ends when a filter changes. */
export function writeFilters(filters: CaseFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined && usable(name, value)) parameters.set(name, value);
  }
  return parameters;
}

/** The filters with one changed; `undefined` or an empty text takes it away. */
export function withFilter(filters: CaseFilters, name: FilterName, value: string | undefined): CaseFilters {
  const changed: Partial<Record<FilterName, string>> = { ...filters };
  const text = value?.trim() ?? '';
  if (usable(name, text)) changed[name] = text;
  else Reflect.deleteProperty(changed, name);
  return changed;
}

/** The filters without one: for the counts beside that filter, which show what else could be chosen. */
export function withoutFilter(filters: CaseFilters, name: FilterName): CaseFilters {
  return withFilter(filters, name, undefined);
}

/** The filters that are set, in the fixed order. */
export function activeFilters(filters: CaseFilters): readonly (readonly [FilterName, string])[] {
  return filterNames.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}
