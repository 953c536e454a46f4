import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useActor } from '../../actor/actor-store.ts';
import { caseQuery, historyQuery } from '../../api/queries.ts';
import type { Case, CaseEvent, ReplayClock } from '../../api/types.ts';
import { Loading, Nothing } from '../../components/nothing.tsx';
import { DayShown } from '../../components/today.ts';
import { Problem } from '../../components/problem.tsx';
import { dayOf } from '../../format/moment.ts';
import type { AskedForm } from '../../steps/asked-form.ts';
import { DocumentsPanel } from '../../documents/documents-panel.tsx';
import { numberedForm } from '../../documents/number-of-step.ts';
import { standingOf } from '../../steps/standing.ts';
import { StepsPanel } from '../../steps/steps-panel.tsx';
import { CaseHeader } from './case-header.tsx';
import { ClocksPanel } from './clocks-panel.tsx';
import { PetitionerPanel, PetitionPanel } from './petition-panel.tsx';
import { RelationsPanel } from './relations-panel.tsx';
import { momentOf } from './replay.ts';
import { ReplayBar } from './replay-bar.tsx';
import { SuggestionPanel } from './suggestion-panel.tsx';
import { SupervisionPanel } from './supervision-panel.tsx';
import { Timeline } from './timeline.tsx';
import { KnownUnits } from './unit-name.ts';

const StepForm = lazy(() => import('../../steps/step-form.tsx'));

function knownUnits(given: Case): ReadonlyMap<string, string> {
  const pairs = [
    [given.unit, given.unitName],
    [given.decision?.unit, given.decision?.unitName],
    ...(given.suggestion?.units.map(({ unit, unitName }) => [unit, unitName]) ?? []),
  ];
  return new Map(pairs.flatMap(([code, name]) => (code && name ? [[code, name] as const] : [])));
}

/** The day on which the days left are counted: that of the moment replayed, else today. */
function dayShown(at: string | undefined): string | undefined {
  const moment = at === undefined ? undefined : new Date(at);
  return moment === undefined || Number.isNaN(moment.getTime()) ? undefined : dayOf(moment);
}

/** The case file as it stands, or stood: everything but the timeline. */
function CaseBody({
  given,
  events,
  told,
  replaying,
  children,
}: {
  readonly given: Case;
  readonly events: readonly CaseEvent[];
  /** Those by the moment shown. */
  readonly told: readonly CaseEvent[];
  readonly replaying: boolean;
  readonly children: React.ReactNode;
}) {
  const actor = useActor();
  const standing = useMemo(() => standingOf(events), [events]);
  const [asked, setAsked] = useState<AskedForm>();
  const [done, setDone] = useState<{ form: AskedForm['form']; lagging: boolean }>();
  const ask = (form: AskedForm) => {
    setDone(undefined);
    setAsked(numberedForm(form, events));
  };
  return (
    <KnownUnits value={knownUnits(given)}>
      <CaseHeader given={given} backlog={events.some(({ stream }) => stream.startsWith('supervision-backlog.'))} />
      <div className="case-columns">
        <div className="case-side">
          {!replaying && <StepsPanel given={given} standing={standing} done={done} onAsk={ask} />}
          <ClocksPanel clocks={given.clocks} />
          <RelationsPanel given={given} writable={!replaying && actor !== null && actor.role !== 'auditor'} onAsk={ask} />
          <DocumentsPanel given={given} writable={!replaying && actor !== null && actor.role !== 'auditor'} hidden={replaying} />
          <PetitionerPanel given={given} />
        </div>
        <div className="case-main">
          <PetitionPanel given={given} />
          <SupervisionPanel given={given} told={told} />
          <SuggestionPanel given={given} />
          {children}
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
    </KnownUnits>
  );
}

const none: readonly CaseEvent[] = [];

/** 案件详情: one case with its steps, clocks and every event; `?at=` shows it as it stood at that moment. */
export default function CasePage() {
  const { t } = useTranslation();
  const { caseId = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const at = parameters.get('at') ?? undefined;
  const clock = parameters.get('clock') === 'recorded' ? 'recorded' : 'occurred';
  const current = useQuery(caseQuery(caseId));
  const history = useQuery(historyQuery(caseId, undefined, 'recorded'));
  const past = useQuery({ ...historyQuery(caseId, at, clock), enabled: at !== undefined });
  const error = current.error ?? history.error ?? (at === undefined ? null : past.error);
  const move = (moment: string | undefined, on: ReplayClock = clock) =>
    setParameters(moment === undefined ? {} : { at: moment, ...(on === 'recorded' ? { clock: on } : {}) }, { preventScrollReset: true });
  if (error) {
    return (
      <div className="sheet">
        <Problem error={error} onRetry={() => void Promise.all([current.refetch(), history.refetch()])} />
      </div>
    );
  }
  if (!current.data) {
    return (
      <div className="sheet">
        <Loading rows={12} />
      </div>
    );
  }
  const events = history.data?.events ?? none;
  const shown = at === undefined ? current.data : past.data?.state;
  const told = at === undefined ? events : (past.data?.events ?? none);
  const timeline = (
    <Timeline
      events={events}
      at={at}
      clock={clock}
      onReplay={(event) => {
        move(momentOf(event, clock));
        window.scrollTo({ top: 0 });
      }}
    />
  );
  return (
    <article
      className={at === undefined ? 'case' : 'case case-past'}
      data-testid="case"
      data-case-id={caseId}
      data-version={current.data.version}
    >
      {at !== undefined && <ReplayBar at={at} clock={clock} events={events} onMove={move} />}
      {shown ? (
        <DayShown value={dayShown(at)}>
          <CaseBody key={caseId} given={shown} events={events} told={told} replaying={at !== undefined}>
            {timeline}
          </CaseBody>
        </DayShown>
      ) : at !== undefined && past.data ? (
        <Nothing title={t('replay.before')} />
      ) : (
        <Loading rows={12} />
      )}
    </article>
  );
}
