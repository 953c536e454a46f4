import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Call } from './client.ts';
import { request } from './endpoints.ts';
import type { BacklogCounts, BacklogItem, Batch, Campaign, Cluster, Dossier, GroupAnswer, LinkItem } from './backlog-types.ts';
import { pageSize } from './queries.ts';
import type { Page, StepAnswer } from './types.ts';

type Query = NonNullable<Call['query']>;
const get = <Answer>(path: string, query: Query, signal: AbortSignal) => request<Answer>(path, { query, signal });

/** Takes a step of a campaign or batch, or one for many cases. The same key twice makes one event in each. */
export const sendGroupStep = (path: string, body: unknown, idempotencyKey: string) =>
  request<GroupAnswer | StepAnswer>(path, { method: 'POST', body, idempotencyKey });

export const backlogListQuery = (filters: Query, after: string | undefined) =>
  queryOptions({
    queryKey: ['backlog', 'list', filters, after],
    queryFn: ({ signal }) => get<Page<BacklogItem>>('/backlog', { ...filters, limit: pageSize, after }, signal),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });

export const backlogCountsQuery = (by: 'status' | 'district' | 'leader', filters: Query) =>
  queryOptions({
    queryKey: ['backlog', 'counts', by, filters],
    queryFn: ({ signal }) => get<BacklogCounts>('/backlog/counts', { ...filters, by }, signal),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });

export const dossierQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['backlog', 'case', caseId],
    queryFn: ({ signal }) => get<Dossier>(`/cases/${encodeURIComponent(caseId)}/backlog`, {}, signal),
    staleTime: 5000,
  });

export const campaignsQuery = queryOptions({
  queryKey: ['backlog', 'campaigns'],
  queryFn: ({ signal }) => get<{ readonly items: readonly Campaign[] }>('/campaigns', { limit: 200 }, signal),
  staleTime: 5000,
});

export const clustersQuery = (query: Query) =>
  queryOptions({
    queryKey: ['backlog', 'clusters', query],
    queryFn: ({ signal }) => get<{ readonly items: readonly Cluster[] }>('/backlog/clusters', { ...query, limit: 100 }, signal),
    placeholderData: keepPreviousData,
  });

export const batchesQuery = queryOptions({
  queryKey: ['backlog', 'batches'],
  queryFn: ({ signal }) => get<{ readonly items: readonly Batch[] }>('/batches', { limit: 100 }, signal),
  staleTime: 5000,
});

export const linksQuery = (state: string, after: string | undefined) =>
  queryOptions({
    queryKey: ['backlog', 'links', state, after],
    queryFn: ({ signal }) => get<Page<LinkItem>>('/backlog/links', { state, limit: pageSize, after }, signal),
    staleTime: 5000,
  });
