import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { batchesQuery, clustersQuery } from '../../api/backlog-queries.ts';
import { clusterKinds, type Batch, type Cluster } from '../../api/backlog-types.ts';
import { Loading, Nothing } from '../../components/nothing.tsx';
import { Problem } from '../../components/problem.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { BacklogNav } from './backlog-nav.tsx';
import { useGroupForm, type AskedGroup } from './use-group-form.tsx';

type Ask = ((asked: AskedGroup) => void) | undefined;

function CaseLinks({ caseIds }: { readonly caseIds: readonly string[] }) {
  return (
    <p className="case-links">
      {caseIds.map((caseId) => (
        <Link key={caseId} className="number" to={`/backlog/cases/${encodeURIComponent(caseId)}`}>
          {caseId}
        </Link>
      ))}
    </p>
  );
}

/** Shows the cases of a cluster or batch on request. */
function Cases({ caseIds }: { readonly caseIds: readonly string[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(!open)} aria-expanded={open}>
        {t(open ? 'backlog.cluster.hide' : 'backlog.cluster.show')}
      </Button>
      {open && <CaseLinks caseIds={caseIds} />}
    </>
  );
}

function ClusterView({ given, ask }: { readonly given: Cluster; readonly ask: Ask }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reason = language === 'zh' ? given.reasonZh : given.reasonEn;
  return (
    <li className="cluster" data-testid="cluster" data-by={given.by} data-cases={given.cases}>
      <span className="mark mark-repeat">{t(`backlog.cluster.kind.${given.by}`)}</span> <strong>{reason}</strong>
      <div className="step-buttons">
        {ask && (
          <Button
            data-testid="cluster-batch"
            onClick={() =>
              ask({
                ...{ form: 'make-batch', about: reason, path: () => '/batches' },
                values: { caseIds: given.caseIds, basis: given.by, reason: given.reasonZh },
              })
            }
          >
            {t('backlog.group.make-batch')}
          </Button>
        )}
        <Cases caseIds={given.caseIds} />
      </div>
    </li>
  );
}

/** `series`: the batches of its series where this is the newest of several. */
function BatchView({ given, series, ask }: { readonly given: Batch; readonly series: readonly Batch[]; readonly ask: Ask }) {
  const { t } = useTranslation();
  const name = t('backlog.batch.series', { series: seriesOf(given.batch), count: series.length });
  return (
    <li className="cluster" data-testid="batch" data-batch={given.batch}>
      <strong className="number">{given.batch}</strong> {given.reason}
      <p className="quiet">
        {t('common.countCases', { count: given.cases })} · {t('backlog.batch.madeOn', { day: given.madeOn })}
      </p>
      <p data-testid="batch-answers">
        {given.answers.length === 0
          ? t('backlog.batch.unanswered')
          : given.answers.map(({ documentNumber, cases }) => t('backlog.batch.answered', { document: documentNumber, cases })).join(' · ')}
      </p>
      <div className="step-buttons">
        {ask && (
          <Button
            type="primary"
            data-testid="answer-batch"
            onClick={() =>
              ask({
                ...{ form: 'answer-batch', about: `${given.batch} · ${given.reason}`, values: {} },
                path: () => `/batches/${encodeURIComponent(given.batch)}/answer`,
              })
            }
          >
            {t('backlog.group.answer-batch')}
          </Button>
        )}
        {ask && series.length > 1 && (
          <Button
            data-testid="answer-series"
            onClick={() =>
              ask({
                ...{ form: 'answer-series', about: `${name} · ${given.reason}`, values: {}, path: () => '' },
                large: {
                  paths: series.map(({ batch }) => `/batches/${encodeURIComponent(batch)}/answer`),
                  total: series.reduce((sum, { cases }) => sum + cases, 0),
                },
              })
            }
          >
            {t('backlog.group.answer-series')}
          </Button>
        )}
        <Cases caseIds={given.caseIds} />
      </div>
    </li>
  );
}

/** The series of a batch by its id: `PC-2026` of `PC-2026-001`. */
const seriesOf = (batch: string): string => batch.replace(/-\d{3}$/, '');

/** Beside each batch those of its series, in their order, where it is the newest of them; beside the others none. */
function withSeries(batches: readonly Batch[]): readonly (readonly [Batch, readonly Batch[]])[] {
  return batches.map((given) => {
    const series = batches.filter(({ batch }) => seriesOf(batch) === seriesOf(given.batch));
    return [given, series[0] === given ? series.toReversed() : []] as const;
  });
}

/** 串并成批: open cases that share something, with the reason; batches, and one action that answers all their cases. */
export default function ClustersPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const by = clusterKinds.find((kind) => kind === parameters.get('by'));
  const least = Math.max(2, Number(parameters.get('least') ?? '2') || 2);
  const clusters = useQuery(clustersQuery({ by, least }));
  const batches = useQuery(batchesQuery);
  const { ask, shown } = useGroupForm();
  const set = (next: { by?: string | undefined; least: number }) =>
    setParameters({ ...(next.by === undefined ? {} : { by: next.by }), least: String(next.least) });
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{t('backlog.cluster.title')}</h1>
        <BacklogNav />
      </header>
      {shown}
      <div className="cluster-columns">
        <section aria-label={t('backlog.cluster.title')}>
          <p className="quiet">{t('backlog.cluster.hint')}</p>
          <div className="filter-bar">
            <Segmented
              aria-label={t('backlog.cluster.by')}
              value={by ?? ''}
              onChange={(value) => set({ by: value === '' ? undefined : value, least })}
              options={[
                { value: '', label: t('backlog.cluster.all') },
                ...clusterKinds.map((kind) => ({ value: kind, label: t(`backlog.cluster.kind.${kind}`) })),
              ]}
            />
            <InputNumber
              min={2}
              max={1000}
              precision={0}
              aria-label={t('backlog.cluster.least', { count: least })}
              value={least}
              onChange={(value) => set({ by, least: value ?? 2 })}
            />
          </div>
          {clusters.isError ? (
            <Problem error={clusters.error} onRetry={() => void clusters.refetch()} />
          ) : !clusters.data ? (
            <Loading rows={10} />
          ) : clusters.data.items.length > 0 ? (
            <ul>
              {clusters.data.items.map((given) => (
                <ClusterView key={`${given.by} ${given.shared}`} {...{ given, ask }} />
              ))}
            </ul>
          ) : (
            <Nothing title={t('backlog.cluster.none')} />
          )}
        </section>
        <section aria-label={t('backlog.batch.title')}>
          <h2>{t('backlog.batch.title')}</h2>
          {batches.isError ? (
            <Problem error={batches.error} onRetry={() => void batches.refetch()} />
          ) : (batches.data?.items.length ?? 0) > 0 ? (
            <ul>
              {withSeries(batches.data?.items ?? []).map(([given, series]) => (
                <BatchView key={given.batch} {...{ given, series, ask }} />
              ))}
            </ul>
          ) : (
            <Nothing title={t('backlog.batch.none')} />
          )}
        </section>
      </div>
    </div>
  );
}
