import { useTranslation } from 'react-i18next';
import type { Measure, Rate, Report, ReportDivision, ReportRow } from '../../api/report-types.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatShare, type AskedReport } from './asked.ts';
import { NumberLink } from './number-link.tsx';

const numbers = ['received', 'people', 'first', 'repeat', 'collective', 'accepted', 'closed', 'openAtEnd', 'backlogAtEnd'] as const;
const shares = ['acceptanceRate', 'handlingRate', 'firstSettlementRate', 'repeatRate', 'satisfactionRate'] as const;

/** Rows that a page shows; a city has hundreds of units. */
const mostRows = 100;

function named<Each extends Measure | Rate>(codes: readonly string[], among: readonly Each[]): readonly Each[] {
  return codes.flatMap((code) => among.find((each) => each.code === code) ?? []);
}

interface TableProps {
  readonly asked: AskedReport;
  readonly report: Report;
  readonly by: ReportDivision;
}

/** A table of a report: a row per channel, topic, unit…, each number a way to its cases. */
export function ReportTable({ asked, report, by }: TableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = report.tables.find((table) => table.by === by)?.rows ?? [];
  const [measures, rates] = [named(numbers, report.measures), named(shares, report.rates)];
  const cells = (row: Pick<ReportRow, 'numbers' | 'rates'>, value?: string) => (
    <>
      {measures.map((measure) => (
        <td key={measure.code}>
          <NumberLink
            asked={asked}
            measure={measure}
            number={row.numbers[measure.code] ?? 0}
            {...(value === undefined ? {} : { row: { by, value } })}
          />
        </td>
      ))}
      {rates.map(({ code }) => (
        <td key={code} className="number">
          {formatShare(row.rates[code]?.value ?? null)}
        </td>
      ))}
    </>
  );
  return (
    <div className="report-scroll">
      <table className="report-table" data-testid={`report-${by}`}>
        <caption className="hidden">{t(`reports.by.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`reports.by.${by}`)}</th>
            {[...measures, ...rates].map((each) => (
              <th
                key={each.code}
                scope="col"
                title={'meaning' in each ? (language === 'zh' ? each.meaning : each.meaningEnglish) : undefined}
              >
                {language === 'zh' ? each.label : each.english}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row) => (
            <tr key={row.value} data-testid="report-row" data-value={row.value}>
              <th scope="row">{language === 'zh' ? row.label : row.english}</th>
              {cells(row, row.value)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('reports.sum')}</th>
            {cells(report.total)}
          </tr>
        </tfoot>
      </table>
      {rows.length > mostRows && <p className="quiet">{t('reports.rest', { count: rows.length })}</p>}
    </div>
  );
}
