import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backlogCountsQuery } from '../../api/backlog-queries.ts';
import { backlogStatuses, type BacklogCounts } from '../../api/backlog-types.ts';
import { Facet, type FacetRow } from '../../components/facet.tsx';
import type { BacklogFilterName, BacklogFilters } from './backlog-filters.ts';

interface FacetsProps {
  readonly filters: BacklogFilters;
  readonly onChange: (name: BacklogFilterName, value: string | undefined) => void;
}

type By = 'status' | 'district' | 'leader';
/** Leaders shown; the rest is found by one of their cases. */
const most = 15;

function useCounts(by: By, filters: BacklogFilters): BacklogCounts | undefined {
  return useQuery(backlogCountsQuery(by, { ...filters, [by]: undefined })).data;
}

function CountedFacet({
  by,
  filters,
  onChange,
  rowsOf,
  title,
}: FacetsProps & {
  readonly by: By;
  readonly title: string;
  readonly rowsOf: (counts: BacklogCounts | undefined) => readonly FacetRow[];
}) {
  const counts = useCounts(by, filters);
  return (
    <Facet
      name={by}
      title={title}
      rows={rowsOf(counts)}
      unknown={counts?.counts.find(({ value }) => value === null || value === '')?.count ?? 0}
      chosen={filters[by]}
      onChoose={(value) => onChange(by, value)}
    />
  );
}

const found = (counts: BacklogCounts | undefined): readonly FacetRow[] =>
  (counts?.counts ?? []).flatMap(({ value, count, label }) =>
    value === null || value === '' ? [] : [{ value, count, label: label ?? value }],
  );

/** Counts by state, district and leader beside the list. */
export function BacklogFacets(props: FacetsProps) {
  const { t } = useTranslation();
  const chosen = props.filters.leader;
  return (
    <>
      <CountedFacet
        {...props}
        by="status"
        title={t('backlog.filter.byStatus')}
        rowsOf={(counts) =>
          backlogStatuses.map((value) => ({
            value,
            label: t(`backlog.status.${value}`),
            count: counts?.counts.find((one) => one.value === value)?.count ?? 0,
          }))
        }
      />
      <CountedFacet {...props} by="district" title={t('backlog.filter.byDistrict')} rowsOf={found} />
      <CountedFacet
        {...props}
        by="leader"
        title={t('backlog.filter.byLeader')}
        rowsOf={(counts) => found(counts).filter(({ value }, index) => index < most || value === chosen)}
      />
    </>
  );
}
