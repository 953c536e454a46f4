import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './nothing.tsx';
import { Pager, type Paging } from './pager.tsx';
import { Problem } from './problem.tsx';

interface PageOfListProps<Item> {
  readonly asked: UseQueryResult<{ readonly items: readonly Item[]; readonly next: string | null }>;
  readonly paging: Paging;
  /** Rows that stand for the page until it comes. */
  readonly rows: number;
  /** What is shown where there is nothing. */
  readonly nothing: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** One page of a list that the server cuts into pages, with the way to the others: the error, the wait, nothing, or the items. */
export function PageOfList<Item>({ asked, paging, rows, nothing, children }: PageOfListProps<Item>) {
  return (
    <>
      <div className={asked.isPlaceholderData ? 'stale' : undefined}>
        {asked.isError ? (
          <Problem error={asked.error} onRetry={() => void asked.refetch()} />
        ) : !asked.data ? (
          <Loading rows={rows} />
        ) : asked.data.items.length > 0 ? (
          children(asked.data.items)
        ) : (
          nothing
        )}
      </div>
      <Pager paging={paging} next={asked.data?.next} busy={asked.isFetching} />
    </>
  );
}
