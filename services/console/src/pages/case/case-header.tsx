import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case } from '../../api/types.ts';
import { usePetitionerName } from '../../components/case-table.tsx';
import { Marks, StateMark } from '../../components/marks.tsx';
import { useLabel } from '../../i18n/vocabulary.tsx';
import { zh } from '../../i18n/zh.ts';

const isUrgentKey = (kind: string): kind is keyof typeof zh.urgent => kind in zh.urgent;

function UrgentNote({ signals }: { readonly signals: Case['urgentSignals'] }) {
  const { t } = useTranslation();
  if (signals.length === 0) return null;
  return (
    <p className="urgent-note" role="note" data-testid="urgent-note">
      <strong>{t('case.urgentFound')}</strong>
      {signals.map(({ kind, words }) => (
        <span key={kind}>
          {isUrgentKey(kind) ? t(`urgent.${kind}`) : kind}
          {words.length > 0 && <q>{words.join(t('common.separator'))}</q>}
        </span>
      ))}
    </p>
  );
}

/** The cover of the file: number, title, petitioner, state, and what an officer must not miss. */
export function CaseHeader({ given, backlog }: { readonly given: Case; /** Whether it has a backlog side. */ readonly backlog: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const petitioner = usePetitionerName();
  return (
    <header className="cover" data-testid="case-header">
      <div className="cover-line">
        <Link className="cover-back" to="/cases">
          {t('nav.cases')}
        </Link>
        <span className="number" data-testid="registration-number">
          {given.registrationNumber}
        </span>
        <StateMark state={given.state} />
        <Marks of={given} />
        <Link to={`/backlog/cases/${encodeURIComponent(given.caseId)}`} data-testid="to-backlog">
          {t(backlog ? 'backlog.case.link' : 'backlog.step.list-backlog')}
        </Link>
      </div>
      <h1 className="cover-title">{given.title === null ? t('common.erased') : given.title === '' ? t('list.untitled') : given.title}</h1>
      <dl className="cover-facts">
        <div>
          <dt>{t('case.petitioner')}</dt>
          <dd>
            {petitioner(given)}
            {given.headcount > 1 && <span className="quiet"> {t('list.people', { count: given.headcount })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('case.received')}</dt>
          <dd className="number">{given.receivedOn}</dd>
        </div>
        <div>
          <dt>{t('case.channel')}</dt>
          <dd>{label('channels', given.channel)}</dd>
        </div>
        <div>
          <dt>{t('case.district')}</dt>
          <dd>{given.district === '' ? t('common.unknown') : given.district}</dd>
        </div>
        <div>
          <dt>{t('filter.unit')}</dt>
          <dd>{given.unitName ?? given.unit ?? '—'}</dd>
        </div>
        {given.merged !== null && (
          <div>
            <dt>{t('case.mergedInto')}</dt>
            <dd>
              <Link to={`/cases/${encodeURIComponent(given.merged.intoCaseId)}`}>{given.merged.intoCaseId}</Link>
            </dd>
          </div>
        )}
        {given.repeatOf !== null && (
          <div>
            <dt>{t('case.repeatOf')}</dt>
            <dd>
              <Link to={`/cases/${encodeURIComponent(given.repeatOf)}`}>{given.repeatOf}</Link>
            </dd>
          </div>
        )}
      </dl>
      <UrgentNote signals={given.urgentSignals} />
    </header>
  );
}
