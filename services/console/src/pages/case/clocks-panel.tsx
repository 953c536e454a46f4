import { useTranslation } from 'react-i18next';
import type { Clock } from '../../api/types.ts';
import { DaysLeft, WarnedMark } from '../../components/marks.tsx';
import { useLabel, useTerms } from '../../i18n/vocabulary.tsx';

/** 时限: every clock of the case with its article, its last day, and the days left; those that still count come first. */
export function ClocksPanel({ clocks }: { readonly clocks: readonly Clock[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const terms = useTerms('clocks');
  const counts = (clock: Clock) => clock.state === 'running' || clock.state === 'expired' || clock.state === 'paused';
  const isPetitioners = ({ clock }: Clock) => terms.some(({ code, holder }) => code === clock && holder === 'petitioner');
  const ordered = [...clocks.filter(counts), ...clocks.filter((clock) => !counts(clock)).toReversed()];
  return (
    <section className="panel clocks-panel" aria-labelledby="clocks-title" data-testid="clocks">
      <header className="panel-head">
        <h2 id="clocks-title">{t('case.clocks')}</h2>
      </header>
      {ordered.length === 0 && <p className="quiet">{t('case.noClocks')}</p>}
      <ul className="clock-list">
        {ordered.map((clock) => (
          <li
            key={`${clock.clock}/${clock.run}`}
            className={counts(clock) ? 'clock' : 'clock clock-done'}
            data-testid="clock"
            data-clock={clock.clock}
            data-state={clock.state}
          >
            <div className="clock-head">
              <strong>{label('clocks', clock.clock)}</strong>
              <DaysLeft clock={clock} />
            </div>
            <div className="quiet">
              <span className="number">
                {clock.from} → {clock.due}
              </span>
              <span title={t('common.article', { article: clock.article })}>{t('common.articleShort', { article: clock.article })}</span>
              {isPetitioners(clock) && <span>{t('limit.petitioners')}</span>}
              {counts(clock) && <WarnedMark step={clock.warned} />}
              {clock.run > 1 && <span>{t('limit.run', { run: clock.run })}</span>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
