import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { backlogCountsQuery, backlogListQuery } from '../../api/backlog-queries.ts';
import { backlogStatuses } from '../../api/backlog-types.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { Nothing } from '../../components/nothing.tsx';
import { PageOfList } from '../../components/page-of-list.tsx';
import { usePaging } from '../../components/pager.tsx';
import { formatCount } from '../../format/number.ts';
import { useWord } from '../../steps/backlog/code-fields.tsx';
import {
  backlogFilterNames,
  readBacklogFilters,
  withBacklogFilter,
  type BacklogFilterName,
  type BacklogFilters,
} from './backlog-filters.ts';
import { BacklogNav } from './backlog-nav.tsx';
import { BacklogTable } from './backlog-table.tsx';
import { BacklogFacets } from './facets.tsx';
import { BacklogFilterBar } from './filter-bar.tsx';
import { useGroupForm } from './use-group-form.tsx';

const none: ReadonlySet<string> = new Set();
/** Cases that one step takes into a campaign at most. */
const most = 500;

function useFilterWord(filters: BacklogFilters): (name: BacklogFilterName) => string {
  const { t } = useTranslation();
  const word = useWord();
  const leaders = useQuery({ ...backlogCountsQuery('leader', { ...filters, leader: undefined }), enabled: filters.leader !== undefined });
  return (name) => {
    const value = filters[name] ?? '';
    const status = backlogStatuses.find((one) => one === value);
    if (name === 'status' && status) return t(`backlog.status.${status}`);
    if (name === 'rule') return word('backlogRule-', value);
    if (name === 'leader') return leaders.data?.counts.find((one) => one.value === value)?.label ?? value;
    return value;
  };
}

/** 积案台账: every backlog case, by filters that stay in the address; chosen ones go into a campaign or a batch together. */
export default function BacklogPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const filters = readBacklogFilters(parameters);
  const paging = usePaging();
  const [chosen, setChosen] = useState(none);
  const [drawer, setDrawer] = useState(false);
  const change = (name: BacklogFilterName, value: string | undefined) => setParameters(withBacklogFilter(filters, name, value));
  const list = useQuery(backlogListQuery(filters, paging.after));
  const counts = useQuery(backlogCountsQuery('status', filters));
  const filterWord = useFilterWord(filters);
  const { ask, shown } = useGroupForm(() => setChosen(none));
  const active = backlogFilterNames.filter((name) => filters[name] !== undefined);
  const toggle = (caseIds: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of caseIds)
      if (!on) next.delete(id);
      else if (next.size < most) next.add(id);
    setChosen(next);
  };
  const caseIds = [...chosen];
  const total = counts.data?.total ?? 0;
  const whole = t('backlog.result.whole', { total: formatCount(total) });
  const about = t('backlog.list.chosen', { count: caseIds.length });
  const facets = <BacklogFacets filters={filters} onChange={change} />;
  const bar = <BacklogFilterBar filters={filters} onChange={change} />;
  return (
    <div className="with-rail">
      <aside className="rail wide-only">{facets}</aside>
      <div className="sheet">
        <header className="sheet-head">
          <h1>{t('backlog.list.title')}</h1>
          <span className="total" data-testid="total" aria-live="polite">
            {counts.data && t('common.countCases', { count: counts.data.total, replace: { count: formatCount(counts.data.total) } })}
          </span>
          <BacklogNav />
          <Button className="narrow-only" onClick={() => setDrawer(true)} data-testid="open-filters">
            {t('filter.title')}
          </Button>
        </header>
        <div className="wide-only">{bar}</div>
        <FilterChips
          chips={active.map((name) => ({ name, title: t(`backlog.filter.${name}`), value: filterWord(name) }))}
          onRemove={(name) => change(name, undefined)}
          onClear={() => setParameters(new URLSearchParams())}
        />
        {chosen.size > 0 && (
          <div className="chosen-bar" role="group" aria-label={about} data-testid="chosen-bar">
            <strong>{about}</strong>
            {ask && (
              <>
                <Button
                  type="primary"
                  data-testid="join-campaign"
                  onClick={() =>
                    ask({
                      form: 'join-campaign',
                      about,
                      values: { caseIds },
                      path: ({ campaign }) => `/campaigns/${String(campaign)}/cases`,
                    })
                  }
                >
                  {t('backlog.group.join-campaign')}
                </Button>
                {filters.campaign !== undefined && (
                  <Button
                    onClick={() =>
                      ask({
                        ...{ form: 'leave-campaign', about, values: { caseIds } },
                        path: () => `/campaigns/${encodeURIComponent(filters.campaign ?? '')}/cases/removal`,
                      })
                    }
                  >
                    {t('backlog.group.leave-campaign')}
                  </Button>
                )}
                {chosen.size > 1 && (
                  <Button
                    data-testid="make-batch"
                    onClick={() => ask({ form: 'make-batch', about, values: { caseIds }, path: () => '/batches' })}
                  >
                    {t('backlog.group.make-batch')}
                  </Button>
                )}
              </>
            )}
            {!ask && <span className="quiet">{t('actor.required')}</span>}
            <button type="button" className="text-button" onClick={() => setChosen(none)}>
              {t('backlog.list.unchoose')}
            </button>
          </div>
        )}
        {ask && chosen.size === 0 && total > 1 && (
          <div className="step-buttons by-filter" role="group" aria-label={whole}>
            <span className="quiet">{whole}</span>
            <Button
              data-testid="join-by-filter"
              onClick={() =>
                ask({
                  ...{ form: 'join-by-filter', about: whole, values: {}, large: { filter: filters, total } },
                  path: ({ campaign }) => `/campaigns/${String(campaign)}/cases/by-filter`,
                })
              }
            >
              {t('backlog.group.join-campaign')}
            </Button>
            <Button
              data-testid="batch-by-filter"
              onClick={() =>
                ask({
                  ...{ form: 'batch-by-filter', about: whole, values: {}, large: { filter: filters, total } },
                  path: () => '/batches/by-filter',
                })
              }
            >
              {t('backlog.group.make-batch')}
            </Button>
          </div>
        )}
        {shown}
        <PageOfList
          asked={list}
          paging={paging}
          rows={14}
          nothing={
            <Nothing title={active.length > 0 ? t('backlog.list.empty') : t('backlog.list.emptyAll')}>
              {active.length > 0 ? t('list.emptyHint') : t('backlog.list.emptyAllHint')}
            </Nothing>
          }
        >
          {(items) => <BacklogTable items={items} selection={{ chosen, toggle }} />}
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
