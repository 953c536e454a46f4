import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { casesQuery, countsQuery } from '../../api/queries.ts';
import { CaseTable } from '../../components/case-table.tsx';
import { Nothing } from '../../components/nothing.tsx';
import { PageOfList } from '../../components/page-of-list.tsx';
import { usePaging } from '../../components/pager.tsx';
import {
  activeFilters,
  readFilters,
  withFilter,
  withoutFilter,
  writeFilters,
  type CaseFilters,
  type FilterName,
} from '../../filters/case-filters.ts';
import { formatCount } from '../../format/number.ts';
import { ActiveFilters } from './active-filters.tsx';
import { Facets } from './facets.tsx';
import { FilterBar } from './filter-bar.tsx';

/** The filters in the address, and how to change one. */
function useFilters(): {
  readonly filters: CaseFilters;
  readonly change: (name: FilterName, value: string | undefined) => void;
  readonly clear: () => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const filters = readFilters(parameters);
  return {
    filters,
    change: (name, value) => setParameters(writeFilters(withFilter(filters, name, value))),
    clear: () => setParameters(new URLSearchParams()),
  };
}

/** 案件列表: every case, by filters that stay in the address. */
export default function CasesPage() {
  const { t } = useTranslation();
  const { filters, change, clear } = useFilters();
  const paging = usePaging();
  const [drawer, setDrawer] = useState(false);
  const cases = useQuery(casesQuery(filters, paging.after));
  const total = useQuery(countsQuery('state', withoutFilter(filters, 'state')));
  const state = filters.state;
  const matching = state === undefined ? total.data?.total : total.data?.counts.find(({ value }) => value === state)?.count;
  const any = activeFilters(filters).length > 0;
  const facets = <Facets filters={filters} onChange={change} />;
  const bar = <FilterBar filters={filters} onChange={change} />;
  return (
    <div className="with-rail">
      <aside className="rail wide-only">{facets}</aside>
      <div className="sheet">
        <header className="sheet-head">
          <h1>{t('list.title')}</h1>
          <span className="total" data-testid="total" aria-live="polite">
            {matching !== undefined && t('common.countCases', { count: matching, replace: { count: formatCount(matching) } })}
          </span>
          <Button className="narrow-only" onClick={() => setDrawer(true)} data-testid="open-filters">
            {t('filter.title')}
          </Button>
        </header>
        <div className="wide-only">{bar}</div>
        <ActiveFilters filters={filters} onRemove={(name) => change(name, undefined)} onClear={clear} />
        <PageOfList
          asked={cases}
          paging={paging}
          rows={14}
          nothing={
            <Nothing title={any ? t('list.empty') : t('list.emptyAll')}>{any ? t('list.emptyHint') : t('list.emptyAllHint')}</Nothing>
          }
        >
          {(items) => <CaseTable items={items} caption={t('list.title')} />}
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
