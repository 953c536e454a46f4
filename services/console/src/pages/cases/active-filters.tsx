import { useQuery } from '@tanstack/react-query';
import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/queries.ts';
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
  if (active.length === 0) return null;
  const shown = (name: FilterName, value: string) => {
    if (isListed(name)) return label(lists[name], value);
    if (name === 'unit') return units.data?.items.find((unit) => unit.code === value)?.name ?? value;
    return value;
  };
  return (
    <div className="active-filters" role="group" aria-label={t('filter.active')} data-testid="active-filters">
      {active.map(([name, value]) => (
        <button
          key={name}
          type="button"
          className="chip"
          data-testid={`active-${name}`}
          aria-label={t('filter.remove', { name: t(`filter.${name}`) })}
          onClick={() => onRemove(name)}
        >
          <span className="quiet">{t(`filter.${name}`)}</span>
          {value !== 'true' && <span>{shown(name, value)}</span>}
          <CloseOutlined aria-hidden />
        </button>
      ))}
      <button type="button" className="text-button" onClick={onClear} data-testid="clear-filters">
        {t('common.clearAll')}
      </button>
    </div>
  );
}
