import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseEvent, ReplayClock } from '../../api/types.ts';
import { formatMoment } from '../../format/moment.ts';
import { hadHappened, neighbours, onOtherClock } from './replay.ts';

interface ReplayBarProps {
  readonly at: string;
  readonly clock: ReplayClock;
  readonly events: readonly CaseEvent[];
  readonly onMove: (at: string | undefined, clock?: ReplayClock) => void;
}

/** Says that the page shows the past (回放), which moment, and leads to the one before, the one after, and back to now. */
export function ReplayBar({ at, clock, events, onMove }: ReplayBarProps) {
  const { t } = useTranslation();
  const { previous, next } = neighbours(events, at, clock);
  const happened = events.filter((event) => hadHappened(event, at, clock)).length;
  return (
    <div className="replay-bar" role="status" data-testid="replay-bar">
      <div className="replay-words">
        <strong>{t('replay.title')}</strong>
        <span className="number">{t('replay.at', { time: formatMoment(at) })}</span>
        <span>{t('replay.hint')}</span>
      </div>
      <div className="replay-moves">
        <Segmented
          aria-label={t('replay.clock.label')}
          value={clock}
          onChange={(chosen) => onMove(onOtherClock(events, at, clock) ?? at, chosen)}
          options={(['occurred', 'recorded'] as const).map((value) => ({ value, label: t(`replay.clock.${value}`) }))}
        />
        <Button
          icon={<LeftOutlined aria-hidden />}
          disabled={previous === undefined}
          onClick={() => onMove(previous)}
          data-testid="replay-previous"
        >
          {t('replay.previous')}
        </Button>
        <span className="number" data-testid="replay-position">
          {t('replay.position', { at: happened, all: events.length })}
        </span>
        <Button
          icon={<RightOutlined aria-hidden />}
          iconPlacement="end"
          disabled={next === undefined}
          onClick={() => onMove(next)}
          data-testid="replay-next"
        >
          {t('replay.next')}
        </Button>
        <Button type="primary" onClick={() => onMove(undefined)} data-testid="replay-leave">
          {t('replay.leave')}
        </Button>
      </div>
    </div>
  );
}
