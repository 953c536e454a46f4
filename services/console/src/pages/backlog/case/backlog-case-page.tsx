import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useActor } from '../../../actor/actor-store.ts';
import { dossierQuery } from '../../../api/backlog-queries.ts';
import type { Dossier } from '../../../api/backlog-types.ts';
import { ApiError } from '../../../api/client.ts';
import { caseQuery } from '../../../api/queries.ts';
import type { Case } from '../../../api/types.ts';
import { Loading, Nothing } from '../../../components/nothing.tsx';
import { Problem } from '../../../components/problem.tsx';
import { usePetitionerName } from '../../../components/case-table.tsx';
import type { AskedForm } from '../../../steps/asked-form.ts';
import { BacklogMark } from '../marks.tsx';
import { BacklogStepsPanel } from './backlog-steps-panel.tsx';
import { LedgerPanel } from './ledger-panel.tsx';
import { LinksPanel, ListingPanel, PlanPanel, ReliefPanel, ResolutionPanel, WorkPanel } from './panels.tsx';

const StepForm = lazy(() => import('../../../steps/step-form.tsx'));

function BacklogHeader({ given, dossier }: { readonly given: Case; readonly dossier: Dossier | null }) {
  const { t } = useTranslation();
  const petitioner = usePetitionerName();
  const wording = dossier?.rows.at(-1)?.personal?.leader ?? '';
  const assigned = dossier?.leader;
  const byOffice = assigned ? `${assigned.personal?.name ?? assigned.leader}${assigned.personal ? ` ${assigned.personal.post}` : ''}` : '';
  // Who an officer put in charge goes before the name in the ledger.
  const leader = byOffice === '' ? wording : byOffice;
  return (
    <header className="cover" data-testid="backlog-header">
      <div className="cover-line">
        <Link className="cover-back" to="/backlog">
          {t('backlog.case.back')}
        </Link>
        <span className="number">{dossier?.rows.at(-1)?.ledgerNumber || given.registrationNumber}</span>
        {dossier && <BacklogMark status={dossier.status} />}
        {dossier?.byLedger && <span className="quiet">{t('backlog.case.byLedger')}</span>}
        <Link to={`/cases/${encodeURIComponent(given.caseId)}`} data-testid="whole-case">
          {t('backlog.case.open')}
        </Link>
      </div>
      <h1 className="cover-title">{given.title === null ? t('common.erased') : given.title === '' ? t('list.untitled') : given.title}</h1>
      <dl className="cover-facts">
        <div>
          <dt>{t('backlog.case.leader')}</dt>
          <dd data-testid="leader">{leader === '' ? t('backlog.case.noLeader') : leader}</dd>
        </div>
        <div>
          <dt>{t('case.petitioner')}</dt>
          <dd>
            {petitioner(given)}
            {given.headcount > 1 && <span className="quiet"> {t('list.people', { count: given.headcount })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('case.district')}</dt>
          <dd>{given.district === '' ? t('common.unknown') : given.district}</dd>
        </div>
        <div>
          <dt>{t('case.received')}</dt>
          <dd className="number">{given.receivedOn}</dd>
        </div>
        {dossier && dossier.watchUntil !== null && dossier.status === 'watched' && (
          <div>
            <dt>{t('backlog.status.watched')}</dt>
            <dd>{t('backlog.case.until', { day: dossier.watchUntil })}</dd>
          </div>
        )}
        {dossier && dossier.campaigns.length > 0 && (
          <div>
            <dt>{t('backlog.case.campaigns')}</dt>
            <dd>
              {dossier.campaigns.map((campaign) => (
                <Link key={campaign} to={`/backlog?campaign=${encodeURIComponent(campaign)}`}>
                  {campaign}{' '}
                </Link>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

/** 积案卷: one backlog case with its leader, plan, work, relief, acceptance, watch, links, and the ledger as it was written. */
export default function BacklogCasePage() {
  const { t } = useTranslation();
  const { caseId = '' } = useParams();
  const actor = useActor();
  const current = useQuery(caseQuery(caseId));
  const backlog = useQuery(dossierQuery(caseId));
  const [asked, setAsked] = useState<AskedForm>();
  const [done, setDone] = useState<{ form: AskedForm['form']; lagging: boolean }>();
  const unlisted = backlog.error instanceof ApiError && backlog.error.problem.code === 'not-backlog';
  const error = current.error ?? (unlisted ? null : backlog.error);
  if (error) {
    return (
      <div className="sheet">
        <Problem error={error} onRetry={() => void Promise.all([current.refetch(), backlog.refetch()])} />
      </div>
    );
  }
  if (!current.data || (!backlog.data && !unlisted)) {
    return (
      <div className="sheet">
        <Loading rows={12} />
      </div>
    );
  }
  const given = current.data;
  const dossier = backlog.data ?? null;
  const ask = (form: AskedForm) => {
    setDone(undefined);
    setAsked(form);
  };
  const writes = actor !== null && actor.role !== 'auditor';
  return (
    <article className="case" data-testid="backlog-case" data-case-id={caseId}>
      <BacklogHeader {...{ given, dossier }} />
      <div className="case-columns">
        <div className="case-side">
          <BacklogStepsPanel
            given={dossier ?? { status: 'absent', plan: null, reliefs: [] }}
            registered={{ district: given.district, title: given.title ?? '' }}
            done={done}
            onAsk={ask}
          />
          {dossier && <ListingPanel given={dossier} />}
          {dossier && <LinksPanel given={dossier} onAsk={writes ? ask : undefined} />}
        </div>
        <div className="case-main">
          {dossier === null ? (
            <Nothing title={t('backlog.case.notListed')} />
          ) : (
            <>
              <PlanPanel given={dossier} />
              <WorkPanel given={dossier} />
              <ReliefPanel given={dossier} />
              <ResolutionPanel given={dossier} />
              <LedgerPanel given={dossier} />
            </>
          )}
        </div>
      </div>
      {asked && (
        <Suspense fallback={null}>
          <StepForm
            asked={asked}
            given={given}
            onClose={() => setAsked(undefined)}
            onDone={(lagging) => {
              setAsked(undefined);
              setDone({ form: asked.form, lagging });
            }}
          />
        </Suspense>
      )}
    </article>
  );
}
