import { init, type ECharts } from 'echarts/core';
import { useEffect, useRef, type RefObject } from 'react';

/** A chart in a box of the page: made when the box is there, as wide as it, and disposed of with it. */
export function useChart(): { readonly box: RefObject<HTMLDivElement | null>; readonly chart: RefObject<ECharts | null> } {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const made = init(box.current, undefined, { renderer: 'svg' });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  return { box, chart };
}
