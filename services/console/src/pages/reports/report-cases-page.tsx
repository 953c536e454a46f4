import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { reportCasesQuery, reportQuery } from '../../api/report-queries.ts';
import type { CountedCase } from '../../api/report-types.ts';
import { Loading, Nothing } from '../../components/nothing.tsx';
import { Pager, usePaging } from '../../components/pager.tsx';
import { Problem } from '../../components/problem.tsx';
import { useToday } from '../../components/today.ts';
import { formatMoment } from '../../format/moment.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useLabel } from '../../i18n/vocabulary.tsx';
import { askedOf } from './asked.ts';

const names = ['period', 'measure', 'by', 'value', 'asOf'] as const;

function CaseRow({ given }: { readonly given: CountedCase }) {
  const label = useLabel();
  const outcome = given.kind === 'limit' ? label('clockStates', given.outcome) : label('states', given.outcome);
  return (
    <tr data-testid="report-case" data-case-id={given.caseId}>
      <th scope="row">
        <Link className="number" to={`/cases/${encodeURIComponent(given.caseId)}`}>
          {given.caseId}
        </Link>
      </th>
      <td className="number">{given.from}</td>
      <td className="number">{given.to}</td>
      <td>{label('channels', given.channel)}</td>
      <td>{label('categories', given.category)}</td>
      <td>{label('topics', given.topic)}</td>
      <td>{given.district}</td>
      <td>{given.unitName}</td>
      <td>{outcome}</td>
    </tr>
  );
}

/** 数字背后的案件: what a number of a report counts, as it stood then. */
export default function ReportCasesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [parameters] = useSearchParams();
  const paging = usePaging();
  const query = Object.fromEntries(names.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name) ?? '']] : [])));
  const asked = askedOf(parameters, useToday());
  const cases = useQuery(reportCasesQuery(query, paging.after));
  const report = useQuery(reportQuery(asked.period, asked.asOf)).data;
  const measure = report?.measures.find(({ code }) => code === query['measure']);
  const row = report?.tables.find(({ by }) => by === query['by'])?.rows.find(({ value }) => value === query['value']);
  const words = [row, measure].flatMap((each) => (each ? [language === 'zh' ? each.label : each.english] : []));
  const heads = ['caseId', 'from', 'to'] as const;
  const back = new URLSearchParams({ period: asked.period, by: asked.by, ...(asked.asOf === undefined ? {} : { asOf: asked.asOf }) });
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{t('reports.cases.title')}</h1>
        <Link to={`/reports?${back.toString()}`}>{t('reports.cases.back')}</Link>
      </header>
      <p data-testid="report-cases-of">
        {asked.period} · {words.join(' · ')}
        {cases.data && (
          <span className="quiet">
            {' '}
            · {t('reports.asOf')} {formatMoment(cases.data.asOf)}
          </span>
        )}
        {measure && <span className="quiet meaning"> {language === 'zh' ? measure.meaning : measure.meaningEnglish}</span>}
      </p>
      {cases.isError ? (
        <Problem error={cases.error} onRetry={() => void cases.refetch()} />
      ) : !cases.data ? (
        <Loading rows={10} />
      ) : cases.data.items.length === 0 ? (
        <Nothing title={t('reports.cases.empty')} />
      ) : (
        <div className="report-scroll">
          <table className="report-table report-cases" data-testid="report-cases">
            <caption className="hidden">{t('reports.cases.title')}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {t(`reports.cases.${head}`)}
                  </th>
                ))}
                {(['channel', 'category', 'topic', 'district', 'unit'] as const).map((by) => (
                  <th key={by} scope="col">
                    {t(`reports.by.${by}`)}
                  </th>
                ))}
                <th scope="col">{t('reports.cases.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {cases.data.items.map((given) => (
                <CaseRow key={`${given.caseId}/${given.code}/${given.number}`} given={given} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager paging={paging} next={cases.data?.next} busy={cases.isFetching} />
    </div>
  );
}
