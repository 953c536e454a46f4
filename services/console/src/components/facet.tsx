import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../format/number.ts';

const FacetBars = lazy(() => import('./facet-bars.tsx'));

export interface FacetRow {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

interface FacetProps {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly FacetRow[];
  /** Cases that have no value here yet; told, but not to be chosen. */
  readonly unknown: number;
  readonly chosen: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

/** Height of one row in pixels; the bars behind the rows are drawn to the same measure. */
export const facetRowHeight = 30;

/**
 * Counts by one property, as bars that filter (图表筛选). Each row is a button with its word and number, so that keyboard and screen
 * reader get what the eye gets; the bars are drawn behind them.
 */
export function Facet({ name, title, rows, unknown, chosen, onChoose }: FacetProps) {
  const { t } = useTranslation();
  return (
    <section className="facet" data-testid={`facet-${name}`} aria-label={title}>
      <h2 className="facet-title" title={t('filter.facetHint')}>
        {title}
      </h2>
      <div className="facet-body" style={{ blockSize: rows.length * facetRowHeight }}>
        <Suspense fallback={null}>
          <FacetBars counts={rows.map((row) => row.count)} chosen={rows.findIndex((row) => row.value === chosen)} />
        </Suspense>
        <ul>
          {rows.map((row) => (
            <li key={row.value} style={{ blockSize: facetRowHeight }}>
              <button
                type="button"
                className="facet-row"
                aria-pressed={row.value === chosen}
                data-testid={`facet-${name}-${row.value}`}
                data-count={row.count}
                onClick={() => onChoose(row.value === chosen ? undefined : row.value)}
              >
                <span className="facet-label">{row.label}</span>
                <span className="facet-count">{formatCount(row.count)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {unknown > 0 && (
        <p className="facet-unknown quiet">
          <span>{t('case.undecided')}</span>
          <span className="number">{formatCount(unknown)}</span>
        </p>
      )}
    </section>
  );
}
