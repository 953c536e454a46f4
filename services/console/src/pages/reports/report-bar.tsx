import { Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { workbookAddress } from '../../api/report-queries.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { AskedReport } from './asked.ts';

interface BarProps {
  readonly asked: AskedReport;
  readonly onAsk: (change: Partial<AskedReport>) => void;
}

/** Of which month or year, as of which day, and the workbook. */
export function ReportBar({ asked, onAsk }: BarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = asked.period.length === 4 ? 'year' : 'month';
  const form = kind === 'year' ? 'YYYY' : 'YYYY-MM';
  return (
    <div className="report-bar">
      <Segmented
        aria-label={t('reports.kind.label')}
        value={kind}
        onChange={(value) => onAsk({ period: value === 'year' ? asked.period.slice(0, 4) : `${asked.period.slice(0, 4)}-12` })}
        options={(['month', 'year'] as const).map((value) => ({
          value,
          label: <span data-testid={`report-${value}-kind`}>{t(`reports.kind.${value}`)}</span>,
        }))}
      />
      <DatePicker
        picker={kind}
        allowClear={false}
        aria-label={t(`reports.${kind}`)}
        data-testid="report-period"
        value={dayjs(kind === 'year' ? `${asked.period}-01-01` : `${asked.period}-01`)}
        onChange={(value) => value && onAsk({ period: value.format(form) })}
      />
      <DatePicker
        aria-label={t('reports.asOf')}
        title={t('reports.asOfHint')}
        placeholder={`${t('reports.asOf')}：${t('reports.asOfNow')}`}
        data-testid="report-as-of"
        value={asked.asOf === undefined ? null : dayjs(asked.asOf)}
        onChange={(value) => onAsk({ asOf: value?.format('YYYY-MM-DD') })}
      />
      <Button href={workbookAddress(asked.period, asked.asOf, language)} download data-testid="report-excel">
        {t('reports.excel')}
      </Button>
    </div>
  );
}
