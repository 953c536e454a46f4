import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '../../api/report-types.ts';
import { useChart } from '../../components/use-chart.ts';
import { colours } from '../../theme.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const series = [
  { code: 'received', type: 'bar', colour: colours.pine },
  { code: 'ended', type: 'bar', colour: '#7fa9a6' },
  { code: 'openAtEnd', type: 'line', colour: colours.ochre },
] as const;

/** What came in, what ended, and what was open at each month's end (按月). The table beside it says the same in numbers. */
export default function MonthChart({ rows }: { readonly rows: readonly ReportRow[] }) {
  const { t } = useTranslation();
  const { box, chart } = useChart();
  useEffect(() => {
    chart.current?.setOption({
      animation: false,
      grid: { left: 48, right: 16, top: 32, bottom: 24 },
      legend: { top: 0, left: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: rows.map(({ value }) => value) },
      yAxis: { type: 'value', minInterval: 1 },
      series: series.map(({ code, type, colour }) => ({
        ...{ name: t(`reports.series.${code}`), type, itemStyle: { color: colour }, lineStyle: { color: colour } },
        data: rows.map(({ numbers }) => numbers[code] ?? 0),
      })),
    });
  }, [rows, t]);
  return <div ref={box} className="report-chart" role="img" aria-label={t('reports.chart')} />;
}
