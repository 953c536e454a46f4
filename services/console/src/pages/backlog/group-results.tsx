import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { GroupAnswer } from '../../api/backlog-types.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { GroupFormName } from '../../steps/table/backlog.ts';

interface GroupResultsProps {
  readonly form: GroupFormName;
  /** Null where the step was one of the group itself. */
  readonly answer: GroupAnswer | null;
  readonly onClose: () => void;
}

/** What an action did in each case (逐案结果): the refused first, with their reason. */
export function GroupResults({ form, answer, onClose }: GroupResultsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const step = t(`backlog.group.${form}`);
  if (answer === null)
    return <Alert type="success" showIcon closable={{ onClose }} title={t('backlog.result.sent', { step })} data-testid="group-done" />;
  const results = answer.results.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
  return (
    <section className="group-results" role="status" data-testid="group-results" data-done={answer.done} data-refused={answer.refused}>
      <header className="panel-head">
        <h2>{t('backlog.result.title', { step, done: answer.done, refused: answer.refused })}</h2>
        <button type="button" className="text-button panel-end" onClick={onClose}>
          {t('backlog.result.close')}
        </button>
      </header>
      <ul>
        {results.map(({ caseId, outcome, problem }) => (
          <li key={caseId} data-outcome={outcome}>
            <Link to={`/backlog/cases/${encodeURIComponent(caseId)}`} className="number">
              {caseId}
            </Link>{' '}
            <span className={outcome === 'refused' ? 'days-over' : 'quiet'}>{t(`backlog.result.${outcome}`)}</span>{' '}
            {problem && <span>{language === 'zh' ? problem.title : (problem.titleEn ?? problem.title)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
