import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../../api/queries.ts';
import { caseStates, type Counts } from '../../api/types.ts';
import { Facet, type FacetRow } from '../../components/facet.tsx';
import { withoutFilter, type CaseFilters, type FilterName } from '../../filters/case-filters.ts';
import { useLabel, useTerms } from '../../i18n/vocabulary.tsx';

type By = 'state' | 'topic' | 'category';
const lists = { state: 'states', topic: 'topics', category: 'categories' } as const;

/** States of the main path; the others are shown where there is a case in them. */
const usual = caseStates.slice(0, caseStates.indexOf('not-accepted') + 1);

/** Counts in the vocabulary's order, zeros included, so that rows keep their places while filters change. */
function useRows(by: By, counts: Counts | undefined, chosen: string | undefined): readonly FacetRow[] {
  const label = useLabel();
  const terms = useTerms(lists[by]);
  const found = new Map(counts?.counts.flatMap(({ value, count }) => (value === null || value === '' ? [] : [[value, count] as const])));
  const known =
    by === 'state'
      ? caseStates.filter((state) => usual.includes(state) || found.has(state) || state === chosen)
      : terms.map((term) => term.code);
  const all: readonly string[] = [...known, ...[...found.keys()].filter((value) => !known.some((one) => one === value))];
  return all.map((value) => ({ value, label: label(lists[by], value), count: found.get(value) ?? 0 }));
}

interface FacetsProps {
  readonly filters: CaseFilters;
  readonly onChange: (name: FilterName, value: string | undefined) => void;
}

function CountedFacet({ by, title, filters, onChange }: FacetsProps & { readonly by: By; readonly title: string }) {
  const { data } = useQuery(countsQuery(by, withoutFilter(filters, by)));
  const unknown = data?.counts.find(({ value }) => value === null || value === '')?.count ?? 0;
  return (
    <Facet
      name={by}
      title={title}
      rows={useRows(by, data, filters[by])}
      unknown={unknown}
      chosen={filters[by]}
      onChoose={(value) => onChange(by, value)}
    />
  );
}

/** Counts by state, topic and category beside the list; each counts under all other filters, and shows what else could be chosen. */
export function Facets(props: FacetsProps) {
  const { t } = useTranslation();
  return (
    <>
      <CountedFacet by="state" title={t('filter.byState')} {...props} />
      <CountedFacet by="topic" title={t('filter.byTopic')} {...props} />
      <CountedFacet by="category" title={t('filter.byCategory')} {...props} />
    </>
  );
}
