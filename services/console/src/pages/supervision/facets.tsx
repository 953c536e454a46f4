import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orderCountsQuery } from '../../api/order-queries.ts';
import { Facet } from '../../components/facet.tsx';
import { useLabel, useTerms } from '../../i18n/vocabulary.tsx';
import { useUnitName } from '../case/unit-name.ts';
import type { OrderFilterName, OrderFilters } from './order-filters.ts';

interface FacetsProps {
  readonly filters: OrderFilters;
  readonly onChange: (name: OrderFilterName, value: string | undefined) => void;
}

type By = 'state' | 'kind' | 'unit';
/** Units shown, those with most first; any other is found in the filter beside. */
const most = 15;

interface CountedProps extends FacetsProps {
  readonly by: By;
  readonly title: string;
  readonly labelOf: (value: string) => string;
  /** Rows that keep their places, zeros included; those counted where it is empty. */
  readonly always: readonly string[];
}

function CountedFacet({ by, title, labelOf, always, filters, onChange }: CountedProps) {
  const counts = useQuery(orderCountsQuery(by, { ...filters, [by]: undefined })).data?.counts ?? [];
  const found = new Map(counts.flatMap(({ value, count }) => (value === null ? [] : [[value, count] as const])));
  const values = always.length > 0 ? always : [...found.keys()].filter((value, index) => index < most || value === filters[by]);
  const rows = values.map((value) => ({ value, label: labelOf(value), count: found.get(value) ?? 0 }));
  return <Facet name={by} {...{ title, rows }} unknown={0} chosen={filters[by]} onChoose={(value) => onChange(by, value)} />;
}

/** Counts by state, kind and unit beside the list; each counts under all other filters. */
export function OrderFacets(props: FacetsProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const unitName = useUnitName();
  const states = useTerms('supervisionStates').map(({ code }) => code);
  return (
    <>
      <CountedFacet
        {...props}
        by="state"
        title={t('supervision.filter.byState')}
        always={states}
        labelOf={(value) => label('supervisionStates', value)}
      />
      <CountedFacet
        {...props}
        by="kind"
        title={t('supervision.filter.byKind')}
        always={['order', 'suggestion']}
        labelOf={(value) => t(value === 'order' ? 'supervision.kind.order' : 'supervision.kind.suggestion')}
      />
      <CountedFacet {...props} by="unit" title={t('supervision.filter.byUnit')} always={[]} labelOf={unitName} />
    </>
  );
}
