import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { linksQuery } from '../../api/backlog-queries.ts';
import { Loading, Nothing } from '../../components/nothing.tsx';
import { Pager, usePaging } from '../../components/pager.tsx';
import { Problem } from '../../components/problem.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { BacklogNav } from './backlog-nav.tsx';

const states = ['proposed', 'confirmed', 'undone'] as const;

/** 积案关联: pairs of backlog cases that may be one; an officer decides on the page of the case. */
export default function LinksPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const state = states.find((one) => one === parameters.get('state')) ?? 'proposed';
  const paging = usePaging();
  const links = useQuery(linksQuery(state, paging.after));
  const to = (caseId: string) => `/backlog/cases/${encodeURIComponent(caseId)}`;
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{t('backlog.link.title')}</h1>
        <BacklogNav />
        <Segmented
          aria-label={t('backlog.list.status')}
          value={state}
          onChange={(value) => setParameters({ state: value })}
          options={states.map((value) => ({ value, label: t(`backlog.link.state.${value}`) }))}
        />
      </header>
      {links.isError ? (
        <Problem error={links.error} onRetry={() => void links.refetch()} />
      ) : !links.data ? (
        <Loading rows={8} />
      ) : links.data.items.length > 0 ? (
        <ul data-testid="link-list">
          {links.data.items.map(({ caseId, otherCaseId, kind, reasonZh, reasonEn }) => (
            <li key={`${caseId} ${otherCaseId}`} className="cluster" data-testid="backlog-link-row">
              <Link className="number" to={to(caseId)}>
                {caseId}
              </Link>{' '}
              ↔{' '}
              <Link className="number" to={to(otherCaseId)}>
                {otherCaseId}
              </Link>{' '}
              <span className="mark mark-repeat">
                {kind === 'same-case' || kind === 'petitioner-within' || kind === 'same-petitioner' ? t(`backlog.link.kind.${kind}`) : kind}
              </span>
              <p className="quiet">{language === 'zh' ? reasonZh : reasonEn}</p>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing title={t('backlog.link.empty')} />
      )}
      <Pager paging={paging} next={links.data?.next} busy={links.isFetching} />
    </div>
  );
}
