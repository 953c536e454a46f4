import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseEvent } from '../../api/types.ts';
import { formatMoment, isDayOnly } from '../../format/moment.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { zh } from '../../i18n/zh.ts';
import { useRoleName } from '../../shell/actor-button.tsx';
import { eventFacts, tellingFacts } from './event-facts.ts';
import { FactView, useFactName } from './fact-view.tsx';
import { useUnitName } from './unit-name.ts';

const isService = (name: string): name is keyof typeof zh.service => name in zh.service;

function Who({ actor }: { readonly actor: CaseEvent['actor'] }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const unitName = useUnitName();
  const service = actor.id.replace(/^system:/, '');
  return (
    <span className="who">
      {roleName(actor.role)}
      <span className="quiet"> {isService(service) ? t(`service.${service}`) : actor.id}</span>
      {actor.unit !== '' && <span className="quiet"> · {unitName(actor.unit)}</span>}
    </span>
  );
}

function Details({ event }: { readonly event: CaseEvent }) {
  const { t } = useTranslation();
  const name = useFactName();
  const { facts, erased } = eventFacts(event);
  return (
    <div className="details">
      <dl className="facts">
        {facts.map((entry) => (
          <div key={entry.name}>
            <dt>{name(entry.name)}</dt>
            <dd>
              <FactView fact={entry.fact} />
            </dd>
          </div>
        ))}
      </dl>
      {erased && <p className="quiet">{t('data.erased')}</p>}
      <p className="quiet source">
        {t('timeline.recorded', { time: formatMoment(event.recordedAt) })}
        <br />
        {t('timeline.source', { stream: event.stream, revision: event.revision, version: event.schemaVersion })}
      </p>
    </div>
  );
}

interface TimelineEventProps {
  readonly event: CaseEvent;
  readonly cause: CaseEvent['title'] | undefined;
  readonly faint: boolean;
  readonly onReplay: () => void;
}

/** One event: when (Asia/Shanghai), what, by whom, why, and on request everything it holds. */
export function TimelineEvent({ event, cause, faint, onReplay }: TimelineEventProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = useFactName();
  const [open, setOpen] = useState(false);
  const title = event.title[language];
  const time = formatMoment(event.occurredAt);
  const service = event.stream.split('-')[0] ?? '';
  return (
    <li
      className={`event event-${event.actor.role === 'system' ? 'system' : 'person'}${faint ? ' event-faint' : ''}`}
      data-testid="event"
      data-type={event.type}
      data-service={service}
    >
      <time className="event-time number" dateTime={event.occurredAt}>
        <span>{time.slice(0, 10)}</span>
        {!isDayOnly(event.occurredAt) && <span className="quiet"> {time.slice(11)}</span>}
      </time>
      <div className="event-body">
        <div className="event-head">
          <h3>{title}</h3>
          <Who actor={event.actor} />
        </div>
        <p className="event-facts">
          {tellingFacts(eventFacts(event).facts).map((entry) => (
            <span key={entry.name} className="fact-pair">
              <span className="quiet">{name(entry.name)}</span> <FactView fact={entry.fact} />
            </span>
          ))}
          {cause && <span className="quiet fact-pair">{t('timeline.cause', { title: cause[language] })}</span>}
        </p>
        <div className="event-actions">
          <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="event-details">
            {t('timeline.details')}
          </Button>
          <Button
            type="link"
            size="small"
            onClick={onReplay}
            aria-label={t('timeline.replayLabel', { time: formatMoment(event.recordedAt), title })}
            data-testid="event-replay"
          >
            {t('timeline.replay')}
          </Button>
        </div>
        {open && <Details event={event} />}
      </div>
    </li>
  );
}
