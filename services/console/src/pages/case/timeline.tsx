import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseEvent, ReplayClock } from '../../api/types.ts';
import { TimelineEvent } from './timeline-event.tsx';
import { hadHappened } from './replay.ts';

const portion = 100;

interface TimelineProps {
  readonly events: readonly CaseEvent[];
  /** The moment replayed; events after it are shown faint. */
  readonly at: string | undefined;
  readonly clock: ReplayClock;
  readonly onReplay: (event: CaseEvent) => void;
}

/** 办理经过: every event of the case. Shown in portions, so that a case of thousands of events opens as fast as a short one. */
export function Timeline({ events, at, clock, onReplay }: TimelineProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<'newest' | 'oldest'>('newest');
  const [shown, setShown] = useState(portion);
  const titles = useMemo(() => new Map(events.map((event) => [event.id, event.title])), [events]);
  const ordered = order === 'newest' ? events.toReversed() : events;
  const left = ordered.length - shown;
  return (
    <section className="panel" aria-labelledby="timeline-title" data-testid="timeline">
      <header className="panel-head">
        <h2 id="timeline-title">{t('timeline.title')}</h2>
        <span className="quiet">{t('timeline.count', { count: events.length })}</span>
        <Segmented
          size="small"
          className="panel-end"
          aria-label={t('timeline.order')}
          value={order}
          onChange={setOrder}
          options={(['newest', 'oldest'] as const).map((value) => ({ value, label: t(`timeline.${value}`) }))}
        />
      </header>
      {events.length === 0 && <p className="quiet">{t('timeline.empty')}</p>}
      <ol className="timeline">
        {ordered.slice(0, shown).map((event) => (
          <TimelineEvent
            key={event.id}
            event={event}
            cause={event.causationId === null ? undefined : titles.get(event.causationId)}
            faint={!hadHappened(event, at, clock)}
            onReplay={() => onReplay(event)}
          />
        ))}
      </ol>
      {left > 0 && <Button onClick={() => setShown(shown + portion)}>{t('timeline.more', { count: Math.min(left, portion) })}</Button>}
    </section>
  );
}
