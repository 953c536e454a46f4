import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { CaseFilters, FilterName } from '../../filters/case-filters.ts';

interface DayFilterProps {
  readonly name: 'receivedFrom' | 'receivedTo';
  readonly filters: CaseFilters;
  readonly onChange: (name: FilterName, value: string | undefined) => void;
}

/** One end of the span of registration days (登记日期). */
export default function DayFilter({ name, filters, onChange }: DayFilterProps) {
  const { t } = useTranslation();
  const value = filters[name];
  return (
    <DatePicker
      className="day-filter"
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      data-testid={`filter-${name}`}
      value={value === undefined ? null : dayjs(value)}
      onChange={(day) => onChange(name, day?.format('YYYY-MM-DD'))}
    />
  );
}
