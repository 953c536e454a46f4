import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { reportQuery } from '../../api/report-queries.ts';
import { Loading } from '../../components/nothing.tsx';
import { Problem } from '../../components/problem.tsx';
import { useToday } from '../../components/today.ts';
import { formatMoment } from '../../format/moment.ts';
import { askedOf, type AskedReport } from './asked.ts';
import { ReportBar } from './report-bar.tsx';
import { ReportNumbers, ReportRates } from './report-numbers.tsx';
import { ReportTable } from './report-table.tsx';

const MonthChart = lazy(() => import('./month-chart.tsx'));

/** 统计: the tables of a month, and the yearly report of Art. 41, as they stood on any day. */
export default function ReportsPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const asked = askedOf(parameters, useToday());
  const ask = (change: Partial<AskedReport>): void => {
    const { period, asOf, by } = { ...asked, ...change };
    setParameters({ period, by, ...(asOf === undefined ? {} : { asOf }) });
  };
  const found = useQuery(reportQuery(asked.period, asked.asOf));
  const report = found.data;
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{t('reports.title')}</h1>
        <ReportBar asked={asked} onAsk={ask} />
      </header>
      {found.isError ? (
        <Problem error={found.error} onRetry={() => void found.refetch()} />
      ) : !report ? (
        <Loading rows={14} />
      ) : (
        <div className={found.isPlaceholderData ? 'stale' : undefined}>
          <p className="quiet" data-testid="report-known">
            {t('reports.known', { first: report.period.first, last: report.period.last, asOf: formatMoment(report.asOf) })}
          </p>
          <ReportRates asked={asked} report={report} />
          {report.period.kind === 'year' && (
            <Suspense fallback={<div className="report-chart" />}>
              <MonthChart rows={report.tables.find(({ by }) => by === 'month')?.rows ?? []} />
            </Suspense>
          )}
          <div className="report-head">
            <h2>{t('reports.tables')}</h2>
            <Segmented
              aria-label={t('reports.by.label')}
              value={asked.by}
              onChange={(by) => ask({ by })}
              options={report.tables.map(({ by }) => ({ value: by, label: <span data-testid={`by-${by}`}>{t(`reports.by.${by}`)}</span> }))}
            />
          </div>
          <ReportTable asked={asked} report={report} by={asked.by} />
          <div className="report-head">
            <h2>{t('reports.numbers')}</h2>
          </div>
          <ReportNumbers asked={asked} report={report} />
        </div>
      )}
    </div>
  );
}
