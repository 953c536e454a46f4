import { useTranslation } from 'react-i18next';
import type { Case, CaseState, Clock } from '../api/types.ts';
import { daysLeft, pressingClock, pressureOf } from '../format/days-left.ts';
import { useLabel, useTerms } from '../i18n/vocabulary.tsx';
import { useToday } from './today.ts';

const phases: Readonly<Record<CaseState, string>> = {
  registered: 'waiting',
  suggested: 'waiting',
  classified: 'moving',
  sent: 'moving',
  objected: 'disputed',
  'taken-back': 'disputed',
  accepted: 'handling',
  'opinion-issued': 'handling',
  delivered: 'handling',
  closed: 'ended',
  withdrawn: 'ended',
  'not-accepted': 'ended',
  'in-conflict': 'disputed',
  directed: 'handling',
  settled: 'handling',
  'under-review': 'review',
  reviewed: 'review',
  'procedure-ended': 'handling',
  merged: 'ended',
  'petitioner-died': 'ended',
  ledgered: 'waiting',
};

/** The state of a case (状态): its word, with a sign for the phase it belongs to. */
export function StateMark({ state }: { readonly state: CaseState }) {
  const label = useLabel();
  return (
    <span className={`state state-${phases[state]}`} data-testid="state" data-state={state}>
      {label('states', state)}
    </span>
  );
}

type Marked = Pick<Case, 'urgent' | 'repeatOf' | 'relations' | 'headcount' | 'confidential'>;

/** Whether a case is counted as a repeat: linked, or a confirmed link says so. */
function isRepeat(given: Marked): boolean {
  return given.repeatOf !== null || given.relations.some((relation) => relation.kind === 'repeat' && relation.state === 'confirmed');
}

/** What an officer must not miss: urgent (紧急), repeat (重复), five or more people (集体, Art. 20), confidential (保密). */
export function Marks({ of: given }: { readonly of: Marked }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <>
      {given.urgent && (
        <span className="mark mark-urgent" data-testid="urgent">
          {t('mark.urgent')}
        </span>
      )}
      {isRepeat(given) && (
        <span className="mark mark-repeat" data-testid="repeat">
          {t('mark.repeat')}
        </span>
      )}
      {given.confidential !== null && (
        <span className="mark mark-confidential" title={label('confidentialityScopes', given.confidential)} data-testid="confidential">
          {t('mark.confidential')}
        </span>
      )}
      {given.headcount >= 5 && <span className="mark mark-collective">{t('list.people', { count: given.headcount })}</span>}
    </>
  );
}

/** The days a clock has left, or is over; its outcome once it stopped. */
export function DaysLeft({ clock }: { readonly clock: Pick<Clock, 'state' | 'due'> }) {
  const { t } = useTranslation();
  const today = useToday();
  const pressure = pressureOf(clock, today);
  const left = daysLeft(clock.due, today);
  const text =
    pressure === 'done' || pressure === 'paused'
      ? t(`limit.state.${clock.state}`)
      : pressure === 'over'
        ? left < 0
          ? t('limit.over', { count: -left })
          : t('limit.state.expired')
        : left === 0
          ? t('limit.leftToday')
          : t('limit.left', { count: left });
  return (
    <span className={`days days-${pressure}`} data-testid="days-left" data-pressure={pressure}>
      {text}
    </span>
  );
}

/** That a limit was warned of (预警), and by which step: `5d` before its last day, or `75%` of it gone. */
export function WarnedMark({ step }: { readonly step: string | null | undefined }) {
  const { t } = useTranslation();
  if (step === null || step === undefined) return null;
  const number = Number.parseInt(step, 10);
  return (
    <span className="mark mark-warned" data-testid="warned" data-step={step}>
      {step.endsWith('%') ? t('mark.warnedGone', { percent: number }) : t('mark.warnedBefore', { days: number })}
    </span>
  );
}

/** The clock that presses most, for a row of a list. */
export function PressingClock({ clocks }: { readonly clocks: readonly Clock[] }) {
  const label = useLabel();
  const terms = useTerms('clocks');
  const clock = pressingClock(clocks, (one) => terms.some(({ code, holder }) => code === one.clock && holder === 'petitioner'));
  if (!clock) return <span className="quiet">—</span>;
  return (
    <span className="pressing">
      <DaysLeft clock={clock} />
      <span className="quiet">{label('clocks', clock.clock)}</span>
    </span>
  );
}
