import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { clocksQuery } from '../../api/queries.ts';
import type { DueClock } from '../../api/types.ts';
import { DaysLeft, WarnedMark } from '../../components/marks.tsx';
import { Nothing } from '../../components/nothing.tsx';
import { PageOfList } from '../../components/page-of-list.tsx';
import { usePaging } from '../../components/pager.tsx';
import { useLabel } from '../../i18n/vocabulary.tsx';

const spans = [3, 5, 15, 30, 60] as const;
const usualSpan = 5;
const views = ['running', 'warned', 'expired'] as const;
const viewNames = { running: 'clocks.due', warned: 'clocks.warned', expired: 'clocks.expired' } as const;

function ClockRow({ given }: { readonly given: DueClock }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <tr className="row" data-testid="clock-row" data-case-id={given.caseId}>
      <td className="cell-limit">
        <DaysLeft clock={given} /> <WarnedMark step={given.warned} />
      </td>
      <td className="cell-due">
        <span className="number">{given.due}</span>
      </td>
      <td className="cell-clock">
        {label('clocks', given.clock)}
        <span className="quiet">
          {t('common.articleShort', { article: given.article })}
          {given.run > 1 && ` · ${t('limit.run', { run: given.run })}`}
        </span>
      </td>
      <td className="cell-matter">
        <Link className="matter" to={`/cases/${encodeURIComponent(given.caseId)}`}>
          {given.title === null ? t('common.erased') : given.title === '' ? t('list.untitled') : given.title}
        </Link>
        <span className="quiet about number">{given.registrationNumber}</span>
      </td>
      <td className="cell-unit">{given.unitName ?? given.unit ?? <span className="quiet">—</span>}</td>
    </tr>
  );
}

function ClockTable({ items }: { readonly items: readonly DueClock[] }) {
  const { t } = useTranslation();
  return (
    <table className="cases clocks" data-testid="clock-table">
      <caption className="hidden">{t('clocks.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('clocks.left')}</th>
          <th scope="col">{t('limit.due')}</th>
          <th scope="col">{t('clocks.clock')}</th>
          <th scope="col">{t('list.matter')}</th>
          <th scope="col">{t('list.unit')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((clock) => (
          <ClockRow key={`${clock.caseId}/${clock.clock}/${clock.run}`} given={clock} />
        ))}
      </tbody>
    </table>
  );
}

/** 时钟: the statutory limits that end within some days, those that were warned of, and those that passed. */
export default function ClocksPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const paging = usePaging();
  const state = views.find((view) => view === parameters.get('state')) ?? 'running';
  const within = spans.find((days) => String(days) === parameters.get('within')) ?? usualSpan;
  const query = state === 'running' ? { state, dueWithin: `${within}d` } : { state };
  const clocks = useQuery(clocksQuery(query, paging.after));
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{t('clocks.title')}</h1>
        <Segmented
          aria-label={t('clocks.view')}
          value={state}
          onChange={(view) => setParameters(view === 'running' ? {} : { state: view })}
          options={views.map((view) => ({ value: view, label: <span data-testid={`clocks-${view}`}>{t(viewNames[view])}</span> }))}
        />
        {state === 'running' && (
          <Segmented
            aria-label={t('clocks.within')}
            value={within}
            onChange={(days) => setParameters({ within: String(days) })}
            options={spans.map((days) => ({ value: days, label: t('clocks.withinDays', { count: days }) }))}
          />
        )}
      </header>
      <PageOfList
        asked={clocks}
        paging={paging}
        rows={10}
        nothing={<Nothing title={t('clocks.empty')}>{state === 'running' && t('clocks.emptyHint')}</Nothing>}
      >
        {(items) => <ClockTable items={items} />}
      </PageOfList>
    </div>
  );
}
