import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { campaignsQuery } from '../../api/backlog-queries.ts';
import { backlogStatuses, type Campaign } from '../../api/backlog-types.ts';
import { Loading, Nothing } from '../../components/nothing.tsx';
import { Problem } from '../../components/problem.tsx';
import { useUnitName } from '../case/unit-name.ts';
import { BacklogNav } from './backlog-nav.tsx';
import { useGroupForm, type AskedGroup } from './use-group-form.tsx';

interface CampaignViewProps {
  readonly given: Campaign;
  readonly ask: ((asked: AskedGroup) => void) | undefined;
}

function CampaignView({ given, ask }: CampaignViewProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const { campaign, title, targets, progress, reachedPercent } = given;
  const at = (path: string) => () => `/campaigns/${encodeURIComponent(campaign)}/${path}`;
  const asking = (form: 'change-campaign' | 'close-campaign', path: string, values: AskedGroup['values']) =>
    ask?.({ form, about: `${campaign} · ${title}`, values, path: at(path) });
  return (
    <li className="panel campaign" data-testid="campaign" data-campaign={campaign}>
      <header className="panel-head">
        <h2>{title}</h2>
        <span className="number quiet">{campaign}</span>
        <span className={`state state-${given.status === 'open' ? 'handling' : 'ended'}`}>
          {t(`backlog.campaign.state.${given.status}`)}
        </span>
      </header>
      <p className="quiet">
        {unitName(given.unit)} · {t('backlog.campaign.span', { from: given.openedOn, until: given.until })}
        {given.closedOn !== null && ` · ${t('backlog.campaign.closedOn', { day: given.closedOn })}`}
      </p>
      <p>
        {t('backlog.campaign.target', { count: targets.struckOff })}
        {targets.openAtEnd !== null && ` · ${t('backlog.campaign.targetOpenAtEnd', { count: targets.openAtEnd })}`}
      </p>
      <Progress percent={Math.min(100, reachedPercent)} showInfo={false} aria-label={t('backlog.campaign.title')} />
      <p data-testid="campaign-progress">
        <strong>{t('backlog.campaign.reached', { ...progress, percent: reachedPercent })}</strong> ·{' '}
        {t('backlog.campaign.open', { count: progress.open })}
      </p>
      <p className="quiet">
        {backlogStatuses
          .filter((status) => (progress.byStatus[status] ?? 0) > 0)
          .map((status) => `${t(`backlog.status.${status}`)} ${progress.byStatus[status] ?? 0}`)
          .join(' · ')}
      </p>
      <div className="step-buttons">
        <Link className="ant-btn-like" to={`/backlog?campaign=${encodeURIComponent(campaign)}`}>
          {t('backlog.campaign.cases')}
        </Link>
        {ask && given.status === 'open' && (
          <>
            <Button onClick={() => asking('change-campaign', 'change', { until: given.until, targets })}>
              {t('backlog.group.change-campaign')}
            </Button>
            <Button className="step-ending" onClick={() => asking('close-campaign', 'closure', {})}>
              {t('backlog.group.close-campaign')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

/** 攻坚专项: campaigns with their targets and what they have reached. */
export default function CampaignsPage() {
  const { t } = useTranslation();
  const campaigns = useQuery(campaignsQuery);
  const { ask, shown } = useGroupForm();
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{t('backlog.campaign.title')}</h1>
        <BacklogNav />
        {ask && (
          <Button
            type="primary"
            data-testid="open-campaign"
            onClick={() => ask({ form: 'open-campaign', about: '', values: {}, path: () => '/campaigns' })}
          >
            {t('backlog.group.open-campaign')}
          </Button>
        )}
      </header>
      {shown}
      {campaigns.isError ? (
        <Problem error={campaigns.error} onRetry={() => void campaigns.refetch()} />
      ) : !campaigns.data ? (
        <Loading rows={8} />
      ) : campaigns.data.items.length > 0 ? (
        <ul className="campaigns">
          {campaigns.data.items.map((given) => (
            <CampaignView key={given.campaign} {...{ given, ask }} />
          ))}
        </ul>
      ) : (
        <Nothing title={t('backlog.campaign.none')}>{t('backlog.campaign.noneHint')}</Nothing>
      )}
    </div>
  );
}
