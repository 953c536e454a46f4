import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/queries.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { useToday } from '../../components/today.ts';
import { activeFilters, type CaseFilters, type FilterName } from '../../filters/case-filters.ts';
import { useLabel } from '../../i18n/vocabulary.tsx';

const lists = { state: 'states', category: 'categories', topic: 'topics', route: 'routes', channel: 'channels' } as const;
const isListed = (name: FilterName): name is keyof typeof lists => name in lists;

interface ActiveFiltersProps {
  readonly filters: CaseFilters;
  readonly onRemove: (name: FilterName) => void;
  readonly onClear: () => void;
}

/** The filters that are set, each with a way to take it off. */
export function ActiveFilters({ filters, onRemove, onClear }: ActiveFiltersProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const units = useQuery({ ...unitsQuery(useToday()), enabled: filters.unit !== undefined });
  const active = activeFilters(filters);
  const shown = (name: FilterName, value: string) => {
    if (isListed(name)) return label(lists[name], value);
    if (name === 'unit') return units.data?.items.find((unit) => unit.code === value)?.name ?? value;
    return value;
  };
  const chips = active.map(([name, value]) => ({ name, title: t(`filter.${name}`), value: value === 'true' ? '' : shown(name, value) }));
  return <FilterChips {...{ chips, onRemove, onClear }} />;
}
