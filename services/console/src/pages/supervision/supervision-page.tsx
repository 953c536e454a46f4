import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Drawer } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { orderCountsQuery, ordersQuery } from '../../api/order-queries.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { Nothing } from '../../components/nothing.tsx';
import { PageOfList } from '../../components/page-of-list.tsx';
import { usePaging } from '../../components/pager.tsx';
import { UnitSelect } from '../../components/unit-select.tsx';
import { formatCount } from '../../format/number.ts';
import { useLabel } from '../../i18n/vocabulary.tsx';
import { useUnitName } from '../case/unit-name.ts';
import { OrderFacets } from './facets.tsx';
import { orderFilterNames, readOrderFilters, withOrderFilter, type OrderFilterName, type OrderFilters } from './order-filters.ts';
import { OrderTable } from './order-table.tsx';

interface FilterBarProps {
  readonly filters: OrderFilters;
  readonly onChange: (name: OrderFilterName, value: string | undefined) => void;
}

/** The filters that have no bars, and any unit by its name. */
function OrderFilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const overdue = filters.overdue === 'true';
  return (
    <div className="filter-bar" role="search" aria-label={t('filter.title')}>
      <Button
        className={overdue ? 'toggle toggle-on toggle-urgent' : 'toggle'}
        aria-pressed={overdue}
        data-testid="filter-overdue"
        onClick={() => onChange('overdue', overdue ? undefined : 'true')}
      >
        {t('supervision.filter.overdue')}
      </Button>
      <UnitSelect
        value={filters.unit}
        onChange={(value) => onChange('unit', value)}
        placeholder={t('supervision.filter.unit')}
        testId="filter-unit"
      />
      <DatePicker
        className="day-filter"
        aria-label={t('supervision.filter.dueBy')}
        placeholder={t('supervision.filter.dueBy')}
        data-testid="filter-dueBy"
        value={filters.dueBy === undefined ? null : dayjs(filters.dueBy)}
        onChange={(day) => onChange('dueBy', day?.format('YYYY-MM-DD'))}
      />
    </div>
  );
}

function useFilterWord(filters: OrderFilters): (name: OrderFilterName) => string {
  const { t } = useTranslation();
  const label = useLabel();
  const unitName = useUnitName();
  return (name) => {
    const value = filters[name] ?? '';
    if (name === 'state') return label('supervisionStates', value);
    if (name === 'kind' && (value === 'order' || value === 'suggestion')) return t(`supervision.kind.${value}`);
    if (name === 'unit') return unitName(value);
    return name === 'overdue' && value === 'true' ? '' : value;
  };
}

/** 督办台账: supervision orders and suggestions by filters that stay in the address; what awaits its answer is shown first. */
export default function SupervisionPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const filters = readOrderFilters(parameters);
  const paging = usePaging();
  const [drawer, setDrawer] = useState(false);
  const word = useFilterWord(filters);
  const change = (name: OrderFilterName, value: string | undefined) => setParameters(withOrderFilter(filters, name, value));
  const list = useQuery(ordersQuery(filters, paging.after));
  const total = useQuery(orderCountsQuery('state', filters)).data?.total;
  const active = orderFilterNames.filter((name) => filters[name] !== undefined);
  const facets = <OrderFacets filters={filters} onChange={change} />;
  const bar = <OrderFilterBar filters={filters} onChange={change} />;
  return (
    <div className="with-rail">
      <aside className="rail wide-only">{facets}</aside>
      <div className="sheet">
        <header className="sheet-head">
          <h1>{t('supervision.title')}</h1>
          <span className="total" data-testid="total" aria-live="polite">
            {total !== undefined && t('supervision.count', { total: formatCount(total) })}
          </span>
          <Button className="narrow-only" onClick={() => setDrawer(true)} data-testid="open-filters">
            {t('filter.title')}
          </Button>
        </header>
        <div className="wide-only">{bar}</div>
        <FilterChips
          chips={active.map((name) => ({ name, title: t(`supervision.filter.${name}`), value: word(name) }))}
          onRemove={(name) => change(name, undefined)}
          onClear={() => setParameters(withOrderFilter({}, 'state', undefined))}
        />
        <PageOfList
          asked={list}
          paging={paging}
          rows={10}
          nothing={<Nothing title={t('supervision.empty')}>{t('supervision.emptyHint')}</Nothing>}
        >
          {(items) => <OrderTable items={items} />}
        </PageOfList>
      </div>
      <Drawer title={t('filter.title')} open={drawer} onClose={() => setDrawer(false)} placement="right" size={340}>
        {drawer && (
          <>
            {bar}
            {facets}
          </>
        )}
      </Drawer>
    </div>
  );
}
