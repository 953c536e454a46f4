import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '../../api/backlog-queries.ts';
import { useWord } from '../../steps/backlog/code-fields.tsx';
import type { BacklogFilterName, BacklogFilters } from './backlog-filters.ts';

const rules = ['overdue', 'returned-after-end', 'repeated', 'superior-list', 'office-list'] as const;

interface FilterBarProps {
  readonly filters: BacklogFilters;
  readonly onChange: (name: BacklogFilterName, value: string | undefined) => void;
}

/** The filters that have no bars: number, why listed, campaign, and the next date. */
export function BacklogFilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(campaignsQuery);
  const campaigns = (data?.items ?? []).map(({ campaign, title }) => ({ value: campaign, label: `${campaign} ${title}` }));
  const select = (name: 'rule' | 'campaign', options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={t(`backlog.filter.${name}`)}
      placeholder={t(`backlog.filter.${name}`)}
      data-testid={`filter-${name}`}
      value={filters[name] ?? null}
      onChange={(value: string | null) => onChange(name, value ?? undefined)}
      popupMatchSelectWidth={false}
      options={options}
    />
  );
  return (
    <div className="filter-bar" role="search" aria-label={t('filter.title')}>
      <Input.Search
        key={filters.q ?? ''}
        className="filter-q"
        allowClear
        maxLength={64}
        defaultValue={filters.q ?? ''}
        placeholder={t('backlog.filter.q')}
        aria-label={t('backlog.filter.q')}
        data-testid="filter-q"
        onSearch={(value) => onChange('q', value)}
      />
      {select(
        'rule',
        rules.map((rule) => ({ value: rule, label: word('backlogRule-', rule) })),
      )}
      {select('campaign', campaigns)}
      <DatePicker
        className="day-filter"
        aria-label={t('backlog.filter.dueBy')}
        placeholder={t('backlog.filter.dueBy')}
        data-testid="filter-dueBy"
        value={filters.dueBy === undefined ? null : dayjs(filters.dueBy)}
        onChange={(day) => onChange('dueBy', day?.format('YYYY-MM-DD'))}
      />
    </div>
  );
}
