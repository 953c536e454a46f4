import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError } from './client.ts';
import { api } from './endpoints.ts';
import type { Queue, ReplayClock } from './types.ts';

export const pageSize = 50;

/** Answers are kept for half a minute; a refusal is final, only an unreachable or broken server is asked again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.refused),
        refetchOnWindowFocus: true,
      },
    },
  });
}

type Query = Readonly<Record<string, string | number | undefined>>;

export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: ({ signal }) => api.vocabulary(signal),
  staleTime: Infinity,
});

export const unitsQuery = (inForceOn: string) =>
  queryOptions({ queryKey: ['units', inForceOn], queryFn: ({ signal }) => api.units(inForceOn, signal), staleTime: 600_000 });

export const casesQuery = (filters: Query, after: string | undefined) =>
  queryOptions({
    queryKey: ['cases', filters, after],
    queryFn: ({ signal }) => api.cases({ ...filters, limit: pageSize, after }, signal),
    placeholderData: keepPreviousData,
  });

/** A few cases by the beginning of their registration number. */
export const caseSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['cases', 'search', q],
    queryFn: ({ signal }) => api.cases({ q: q.trim(), limit: 10 }, signal),
    placeholderData: keepPreviousData,
  });

export const countsQuery = (by: 'state' | 'topic' | 'category' | 'district', filters: Query) =>
  queryOptions({
    queryKey: ['counts', by, filters],
    queryFn: ({ signal }) => api.counts(by, filters, signal),
    placeholderData: keepPreviousData,
  });

export const caseQuery = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId], queryFn: ({ signal }) => api.case(caseId, signal), staleTime: 5000 });

export const documentsQuery = (caseId: string) =>
  queryOptions({ queryKey: ['documents', caseId], queryFn: ({ signal }) => api.documents(caseId, signal), staleTime: 5000 });

/** A draft is made for one form, from the case as it then stands. */
export const draftQuery = (caseId: string, kind: string) =>
  queryOptions({ queryKey: ['draft', caseId, kind], queryFn: ({ signal }) => api.draft(caseId, kind, signal), staleTime: 0, gcTime: 0 });

export const historyQuery = (caseId: string, at: string | undefined, clock: ReplayClock) =>
  queryOptions({
    queryKey: ['history', caseId, at, clock],
    queryFn: ({ signal }) => api.history(caseId, at, clock, signal),
    staleTime: at === undefined ? 5000 : 600_000,
  });

export const worklistQuery = (queue: Queue, after: string | undefined) =>
  queryOptions({
    queryKey: ['worklist', queue, after],
    queryFn: ({ signal }) => api.worklist(queue, { limit: pageSize, after }, signal),
    staleTime: 5000,
  });

export const worklistCountsQuery = queryOptions({
  queryKey: ['worklist-counts'],
  queryFn: ({ signal }) => api.worklistCounts(signal),
  staleTime: 5000,
});

export const clocksQuery = (query: Query, after: string | undefined) =>
  queryOptions({
    queryKey: ['clocks', query, after],
    queryFn: ({ signal }) => api.clocks({ ...query, limit: pageSize, after }, signal),
    placeholderData: keepPreviousData,
  });
