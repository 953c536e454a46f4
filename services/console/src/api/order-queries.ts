import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Call } from './client.ts';
import { request } from './endpoints.ts';
import { pageSize } from './queries.ts';
import type { Counts, ListedOrder, Page } from './types.ts';

type Query = NonNullable<Call['query']>;

/** Supervision orders and suggestions (督办台账), those due first. */
export const ordersQuery = (filters: Query, after: string | undefined) =>
  queryOptions({
    queryKey: ['orders', 'list', filters, after],
    queryFn: ({ signal }) => request<Page<ListedOrder>>('/supervision/orders', { query: { ...filters, limit: pageSize, after }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });

export const orderCountsQuery = (by: 'state' | 'unit' | 'kind', filters: Query) =>
  queryOptions({
    queryKey: ['orders', 'counts', by, filters],
    queryFn: ({ signal }) => request<Counts>('/supervision/orders/counts', { query: { ...filters, by }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
