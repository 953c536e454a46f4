import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../../api/queries.ts';
import type { VocabularyList } from '../../api/types.ts';
import { UnitSelect } from '../../components/unit-select.tsx';
import type { CaseFilters, FilterName } from '../../filters/case-filters.ts';
import { useLabel, useTerms } from '../../i18n/vocabulary.tsx';

const DayFilter = lazy(() => import('./day-filter.tsx'));

interface FilterBarProps {
  readonly filters: CaseFilters;
  readonly onChange: (name: FilterName, value: string | undefined) => void;
}

function TermFilter({
  name,
  list,
  filters,
  onChange,
}: FilterBarProps & { readonly name: 'channel' | 'route'; readonly list: VocabularyList }) {
  const { t } = useTranslation();
  const label = useLabel();
  const terms = useTerms(list);
  return (
    <Select
      allowClear
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      data-testid={`filter-${name}`}
      value={filters[name] ?? null}
      onChange={(value: string | null) => onChange(name, value ?? undefined)}
      popupMatchSelectWidth={false}
      options={terms.map((term) => ({ value: term.code, label: label(list, term.code) }))}
    />
  );
}

function DistrictFilter({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { data } = useQuery({ ...countsQuery('district', {}), enabled: opened });
  return (
    <Select
      allowClear
      showSearch
      aria-label={t('filter.district')}
      placeholder={t('filter.district')}
      data-testid="filter-district"
      value={filters.district ?? null}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={(value: string | null) => onChange('district', value ?? undefined)}
      popupMatchSelectWidth={false}
      options={(data?.counts ?? []).flatMap(({ value }) => (value === null || value === '' ? [] : [{ value, label: value }]))}
    />
  );
}

function Toggle({ name, filters, onChange }: FilterBarProps & { readonly name: 'urgent' | 'repeat' }) {
  const { t } = useTranslation();
  const on = filters[name] === 'true';
  return (
    <Button
      className={on ? `toggle toggle-on toggle-${name}` : `toggle toggle-${name}`}
      aria-pressed={on}
      data-testid={`filter-${name}`}
      onClick={() => onChange(name, on ? undefined : 'true')}
    >
      {t(`filter.${name}`)}
    </Button>
  );
}

/** The filters that have no bars: number, urgent and repeat, and the rest of what a case is registered with. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const props = { filters, onChange };
  return (
    <div className="filter-bar" role="search" aria-label={t('filter.title')}>
      <Input.Search
        key={filters.q ?? ''}
        className="filter-q"
        allowClear
        maxLength={64}
        defaultValue={filters.q ?? ''}
        placeholder={t('filter.qPlaceholder')}
        aria-label={t('filter.q')}
        data-testid="filter-q"
        onSearch={(value) => onChange('q', value)}
      />
      <Toggle name="urgent" {...props} />
      <Toggle name="repeat" {...props} />
      <TermFilter name="channel" list="channels" {...props} />
      <TermFilter name="route" list="routes" {...props} />
      <DistrictFilter {...props} />
      <UnitSelect value={filters.unit} onChange={(value) => onChange('unit', value)} placeholder={t('filter.unit')} testId="filter-unit" />
      <Suspense fallback={<span className="day-filter" />}>
        <DayFilter name="receivedFrom" {...props} />
        <DayFilter name="receivedTo" {...props} />
      </Suspense>
    </div>
  );
}
