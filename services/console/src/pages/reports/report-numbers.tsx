import { useTranslation } from 'react-i18next';
import type { Report } from '../../api/report-types.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatShare, type AskedReport } from './asked.ts';
import { NumberLink } from './number-link.tsx';

interface Props {
  readonly asked: AskedReport;
  readonly report: Report;
}

const sections = ['registered', 'work', 'limits', 'outcome', 'stock', 'suggestions', 'backlog', 'review'] as const;

/** The rates of the whole, each with the two numbers it is made of. */
export function ReportRates({ asked, report }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="report-rates" aria-label={t('reports.rates')}>
      {report.rates.map((rate) => {
        const found = report.total.rates[rate.code];
        const [above, below] = [rate.numerator, rate.denominator].map((code) => report.measures.find((each) => each.code === code));
        return (
          <li key={rate.code} data-testid={`rate-${rate.code}`}>
            <span className="quiet">{language === 'zh' ? rate.label : rate.english}</span>
            <strong className="number">{formatShare(found?.value ?? null)}</strong>
            {found && above && below && (
              <span className="quiet">
                <NumberLink asked={asked} measure={above} number={found.numerator} /> ÷{' '}
                <NumberLink asked={asked} measure={below} number={found.denominator} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Every number of the whole with its definition; of a year under the items of Art. 41. */
export function ReportNumbers({ asked, report }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = report.article41
    ? report.article41
        .filter(({ measures }) => measures.length > 0)
        .map(({ item, label, english, measures }) => ({
          key: String(item),
          title: `${t('reports.article41', { item })} ${language === 'zh' ? label : english}`,
          measures: report.measures.filter(({ code }) => measures.includes(code)),
        }))
    : sections
        .map((section) => ({
          ...{ key: section, title: t(`reports.section.${section}`) },
          measures: report.measures.filter((measure) => measure.section === section),
        }))
        .filter(({ measures }) => measures.length > 0);
  return (
    <table className="report-table report-numbers" data-testid="report-numbers">
      <caption className="hidden">{t('reports.numbers')}</caption>
      {parts.map(({ key, title, measures }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {title}
            </th>
          </tr>
          {measures.map((measure) => (
            <tr key={measure.code}>
              <th scope="row">{language === 'zh' ? measure.label : measure.english}</th>
              <td>
                <NumberLink asked={asked} measure={measure} number={report.total.numbers[measure.code] ?? 0} />
              </td>
              <td className="quiet meaning">
                {language === 'zh' ? measure.meaning : measure.meaningEnglish}
                {measure.article !== '' && ` · ${t('common.articleShort', { article: measure.article })}`}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
