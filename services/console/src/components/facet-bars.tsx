import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect } from 'react';
import { colours } from '../theme.ts';
import { useChart } from './use-chart.ts';

use([BarChart, GridComponent, SVGRenderer]);

const calm = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;

function optionOf(counts: readonly number[], chosen: number) {
  return {
    animation: !calm,
    animationDurationUpdate: 200,
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value' as const, show: false, min: 0, max: Math.max(1, ...counts) },
    yAxis: { type: 'category' as const, show: false, inverse: true, data: counts.map((_, index) => String(index)) },
    series: [
      {
        type: 'bar' as const,
        silent: true,
        barWidth: 4,
        barMinHeight: 2,
        // The bar lies under its word, at the foot of the row.
        itemStyle: { color: colours.pine, opacity: 0.55 },
        data: counts.map((count, index) => ({
          value: count === 0 ? null : count,
          ...(chosen === -1 || index === chosen ? {} : { itemStyle: { color: colours.pine, opacity: 0.2 } }),
          ...(index === chosen ? { itemStyle: { color: colours.pine, opacity: 1 } } : {}),
        })),
      },
    ],
  };
}

/** The bars behind a facet's rows, one per row in the same order. Loaded after the page, which reads without them. */
export default function FacetBars({ counts, chosen }: { readonly counts: readonly number[]; readonly chosen: number }) {
  const { box, chart } = useChart();
  useEffect(() => {
    chart.current?.resize();
    chart.current?.setOption(optionOf(counts, chosen), { notMerge: false });
  }, [counts, chosen]);
  return <div ref={box} className="facet-bars" aria-hidden="true" />;
}
